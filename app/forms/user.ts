import { z } from 'zod';

import { GIVEN_ROLES } from '~/domain/role-scope';

import { choice, optionalRowId, requiredText, rowId, rowVersion, text } from './fields';

const described = {
  name: requiredText('Skriv vad kontot ska heta, helst rollen.', 200),
  title: text(200).transform((typed) => typed || null),
  partyId: optionalRowId(),
};

const scope = { cooperationId: optionalRowId(), projectId: optionalRowId(), partyId: optionalRowId() };

/** A new account, whose owner gets an invitation. */
export const inviteUserForm = z.object({
  email: z
    .string({ error: 'Skriv en e-postadress.' })
    .trim()
    .toLowerCase()
    .max(254, 'E-postadressen är för lång.')
    .pipe(z.email('Skriv en e-postadress, till exempel namn@kommun.se.')),
  ...described,
});

const seen = { id: rowId(), version: rowVersion() };

export const updateUserForm = z.object({ ...seen, ...described });

export const grantRoleForm = z.object({ ...seen, role: choice(GIVEN_ROLES), ...scope });

export const revokeRoleForm = z.object({ ...seen, roleId: rowId() });

/** What is done to an account as it was seen, without saying more. */
export const seenUserForm = z.object(seen);
