import { redirect, type AppLoadContext } from '@remix-run/node';

import { passwordFault } from '~/domain/new-password';
import { Refusal } from '~/domain/refusal';
import type { Viewer } from '~/domain/viewer';
import { noFieldsForm, ownRowForm } from '~/forms/account';
import { changePasswordForm } from '~/forms/password';
import { confirmFactorForm, ownPasswordForm } from '~/forms/second-factor';
import { hashPassword, passwordMatches } from '~/platform/password';
import { factorOwner } from '~/platform/sealing';
import { hashRecoveryCode, newRecoveryCodes, newTotpSecret, stepOf } from '~/platform/totp';
import { intent, type Guarded } from '~/policy/guard';
import { endOwnSessions, findOwnPassword, updatePassword } from '~/store/account';
import { listFactorRules } from '~/store/factor-rule';
import { deleteIdentity } from '~/store/identity';
import { beginSecondFactor, confirmSecondFactor, deleteSecondFactor, lockSecondFactor } from '~/store/second-factor';
import { forgetAttempts, reserveAttempt } from '~/store/sign-in-attempt';
import { requirementText } from '~/views/account/factor-words';

import { attempted, waitText } from './attempts';
import { openSession } from './open-session';
import { ownAccount } from './subjects';

/** Recovery codes, shown once: only their hashes are kept. */
export type Codes = { readonly codes: readonly string[] };

type Own = Guarded<Record<string, never>>;

/** Whoever sits down at an open page does not know the password: it is asked for before what protects the account. */
async function confirmPassword(context: AppLoadContext, viewer: Viewer, typed: string): Promise<{ email: string }> {
  const counted = [attempted('webbläsare', `bekräfta ${viewer.userId}`)];
  const wait = await reserveAttempt(context.db, counted);
  if (wait > 0) throw new Refusal(waitText(wait), 'current');
  const own = await findOwnPassword(context.db, viewer);
  if (!(await passwordMatches(own?.passwordHash ?? null, typed)) || !own) {
    throw new Refusal('Lösenordet stämmer inte.', 'current');
  }
  await forgetAttempts(context.db, counted);
  return own;
}

/** Ends every other session than the one that asks. */
async function endOthers({ viewer, context, write }: Own): Promise<number> {
  const allBut = (await context.sessionHash())!;
  return write((trx, actor) => endOwnSessions(trx, actor, viewer, { allBut }));
}

/** What one does with the own account. */
export const accountIntents = {
  password: intent<Record<string, never>, { current: string; password: string; repeated: string }, Codes>(ownAccount, {
    may: null,
    // The rule that looks at the own address is asked below, where it is known.
    form: changePasswordForm(''),
    run: async ({ viewer, context, request, write }, { current, password }) => {
      const { email } = await confirmPassword(context, viewer, current);
      const fault = passwordFault(password, email);
      if (fault) throw new Refusal(fault, 'password');
      const passwordHash = await hashPassword(password);
      await write((trx, actor) => updatePassword(trx, actor, viewer.userId, passwordHash));
      const headers = await openSession({ request, context }, { userId: viewer.userId });
      throw redirect('/konto?sparad=losenord', { status: 303, headers });
    },
  }),
  // A session of its own follows, which is young enough for what asks for one.
  confirm: intent<Record<string, never>, { current: string }, Codes>(ownAccount, {
    may: null,
    form: ownPasswordForm,
    run: async ({ viewer, context, request }, { current }) => {
      await confirmPassword(context, viewer, current);
      const headers = await openSession({ request, context }, { userId: viewer.userId });
      throw redirect('/konto#inloggningar', { status: 303, headers });
    },
  }),
  'begin-factor': intent<Record<string, never>, { current: string }, Codes>(ownAccount, {
    may: null,
    form: ownPasswordForm,
    beforeFactor: true,
    run: async ({ viewer, context, url, write }, { current }) => {
      if (!(await findOwnPassword(context.db, viewer))?.passwordHash) {
        throw new Refusal('Kontot har inget lösenord. Din organisation svarar för hur du loggar in.');
      }
      await confirmPassword(context, viewer, current);
      const secret = context.sealer.seal(newTotpSecret(), factorOwner(viewer.userId));
      await write((trx, actor) => beginSecondFactor(trx, actor, viewer.userId, secret));
      const next = url.searchParams.get('till');
      return next === null ? '/konto#tvasteg' : `/konto?till=${encodeURIComponent(next)}#tvasteg`;
    },
  }),
  'confirm-factor': intent<Record<string, never>, { code: string }, Codes>(ownAccount, {
    may: null,
    form: confirmFactorForm,
    beforeFactor: true,
    run: async (asked, { code }) => {
      const { viewer, context, write } = asked;
      const codes = newRecoveryCodes();
      await write(async (trx, actor) => {
        const factor = await lockSecondFactor(trx, viewer.userId);
        const secret = factor && context.sealer.open(factor.secret, factorOwner(viewer.userId));
        if (!factor || factor.confirmed || !secret)
          throw new Refusal('Börja om: det finns ingen påbörjad tvåstegsinloggning.');
        const step = stepOf(secret, code, factor.lastStep, Date.now());
        if (step === null) {
          throw new Refusal('Koden stämmer inte. Kontrollera att klockan i telefonen går rätt.', 'code');
        }
        await confirmSecondFactor(trx, actor, viewer.userId, step, codes.map(hashRecoveryCode));
      });
      await endOthers(asked);
      return { show: { codes } };
    },
  }),
  'remove-factor': intent<Record<string, never>, { current: string }, Codes>(ownAccount, {
    may: null,
    form: ownPasswordForm,
    run: async ({ viewer, context, write }, { current }) => {
      await confirmPassword(context, viewer, current);
      await write(async (trx, actor) => {
        const rules = await listFactorRules(trx, viewer, actor.today);
        if (rules.length > 0) throw new Refusal(`${requirementText(rules)} Du kan inte stänga av den själv.`);
        await deleteSecondFactor(trx, actor, viewer.userId);
      });
      return '/konto?sparad=tvasteg-av#tvasteg';
    },
  }),
  'end-session': intent<Record<string, never>, { id: number }, Codes>(ownAccount, {
    may: null,
    form: ownRowForm,
    run: async ({ viewer, write }, { id }) => {
      await write((trx, actor) => endOwnSessions(trx, actor, viewer, { id }));
      return '/konto?sparad=session#sessioner';
    },
  }),
  'end-others': intent<Record<string, never>, unknown, Codes>(ownAccount, {
    may: null,
    form: noFieldsForm,
    run: async (asked) => {
      await endOthers(asked);
      return '/konto?sparad=session#sessioner';
    },
  }),
  unlink: intent<Record<string, never>, { id: number }, Codes>(ownAccount, {
    may: null,
    form: ownRowForm,
    run: async ({ viewer, write }, { id }) => {
      const outcome = await write((trx, actor) => deleteIdentity(trx, actor, viewer, id));
      if (outcome === 'last') {
        throw new Refusal(
          'Det är det enda sättet du kan logga in på. Be samordnaren om en länk till ett lösenord först.',
        );
      }
      return '/konto?sparad=koppling#inloggningar';
    },
  }),
};
