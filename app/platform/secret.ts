import { createHash, randomBytes } from 'node:crypto';

/** A secret that an address carries: 256 bits, in signs that addresses take as they are. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** SHA-256: what is kept of a secret, and by which it is found again. */
export function hashSecret(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}
