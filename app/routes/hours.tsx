import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';

import { formYears, spreadOverMonths, sumFigures } from '~/domain/hour-budget';
import { hours } from '~/domain/hours';
import { checkMonthsInPhase, checkYearsInPhase } from '~/domain/hour-phase';
import { Refusal } from '~/domain/refusal';
import type { Viewer } from '~/domain/viewer';
import { hourMonthsForm, newHourRowForm, updateHourRowForm } from '~/forms/hours';
import { LostRace } from '~/policy/form-failure';
import { guardedAction, guardedLoader, intent, type Guarded } from '~/policy/guard';
import { spreadHourRow } from '~/store/hour-months';
import {
  findHourRowParty,
  insertHourRow,
  listHourRows,
  listStatedTotals,
  lockHourRow,
  updateHourRow,
  type HourRow,
  type HourRowInput,
} from '~/store/hours';
import { listPhases } from '~/store/phase';
import type { Project } from '~/store/project';
import { listTimePeople } from '~/store/time-ground';
import { hourRowValues } from '~/views/economy/hours/hour-words';
import { HoursPage } from '~/views/economy/hours/HoursPage';
import type { Transaction } from '~db/open';

import { removal } from './removal';
import { project } from './subjects';

export const loader = guardedLoader(project, 'project.read', async ({ viewer, found, context, may }) => {
  // The projektledare changes every row, a delprojektledare those of the own kommun.
  const own = found.participants.filter(({ id }) => may('hours.edit', targetOf(found, id)));
  const editsAll = may('hours.edit', targetOf(found, null));
  const mayEdit = editsAll || own.length > 0;
  const [rows, source, phases, people] = await Promise.all([
    listHourRows(context.db, viewer, found.id),
    listStatedTotals(context.db, viewer, found.id),
    mayEdit ? listPhases(context.db, viewer, found.id) : [],
    mayEdit ? listTimePeople(context.db, viewer, found.id) : [],
  ]);
  return {
    project: found,
    rows,
    source,
    phases,
    today: context.clock.today(),
    formYears: formYears(found, rows, context.clock.today()),
    mayEdit,
    editableParties: editsAll ? null : own.map(({ id }) => id),
    people,
  };
});

function targetOf(found: Project, partyId: number | null) {
  return { projectId: found.id, cooperationId: found.cooperationId, partyId };
}

/** Whose row it is before it is changed; what it becomes is judged when it is. */
async function rowTarget({ viewer, found, context }: Guarded<Project>, id: number) {
  const row = await findHourRowParty(context.db, viewer, found.id, id);
  return targetOf(found, row?.partyId ?? null);
}

export const action = guardedAction(project, {
  update: intent(project, {
    may: 'hours.edit',
    form: updateHourRowForm,
    target: (asked, { id }) => rowTarget(asked, id),
    run: async ({ viewer, found, write, may }, { id, version, ...input }) => {
      if (!may('hours.edit', targetOf(found, input.partyId))) {
        throw new Refusal('Välj din egen kommun. Andras timmar ändrar projektledaren.', 'partyId');
      }
      await write(async (trx, actor) => {
        const before = await lockHourRow(trx, viewer, found.id, id);
        if (!before) {
          throw new Refusal(
            'Någon har tagit bort raden. Det du skrev står kvar här. Välj Lägg till om den ska finnas igen.',
          );
        }
        if (before.version !== version) throw new LostRace({ version: before.version, values: hourRowValues(before) });
        await refuseStrangers(trx, viewer, found, input, before);
        await updateHourRow(trx, actor, found.id, before, input);
      });
      return `/projekt/${found.slug}/timmar?sparad=${id}#rad-${id}`;
    },
  }),
  create: intent(project, {
    may: 'hours.edit',
    form: newHourRowForm,
    target: async ({ found }, { partyId }) => targetOf(found, partyId),
    run: async ({ viewer, found, write }, input) => {
      const id = await write(async (trx, actor) => {
        await refuseStrangers(trx, viewer, found, input);
        return insertHourRow(trx, actor, found.id, input);
      });
      return `/projekt/${found.slug}/timmar?sparad=${id}#rad-${id}`;
    },
  }),
  months: intent(project, {
    may: 'hours.edit',
    form: hourMonthsForm,
    target: (asked, { id }) => rowTarget(asked, id),
    run: async ({ viewer, found, write, context }, { id, version, year, months }) => {
      await write(async (trx, actor) => {
        const before = await lockHourRow(trx, viewer, found.id, id);
        if (!before) throw new Refusal('Någon har tagit bort raden. Ladda om sidan.');
        if (before.version !== version) throw new LostRace({ version: before.version, values: hourRowValues(before) });
        const phases = await listPhases(context.db, viewer, found.id);
        const phase = phases.find((one) => one.id === before.phaseId);
        if (phase) checkMonthsInPhase(months, year, phase);
        const { cost } = sumFigures(before.cells.filter((cell) => cell.year === year));
        const cells = spreadOverMonths(
          year,
          months.map((time) => (time === null ? null : hours(time))),
          cost,
        );
        if (cells.length === 0) throw new Refusal('Skriv timmar för minst en månad.', 'months[0]');
        await spreadHourRow(trx, actor, found.id, before, year, cells);
      });
      return `/projekt/${found.slug}/timmar?sparad=${id}#rad-${id}`;
    },
  }),
  ...removal(project, {
    table: 'hourBudgetRow',
    may: 'hours.edit',
    missing: 'Raden har ändrats eller är redan borttagen. Kontrollera och försök igen.',
    page: ({ slug }) => `/projekt/${slug}/timmar`,
    target: rowTarget,
  }),
});

/** A row belongs to a participant and a phase of its own project, in the phase's years; the party it already has may have left. */
async function refuseStrangers(
  trx: Transaction,
  viewer: Viewer,
  found: Project,
  { partyId, userId, phaseId, years }: HourRowInput,
  before?: HourRow,
): Promise<void> {
  if (userId !== null && userId !== before?.userId) {
    const people = await listTimePeople(trx, viewer, found.id);
    if (!people.some((person) => person.userId === userId)) {
      throw new Refusal('Välj någon som leder projektet eller en del av det.', 'userId');
    }
  }
  const known = [before?.partyId, ...found.participants.map((party) => party.id)];
  if (partyId !== null && !known.includes(partyId)) throw new Refusal('Välj en av projektets deltagare.', 'partyId');
  if (phaseId === null) return;
  const phases = await listPhases(trx, viewer, found.id);
  const phase = phases.find(({ id }) => id === phaseId);
  if (!phase) throw new Refusal('Välj en fas i projektet.', 'phaseId');
  checkYearsInPhase(years, phase, before?.phaseId === phaseId ? before.cells : []);
}

export { shouldRevalidate } from './revalidation';

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Timmar · ${data?.project.name ?? ''} · Samplan` },
];

export default function Hours() {
  return <HoursPage {...useLoaderData<typeof loader>()} failure={useActionData<typeof action>() ?? null} />;
}

export { NestedErrorPage as ErrorBoundary } from '~/views/shell/RouteErrorPage';
