import { inOre } from './amounts';
import { known, type Ids } from './ids';
import type { PartySlug } from './portfolio/parties';
import type { SampleActivity, SampleMilestone, SamplePhase, SampleProject } from './shape';
import type { Writer } from './writer';

interface Known {
  readonly projectId: number;
  readonly parties: Ids<PartySlug>;
}

type KnownPlan = Known & { readonly phases: Ids<number>; readonly rolloutGroups: Ids<string> };

/** The phases with their rollout groups, then milestones and activities. Answers the phases by number. */
export async function loadPlan(writer: Writer, sample: SampleProject, ids: Known): Promise<Ids<number>> {
  const phases = new Map<number, number>();
  const rolloutGroups = new Map<string, number>();
  for (const phase of sample.phases) {
    const phaseId = await loadPhase(writer, phase, ids.projectId);
    phases.set(phase.number, phaseId);
    for (const { name, fromMonth, toMonth, kommuner } of phase.rolloutGroups ?? []) {
      const group = await writer
        .insertInto('rolloutGroup')
        .values({ phaseId, name, fromMonth, toMonth })
        .returning('id')
        .executeTakeFirstOrThrow();
      rolloutGroups.set(name, group.id);
      await writer
        .insertInto('rolloutGroupParty')
        .values(kommuner.map((slug) => ({ rolloutGroupId: group.id, phaseId, partyId: known(ids.parties, slug) })))
        .execute();
    }
  }

  const plan = { ...ids, phases, rolloutGroups };
  const milestones = new Map<string, number>();
  for (const [index, milestone] of (sample.milestones ?? []).entries()) {
    const id = await loadMilestone(writer, milestone, index + 1, plan);
    if (milestone.label !== undefined) milestones.set(milestone.label, id);
  }
  for (const { before, after } of sample.dependencies ?? []) {
    await writer
      .insertInto('dependency')
      .values({
        projectId: ids.projectId,
        predecessorId: known(milestones, before),
        successorId: known(milestones, after),
      })
      .execute();
  }
  for (const activity of sample.activities ?? []) await loadActivity(writer, activity, plan);
  return phases;
}

async function newPlanItem(
  writer: Writer,
  projectId: number,
  kind: 'phase' | 'milestone' | 'activity',
): Promise<number> {
  const item = await writer
    .insertInto('planItem')
    .values({ projectId, kind })
    .returning('id')
    .executeTakeFirstOrThrow();
  return item.id;
}

async function loadPhase(writer: Writer, phase: SamplePhase, projectId: number): Promise<number> {
  const { number, name, kind, start, end, note, externalBudget } = phase;
  const id = await newPlanItem(writer, projectId, 'phase');
  await writer
    .insertInto('phase')
    .values({
      id,
      projectId,
      number,
      name,
      kind,
      note,
      startDate: start,
      endDate: end,
      externalBudgetOre: externalBudget === undefined ? null : inOre(externalBudget),
    })
    .execute();
  return id;
}

async function loadMilestone(
  writer: Writer,
  { phase, party, rolloutGroup, baseline, forecast, actual, window, history = [], ...given }: SampleMilestone,
  position: number,
  { projectId, parties, phases, rolloutGroups }: KnownPlan,
): Promise<number> {
  const id = await newPlanItem(writer, projectId, 'milestone');
  await writer
    .insertInto('milestone')
    .values({
      ...given,
      id,
      projectId,
      position,
      phaseId: known(phases, phase),
      partyId: party && known(parties, party),
      rolloutGroupId: rolloutGroup === undefined ? null : known(rolloutGroups, rolloutGroup),
      baselineDate: baseline,
      forecastDate: forecast,
      actualDate: actual,
      windowStart: window?.start,
      windowEnd: window?.end,
    })
    .execute();
  for (const [at, { on, forecast: toValue, reason }] of history.entries()) {
    const fromValue = history[at - 1]?.forecast ?? null;
    await writer
      .insertInto('milestoneChange')
      .values({
        milestoneId: id,
        at: `${on}T11:00:00.000Z`,
        onDate: on,
        field: 'forecast',
        fromValue,
        toValue,
        reason,
        userId: null,
      })
      .execute();
  }
  return id;
}

async function loadActivity(
  writer: Writer,
  { phase, name }: SampleActivity,
  { projectId, phases }: KnownPlan,
): Promise<void> {
  const id = await newPlanItem(writer, projectId, 'activity');
  await writer
    .insertInto('activity')
    .values({ id, projectId, phaseId: known(phases, phase), name })
    .execute();
}
