import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';

import { localPath } from '~/platform/paths';
import { factorOwner } from '~/platform/sealing';
import { totpAddress } from '~/platform/totp';
import { denied } from '~/policy/denial';
import { guardedAction, guardedLoader } from '~/policy/guard';
import { findAccount } from '~/store/account';
import { listFactorRules } from '~/store/factor-rule';
import { findSecondFactor } from '~/store/second-factor';
import { isFreshSession } from '~/store/session';
import { AccountPage } from '~/views/account/AccountPage';

import { accountIntents } from './account-intents';
import { ownAccount } from './subjects';

export const loader = guardedLoader(ownAccount, null, async ({ viewer, context, url }) => {
  const { db, providers, clock } = context;
  const next = url.searchParams.get('till');
  const session = (await context.sessionHash()) ?? Buffer.alloc(32);
  const account = await findAccount(db, viewer, session);
  if (!account) throw denied(404);
  const begun = account.secondFactor === 'påbörjad' ? await findSecondFactor(db, viewer.userId) : null;
  const secret = begun && context.sealer.open(begun.secret, factorOwner(viewer.userId));
  return {
    account,
    roles: viewer.grants.map(({ role }) => role),
    enrolment: secret ? { secret, address: totpAddress(secret, account.email) } : null,
    providers: providers.list,
    fresh: await isFreshSession(db, session),
    factor: {
      requiredBy: await listFactorRules(db, viewer, clock.today()),
      // Set up in this very request: who the viewer is was asked before it.
      lacking: viewer.lacksFactor && account.secondFactor !== 'på',
      next: next === null ? null : localPath(next),
    },
    saved: url.searchParams.get('sparad'),
  };
});

export const action = guardedAction(ownAccount, accountIntents);

export const meta: MetaFunction = () => [{ title: 'Ditt konto · Samplan' }];

export default function AccountRoute() {
  const answer = useActionData<typeof action>() ?? null;
  const codes = answer && 'codes' in answer ? answer.codes : null;
  const failure = answer && !('codes' in answer) ? answer : null;
  return <AccountPage {...useLoaderData<typeof loader>()} codes={codes} failure={failure} />;
}

export { RouteErrorPage as ErrorBoundary } from '~/views/shell/RouteErrorPage';
