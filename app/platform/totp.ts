import { randomInt } from 'node:crypto';

import { Secret, TOTP } from 'otpauth';

import { hashSecret } from './secret';

/** What apps for codes take without settings: six digits, a new code every 30 seconds (RFC 6238). */
const settings = { issuer: 'Samplan', algorithm: 'SHA1', digits: 6, period: 30 } as const;

/** A new secret of 160 bits, in base32. */
export function newTotpSecret(): string {
  return new Secret({ size: 20 }).base32;
}

/** The address that an app reads as a picture. */
export function totpAddress(secret: string, email: string): string {
  return new TOTP({ ...settings, label: email, secret }).toString();
}

/**
 * The time step that a code is of, within one step of now: clocks differ.
 * @returns null when it is of none, or of one up to `lastStep`: a code that was taken is not taken again
 */
export function stepOf(secret: string, code: string, lastStep: number, now: number): number | null {
  if (!/^\d{6}$/.test(code)) return null;
  const delta = new TOTP({ ...settings, secret }).validate({ token: code, timestamp: now, window: 1 });
  const step = delta === null ? null : Math.floor(now / 1000 / settings.period) + delta;
  return step !== null && step > lastStep ? step : null;
}

/** Without signs that are read for one another. */
const SIGNS = 'abcdefghjkmnpqrstuvwxyz23456789';

/**
 * Ten codes for whoever has lost the app, "k7mqd-x2v9p-hrt4c-9wnbe-4fjxu": 123 bits each, so that a plain hash keeps
 * them (OWASP ASVS 5.0, 6.5.2 asks for 112).
 */
export function newRecoveryCodes(): string[] {
  const sign = () => SIGNS[randomInt(SIGNS.length)]!;
  const group = () => Array.from({ length: 5 }, sign).join('');
  return Array.from({ length: 10 }, () => Array.from({ length: 5 }, group).join('-'));
}

/** What is kept of a recovery code; typed with or without lines and capitals it is the same. */
export function hashRecoveryCode(typed: string): Buffer {
  return hashSecret(typed.toLowerCase().replace(/[^a-z0-9]/g, ''));
}
