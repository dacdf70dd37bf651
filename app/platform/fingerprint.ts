import { createHash } from 'node:crypto';

/** The same short text for the same value, and another for any other: tells whether what was shown still holds. */
export function fingerprint(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('base64url');
}
