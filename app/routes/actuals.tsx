import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';

import { checkActual, checkActualCorrection, type ActualGround } from '~/domain/actual';
import { groupBy } from '~/domain/group-by';
import { sumOre } from '~/domain/money';
import { Refusal } from '~/domain/refusal';
import { correctActualForm, newActualForm } from '~/forms/actual';
import { LostRace } from '~/policy/form-failure';
import { guardedAction, guardedLoader, intent, type Guarded } from '~/policy/guard';
import { insertActual, listActuals, lockActual, type Actual } from '~/store/actual';
import { listPeriodLocks } from '~/store/period-lock';
import { listPhases } from '~/store/phase';
import type { Project } from '~/store/project';
import { actualValues } from '~/views/follow-up/actual-words';
import type { PaidSum } from '~/views/follow-up/ActualSums';
import { ActualsPage } from '~/views/follow-up/ActualsPage';
import type { Database } from '~db/open';

import { pageOfRows } from './page-of-rows';
import { lockContent, periodLocking } from './period-locking';
import { project } from './subjects';

export const loader = guardedLoader(project, 'project.read', async (asked) => {
  const { viewer, found, context, url, may } = asked;
  const [actuals, phases, locking] = await Promise.all([
    listActuals(context.db, viewer, found.id),
    listPhases(context.db, viewer, found.id),
    lockContent(asked),
  ]);
  const correctedId = Number(url.searchParams.get('ratta'));
  const saved = Number(url.searchParams.get('sparad'));
  // Somebody else may have corrected it meanwhile: then what took its place is opened.
  const corrected =
    actuals.find(({ id, earlier }) => id === correctedId || earlier.some((one) => one.id === correctedId)) ?? null;
  const { rows, ...place } = pageOfRows(actuals, url, ({ id }) => id === corrected?.id || id === saved);
  return {
    project: found,
    actuals: rows,
    ...place,
    paid: paidByYear(actuals),
    corrected,
    phases,
    ...locking,
    parties: enteringParties(asked),
    entersAll: may('actual.enter', { projectId: found.id, cooperationId: found.cooperationId, partyId: null }),
    today: context.clock.today(),
  };
});

/** What has been paid of each phase in each year, by whose accounts it is in. */
function paidByYear(actuals: readonly Actual[]): PaidSum[] {
  const yearOf = ({ date }: Actual) => date?.slice(0, 4) ?? null;
  const groups = groupBy(actuals, (each) => JSON.stringify([each.phaseNumber, each.partyId, yearOf(each)]));
  return [...groups.values()].map((own) => ({
    phaseNumber: own[0]!.phaseNumber,
    partyName: own[0]!.partyName,
    year: yearOf(own[0]!),
    amount: sumOre(own.map(({ amount }) => amount)),
  }));
}

/** The participants whose costs the viewer enters: all of them for the projektledare, the own for an ekonom. */
function enteringParties({ found, may }: Guarded<Project>) {
  return found.participants.filter(({ id }) => may('actual.enter', targetOf(found, id)));
}

function targetOf(found: Project, partyId: number | null) {
  return { projectId: found.id, cooperationId: found.cooperationId, partyId };
}

async function groundOf({ viewer, found, context }: Guarded<Project>, db: Database): Promise<ActualGround> {
  const [phases, locks] = await Promise.all([listPhases(db, viewer, found.id), listPeriodLocks(db, viewer, found.id)]);
  const held = locks.filter(({ unlockedOn }) => unlockedOn === null);
  return { phases, parties: found.participants, locks: held, today: context.clock.today() };
}

export const action = guardedAction(project, {
  create: intent(project, {
    may: 'actual.enter',
    form: newActualForm,
    target: async ({ found }, { partyId }) => targetOf(found, partyId),
    run: async (asked, input) => {
      const { found, write } = asked;
      const id = await write(async (trx, actor) => {
        checkActual(input, await groundOf(asked, trx));
        return insertActual(trx, actor, found.id, input);
      });
      return `/projekt/${found.slug}/utfall?sparad=${id}#utfall-${id}`;
    },
  }),
  correct: intent(project, {
    may: 'actual.enter',
    form: correctActualForm,
    target: async ({ found }, { partyId }) => targetOf(found, partyId),
    run: async (asked, { id, reason, ...input }) => {
      const { viewer, found, write, may, context } = asked;
      const corrected = await write(async (trx, actor) => {
        const before = await lockActual(trx, viewer, found.id, id);
        if (!before) {
          const all = await listActuals(context.db, viewer, found.id);
          const newer = all.find(({ earlier }) => earlier.some((one) => one.id === id));
          if (!newer) throw new Refusal('Raden finns inte längre. Ladda om sidan.');
          throw new LostRace({ version: 1, values: actualValues(newer) });
        }
        // Whose it was decides as well as whose it becomes.
        if (!may('actual.enter', targetOf(found, before.partyId))) {
          throw new Refusal('Raden är en annan parts. Bara den parten eller projektledaren rättar den.');
        }
        checkActualCorrection(before, input, await groundOf(asked, trx));
        return insertActual(trx, actor, found.id, input, { correctsId: id, reason });
      });
      return `/projekt/${found.slug}/utfall?sparad=${corrected}#utfall-${corrected}`;
    },
  }),
  ...periodLocking(({ slug }) => `/projekt/${slug}/utfall`),
});

export { shouldRevalidate } from './revalidation';

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Utfall · ${data?.project.name ?? ''} · Samplan` },
];

export default function Actuals() {
  return <ActualsPage {...useLoaderData<typeof loader>()} failure={useActionData<typeof action>() ?? null} />;
}

export { NestedErrorPage as ErrorBoundary } from '~/views/shell/RouteErrorPage';
