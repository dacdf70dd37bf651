import type { Actor } from '~/domain/actor';
import type { CalendarDate } from '~/domain/calendar';
import { Refusal } from '~/domain/refusal';
import type { Guarded } from '~/policy/guard';
import { insertActivity } from '~/store/activity';
import { insertMilestone } from '~/store/milestone-change';
import { listPhases } from '~/store/phase';
import { insertPlanMove } from '~/store/plan-move';
import type { Project } from '~/store/project';
import type { Transaction } from '~db/open';

import { movedItem } from './plan-row';

const ADDED = { from: { removed: true }, to: { removed: false } };

interface NewActivity {
  readonly phaseId: number;
  readonly name: string;
  readonly start: CalendarDate | null;
  readonly end: CalendarDate | null;
  readonly responsible: string;
  readonly percentComplete: number;
}

/** Adds an activity, as a change that can be taken back. @throws Refusal at the phase */
export async function addActivity(
  { viewer, found }: Guarded<Project>,
  trx: Transaction,
  actor: Actor,
  { start, end, ...activity }: NewActivity,
): Promise<number> {
  await requirePhase(trx, { viewer, found }, activity.phaseId);
  const id = await insertActivity(trx, actor, found.id, { ...activity, startDate: start, endDate: end });
  await insertPlanMove(trx, actor, found.id, [movedItem(id, null, { start, end }, { start, end }, ADDED)], 'add');
  return id;
}

interface NewMilestone {
  readonly phaseId: number;
  readonly label: string;
  readonly title: string;
  readonly forecast: CalendarDate | null;
  readonly responsible: string;
}

/** Likewise a milestone, which all kommuner have in common. @throws Refusal at the phase or the forecast */
export async function addMilestone(
  { viewer, found }: Guarded<Project>,
  trx: Transaction,
  actor: Actor,
  milestone: NewMilestone,
): Promise<number> {
  const { forecast } = milestone;
  await requirePhase(trx, { viewer, found }, milestone.phaseId);
  if (forecast && found.startDate && forecast < found.startDate) {
    throw new Refusal(`Prognosen ${forecast} ligger före projektets start ${found.startDate}.`, 'forecast');
  }
  const common = { kind: 'milstolpe', partyId: null, criteria: '' } as const;
  const id = await insertMilestone(trx, actor, found.id, { ...milestone, ...common });
  const dates = { start: forecast, end: forecast };
  await insertPlanMove(trx, actor, found.id, [movedItem(id, null, dates, dates, ADDED)], 'add');
  return id;
}

async function requirePhase(
  trx: Transaction,
  { viewer, found }: Pick<Guarded<Project>, 'viewer' | 'found'>,
  phaseId: number,
): Promise<void> {
  const phases = await listPhases(trx, viewer, found.id);
  if (!phases.some(({ id }) => id === phaseId)) throw new Refusal('Välj en fas i projektet.', 'phaseId');
}
