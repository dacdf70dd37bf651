import type { Actor } from '~/domain/actor';
import { Refusal } from '~/domain/refusal';
import { grantOf } from '~/domain/role-scope';
import { grantRoleForm, inviteUserForm, revokeRoleForm, seenUserForm, updateUserForm } from '~/forms/user';
import { LostRace } from '~/policy/form-failure';
import { intent, type Guarded } from '~/policy/guard';
import { deleteSecondFactor } from '~/store/second-factor';
import {
  deleteRole,
  endUserSessions,
  insertRole,
  insertUser,
  isLastCoordinator,
  setDisabled,
  updateUser,
} from '~/store/user';
import { listScopeChoices, lockUser, type User } from '~/store/user-list';
import { userValues } from '~/views/users/user-words';
import type { Transaction } from '~db/open';

import { sendLink } from './send-link';
import { anyone } from './subjects';

/** A one-time link that has just been made, for the samordnare to hand over; it is shown once. */
export interface MadeLink {
  readonly link: string;
  readonly userId: number;
  readonly email: string;
  readonly purpose: 'inbjudan' | 'återställning';
}

type Asked = Guarded<Record<string, never>>;
type Seen = { readonly id: number; readonly version: number };

const MAY = 'user.manage';
const LAST = 'Det finns ingen annan samordnare som kan logga in. Gör någon annan till samordnare först.';

/** What protects the own account is changed with the password at hand, and not past it. */
function refuseOwn(actor: Actor, user: User): void {
  if (actor.userId === user.id) throw new Refusal('Det är ditt eget konto. Ändra det under Ditt konto.');
}

/** Runs a change of an account as it was seen, locked. */
function change<T>(
  { viewer, write }: Asked,
  { id, version }: Seen,
  work: (trx: Transaction, actor: Actor, user: User) => Promise<T>,
): Promise<T> {
  return write(async (trx, actor) => {
    const user = await lockUser(trx, viewer, id);
    if (!user) throw new Refusal('Kontot finns inte. Ladda om sidan.');
    if (user.version !== version) throw new LostRace({ version: user.version, values: userValues(user) });
    return work(trx, actor, user);
  });
}

/** Back to the account in the list as it was filtered. */
function pageOf({ url }: Asked, id: number, done: string): string {
  const next = new URLSearchParams(url.searchParams);
  next.delete('ny');
  next.set('konto', String(id));
  next.set('sparad', done);
  return `/anvandare?${next}#konto-${id}`;
}

const choose = (list: readonly { readonly id: number }[], id: number | null, field: string) => {
  if (id !== null && !list.some((each) => each.id === id)) throw new Refusal('Välj i listan.', field);
};

/** A button that changes an account as it was seen. */
function onSeen(done: string, work: (trx: Transaction, actor: Actor, user: User) => Promise<unknown>) {
  return intent<Record<string, never>, Seen, MadeLink>(anyone, {
    may: MAY,
    form: seenUserForm,
    run: async (asked, seen) => {
      await change(asked, seen, work);
      return pageOf(asked, seen.id, done);
    },
  });
}

/** A link for an account whose owner cannot sign in. */
function onLink(purpose: MadeLink['purpose']) {
  return intent<Record<string, never>, Seen, MadeLink>(anyone, {
    may: MAY,
    form: seenUserForm,
    run: async (asked, seen) => {
      const show = await change(asked, seen, async (trx, actor, user) => {
        refuseOwn(actor, user);
        if (user.disabled) throw new Refusal('Kontot är stängt. Öppna det först.');
        const link = await sendLink(trx, actor, purpose, user, asked.context.address);
        return { link, userId: user.id, email: user.email, purpose };
      });
      return { show };
    },
  });
}

export const userIntents = {
  invite: intent<Record<string, never>, ReturnType<typeof inviteUserForm.parse>, MadeLink>(anyone, {
    may: MAY,
    form: inviteUserForm,
    run: async ({ viewer, context, write }, input) => {
      choose((await listScopeChoices(context.db, viewer)).parties, input.partyId, 'partyId');
      const show = await write(async (trx, actor) => {
        const id = await insertUser(trx, actor, input);
        if (id === null) throw new Refusal('Det finns redan ett konto med den adressen.', 'email');
        const link = await sendLink(trx, actor, 'inbjudan', { ...input, id }, context.address);
        return { link, userId: id, email: input.email, purpose: 'inbjudan' as const };
      });
      return { show };
    },
  }),
  update: intent<Record<string, never>, ReturnType<typeof updateUserForm.parse>, MadeLink>(anyone, {
    may: MAY,
    form: updateUserForm,
    run: async (asked, { id, version, ...described }) => {
      choose((await listScopeChoices(asked.context.db, asked.viewer)).parties, described.partyId, 'partyId');
      await change(asked, { id, version }, (trx, actor, user) => updateUser(trx, actor, user, described));
      return pageOf(asked, id, 'uppgifter');
    },
  }),
  grant: intent<Record<string, never>, ReturnType<typeof grantRoleForm.parse>, MadeLink>(anyone, {
    may: MAY,
    form: grantRoleForm,
    run: async (asked, { id, version, role, ...chosen }) => {
      const grant = grantOf(role, chosen);
      const { cooperations, projects, parties } = await listScopeChoices(asked.context.db, asked.viewer);
      choose(cooperations, grant.cooperationId, 'cooperationId');
      choose(projects, grant.projectId, 'projectId');
      choose(parties, grant.partyId, 'partyId');
      await change(asked, { id, version }, async (trx, actor, user) => {
        if (!(await insertRole(trx, actor, user, grant))) throw new Refusal('Kontot har redan den rollen.', 'role');
      });
      return pageOf(asked, id, 'roll');
    },
  }),
  revoke: intent<Record<string, never>, ReturnType<typeof revokeRoleForm.parse>, MadeLink>(anyone, {
    may: MAY,
    form: revokeRoleForm,
    run: async (asked, { roleId, ...seen }) => {
      await change(asked, seen, async (trx, actor, user) => {
        const role = user.roles.find((each) => each.id === roleId);
        if (!role) throw new Refusal('Rollen är redan borttagen.');
        if (role.role === 'samordnare' && (await isLastCoordinator(trx, user.id))) throw new Refusal(LAST);
        await deleteRole(trx, actor, user, role);
      });
      return pageOf(asked, seen.id, 'roll');
    },
  }),
  disable: onSeen('stangt', async (trx, actor, user) => {
    if (await isLastCoordinator(trx, user.id)) throw new Refusal(LAST);
    if (!user.disabled) await setDisabled(trx, actor, user, true);
  }),
  enable: onSeen('oppnat', async (trx, actor, user) => {
    if (user.disabled) await setDisabled(trx, actor, user, false);
  }),
  'end-sessions': onSeen('utloggad', (trx, actor, user) => endUserSessions(trx, actor, user)),
  'remove-factor': onSeen('tvasteg', async (trx, actor, user) => {
    refuseOwn(actor, user);
    await deleteSecondFactor(trx, actor, user.id);
  }),
  'invite-again': onLink('inbjudan'),
  'reset-link': onLink('återställning'),
};
