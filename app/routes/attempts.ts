import { hashSecret } from '~/platform/secret';
import type { Attempted } from '~/store/sign-in-attempt';

type Kind = Attempted['kind'];

/** What an attempt is counted for; only a hash of it is kept. */
export function attempted(kind: Kind, subject: string): Attempted {
  return { kind, subjectHash: hashSecret(`${kind} ${subject}`) };
}

/** "För många försök. Vänta 8 sekunder …": the same for accounts that exist and those that do not. */
export function waitText(seconds: number): string {
  const wait = seconds < 60 ? `${seconds} sekunder` : `${Math.ceil(seconds / 60)} minuter`;
  return `För många försök har misslyckats. Vänta ${seconds === 1 ? 'en sekund' : wait} och försök igen.`;
}
