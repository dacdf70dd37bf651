import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';

import { checkUnlocked } from '~/domain/period-lock';
import { approveTimeForm, returnTimeForm } from '~/forms/time';
import { LostRace } from '~/policy/form-failure';
import { guardedAction, guardedLoader, intent, type Guarded } from '~/policy/guard';
import { listPeriodLocks } from '~/store/period-lock';
import { listWaitingTime, lockWaitingEntries, type TimeEntry } from '~/store/time-entry';
import { decideEntries } from '~/store/time-entry-change';
import { TimeApprovalPage } from '~/views/time/TimeApprovalPage';
import { entryValues } from '~/views/time/time-words';
import type { Transaction } from '~db/open';

import { anyone } from './subjects';
import { approvedProjects } from './time-projects';

export const loader = guardedLoader(anyone, null, async ({ viewer, context }) => {
  const projectIds = approvedProjects(viewer);
  return {
    waiting: await listWaitingTime(context.db, viewer, projectIds),
    approves: projectIds.length > 0,
  };
});

interface Chosen {
  readonly projectId: number;
  readonly entries: readonly { readonly id: number; readonly version: number }[];
}

/** The chosen entries as they were seen; somebody else may have answered meanwhile, or the person taken them back. */
async function lockSeen(
  trx: Transaction,
  { viewer }: Guarded<Record<string, never>>,
  { projectId, entries }: Chosen,
): Promise<TimeEntry[]> {
  const locked = await lockWaitingEntries(
    trx,
    viewer,
    projectId,
    entries.map(({ id }) => id),
  );
  const asSeen = entries.every(({ id, version }) => locked.some((one) => one.id === id && one.version === version));
  if (!asSeen) throw new LostRace({ version: 1, values: entryValues(locked) });
  const locks = await listPeriodLocks(trx, viewer, projectId);
  checkUnlocked(
    locked,
    locks.filter(({ unlockedOn }) => unlockedOn === null),
  );
  return locked;
}

export const action = guardedAction(anyone, {
  approve: intent(anyone, {
    may: 'time.approve',
    form: approveTimeForm,
    target: async (_, { projectId }) => ({ projectId }),
    run: async (asked, chosen) => {
      await asked.write(async (trx, actor) => {
        await decideEntries(trx, actor, await lockSeen(trx, asked, chosen), { state: 'godkänd' });
      });
      return `/tid/godkann?godkanda=${chosen.entries.length}`;
    },
  }),
  return: intent(anyone, {
    may: 'time.approve',
    form: returnTimeForm,
    target: async (_, { projectId }) => ({ projectId }),
    run: async (asked, { reason, ...chosen }) => {
      await asked.write(async (trx, actor) => {
        await decideEntries(trx, actor, await lockSeen(trx, asked, chosen), { state: 'återsänd', reason });
      });
      return `/tid/godkann?atersanda=${chosen.entries.length}`;
    },
  }),
});

export { shouldRevalidate } from './revalidation';

export const meta: MetaFunction = () => [{ title: 'Godkänn tid · Samplan' }];

export default function TimeApproval() {
  return <TimeApprovalPage {...useLoaderData<typeof loader>()} failure={useActionData<typeof action>() ?? null} />;
}

export { RouteErrorPage as ErrorBoundary } from '~/views/shell/RouteErrorPage';
