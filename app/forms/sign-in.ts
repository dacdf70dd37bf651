import { z } from 'zod';

/** Nothing is said of which of the two is wrong, so a stranger cannot find out who has an account. */
export const signInForm = z.object({
  epost: z
    .string({ error: 'Skriv din e-postadress.' })
    .trim()
    .max(254, 'E-postadressen är för lång.')
    // Postgres refuses the zero byte, which would end as a fault of ours.
    .transform((typed) => typed.replace(/\p{Cc}/gu, '')),
  losenord: z.string({ error: 'Skriv ditt lösenord.' }).max(1000, 'Lösenordet är för långt.'),
  till: z.string().optional(),
});
