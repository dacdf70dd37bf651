import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** Keeps a secret so that a copy of the database gives nobody what it is. Told apart by data: see context.ts */
export interface Sealer {
  /** whether there is a key; without one a text is kept as it is */
  readonly seals: boolean;
  /** @param owner what the text belongs to: put elsewhere in the database it does not open */
  seal(text: string, owner: string): string;
  /** @returns null when it was sealed with another key, for another owner, or was changed */
  open(kept: string, owner: string): string | null;
}

const CIPHER = 'aes-256-gcm';
const VERSION = 'v1.';
const [NONCE, TAG] = [12, 16];

/** AES-256-GCM under a key that comes of the installation's secret. @param secret unset: nothing is sealed */
export function createSealer(secret: string | undefined): Sealer {
  if (secret === undefined) {
    return { seals: false, seal: (text) => text, open: (kept) => (kept.startsWith(VERSION) ? null : kept) };
  }
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'samplan second factor', 32));
  return {
    seals: true,
    seal: (text, owner) => {
      const nonce = randomBytes(NONCE);
      const cipher = createCipheriv(CIPHER, key, nonce).setAAD(Buffer.from(owner));
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return VERSION + Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url');
    },
    open: (kept, owner) => {
      // Kept before there was a key; the next start seals it.
      if (!kept.startsWith(VERSION)) return kept;
      const parts = Buffer.from(kept.slice(VERSION.length), 'base64url');
      try {
        const decipher = createDecipheriv(CIPHER, key, parts.subarray(0, NONCE), { authTagLength: TAG })
          .setAAD(Buffer.from(owner))
          .setAuthTag(parts.subarray(NONCE, NONCE + TAG));
        return decipher.update(parts.subarray(NONCE + TAG), undefined, 'utf8') + decipher.final('utf8');
      } catch {
        return null;
      }
    },
  };
}

/** Whose the secret of a second factor is. */
export const factorOwner = (userId: number): string => `second_factor ${userId}`;
