import { z } from 'zod';

import { typedPassword } from './password';

/** Six digits of the app, however they are spaced, or a recovery code. */
const code = z
  .string({ error: 'Skriv koden.' })
  .max(60, 'Koden är för lång.')
  .transform((typed) => typed.replace(/\s/g, ''));

export const signInCodeForm = z.object({ code, till: z.string().optional() });

/** Shows that the app gives the right codes. */
export const confirmFactorForm = z.object({ code });

/** Turning the second factor on or off is as much as changing the password. */
export const ownPasswordForm = z.object({ current: typedPassword('Skriv ditt lösenord.') });
