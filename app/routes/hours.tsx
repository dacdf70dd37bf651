import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';

import { formYears } from '~/domain/hour-budget';
import { Refusal } from '~/domain/refusal';
import type { Viewer } from '~/domain/viewer';
import { newHourRowForm, updateHourRowForm } from '~/forms/hours';
import { LostRace } from '~/policy/form-failure';
import { guardedAction, guardedLoader, intent } from '~/policy/guard';
import {
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
import { hourRowValues } from '~/views/economy/hours/hour-words';
import { HoursPage } from '~/views/economy/hours/HoursPage';
import type { Transaction } from '~db/open';

import { removal } from './removal';
import { project } from './subjects';

export const loader = guardedLoader(project, 'project.read', async ({ viewer, found, context, may }) => {
  const mayEdit = may('hours.edit');
  const [rows, source, phases] = await Promise.all([
    listHourRows(context.db, viewer, found.id),
    listStatedTotals(context.db, viewer, found.id),
    mayEdit ? listPhases(context.db, viewer, found.id) : [],
  ]);
  return {
    project: found,
    rows,
    source,
    phases,
    formYears: formYears(found, rows, context.clock.today()),
    mayEdit,
  };
});

export const action = guardedAction(project, {
  update: intent(project, {
    may: 'hours.edit',
    form: updateHourRowForm,
    run: async ({ viewer, found, write }, { id, version, ...input }) => {
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
    run: async ({ viewer, found, write }, input) => {
      const id = await write(async (trx, actor) => {
        await refuseStrangers(trx, viewer, found, input);
        return insertHourRow(trx, actor, found.id, input);
      });
      return `/projekt/${found.slug}/timmar?sparad=${id}#rad-${id}`;
    },
  }),
  ...removal(project, {
    table: 'hourBudgetRow',
    may: 'hours.edit',
    missing: 'Raden har ändrats eller är redan borttagen. Kontrollera och försök igen.',
    page: ({ slug }) => `/projekt/${slug}/timmar`,
  }),
});

/** A row belongs to a participant and a phase of its own project; the party it already has may have left. */
async function refuseStrangers(
  trx: Transaction,
  viewer: Viewer,
  found: Project,
  { partyId, phaseId }: HourRowInput,
  before?: HourRow,
): Promise<void> {
  const known = [before?.partyId, ...found.participants.map((party) => party.id)];
  if (partyId !== null && !known.includes(partyId)) throw new Refusal('Välj en av projektets deltagare.', 'partyId');
  if (phaseId === null) return;
  const phases = await listPhases(trx, viewer, found.id);
  if (!phases.some((phase) => phase.id === phaseId)) throw new Refusal('Välj en fas i projektet.', 'phaseId');
}

export { shouldRevalidate } from './revalidation';

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Timmar · ${data?.project.name ?? ''} · Samplan` },
];

export default function Hours() {
  return <HoursPage {...useLoaderData<typeof loader>()} failure={useActionData<typeof action>() ?? null} />;
}

export { NestedErrorPage as ErrorBoundary } from '~/views/shell/RouteErrorPage';
