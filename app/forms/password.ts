import { z } from 'zod';

import { LONGEST_PASSWORD, passwordFault } from '~/domain/new-password';

/** What is typed in a password field: taken as it is, spaces and all. */
export const typedPassword = (message: string) =>
  z.string({ error: message }).max(1000, `Lösenordet ska ha högst ${LONGEST_PASSWORD} tecken.`);

/** A password that is chosen, typed twice. */
const chosen = {
  password: typedPassword('Skriv ett lösenord.'),
  repeated: typedPassword('Skriv lösenordet en gång till.'),
};

/** The rule for new passwords, at the field. @param email of the account that it is for */
function check(email: string) {
  return ({ password, repeated }: { password: string; repeated: string }, context: z.RefinementCtx): void => {
    const fault = passwordFault(password, email);
    if (fault) context.addIssue({ code: 'custom', path: ['password'], message: fault });
    else if (password !== repeated) {
      context.addIssue({ code: 'custom', path: ['repeated'], message: 'De två lösenorden är inte lika.' });
    }
  };
}

/** Choosing a password by a one-time link. */
export const choosePasswordForm = (email: string) => z.object(chosen).superRefine(check(email));

/** Choosing another password while signed in. */
export const changePasswordForm = (email: string) =>
  z.object({ current: typedPassword('Skriv ditt nuvarande lösenord.'), ...chosen }).superRefine(check(email));

/** Asking for a link to a new password. */
export const passwordRequestForm = z.object({
  email: z
    .string({ error: 'Skriv din e-postadress.' })
    .trim()
    .max(254, 'E-postadressen är för lång.')
    .pipe(z.email('Skriv en e-postadress, till exempel namn@kommun.se.')),
});
