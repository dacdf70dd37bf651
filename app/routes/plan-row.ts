import type { Actor } from '~/domain/actor';
import { checkMilestoneUpdate, expectedDate, requireReason } from '~/domain/milestone';
import { Refusal } from '~/domain/refusal';
import type { Dates } from '~/domain/schedule-cascade';
import { LostRace } from '~/policy/form-failure';
import type { Guarded } from '~/policy/guard';
import { lockActivity, updateActivity, type ActivityDescription } from '~/store/activity';
import { lockMilestone, type Milestone } from '~/store/milestone';
import { updateMilestone, type MilestoneChangeSet } from '~/store/milestone-change';
import { lockPhase, updatePhase, type Phase } from '~/store/phase';
import type { MovedItem, PlanValues } from '~/store/plan-move';
import type { Project } from '~/store/project';
import { phaseValues } from '~/views/economy/phase-words';
import { milestoneValues } from '~/views/plan/milestone-words';
import { activityValues } from '~/views/plan/plan-rows';
import type { Transaction } from '~db/open';

export type RowKind = 'phase' | 'activity' | 'milestone';

/** Other values of a row that the same form saves with its dates. */
export interface RowValues {
  readonly phase?: Partial<Pick<Phase, 'number' | 'name' | 'kind' | 'note' | 'keyId'>>;
  readonly activity?: Partial<ActivityDescription>;
  /** with the reason, which a form asks for where the forecast moves */
  readonly milestone?: Partial<MilestoneChangeSet> & { readonly reason: string };
}

/** What of a row is given back when a change is taken back, before and after it; only what it changed. */
export interface ValueChange {
  readonly from: PlanValues;
  readonly to: PlanValues;
}

export function isChanged({ to }: ValueChange): boolean {
  return Object.keys(to).length > 0;
}

/** A changed row as it is kept, so that it can be taken back. */
export function movedItem(
  itemId: number,
  causeId: number | null,
  from: Dates,
  to: Dates,
  values: ValueChange = { from: {}, to: {} },
): MovedItem {
  const dates = { fromStart: from.start, fromEnd: from.end, toStart: to.start, toEnd: to.end };
  return { itemId, causeId, ...dates, fromValues: values.from, toValues: values.to };
}

function changeBetween(before: PlanValues, after: PlanValues): ValueChange {
  const changed = (Object.keys(before) as (keyof PlanValues)[]).filter((name) => before[name] !== after[name]);
  const only = (values: PlanValues) => Object.fromEntries(changed.map((name) => [name, values[name]]));
  return { from: only(before), to: only(after) };
}

function milestoneNow({
  label,
  title: name,
  responsible,
  status,
  actual,
}: Milestone): Required<Omit<PlanValues, 'percentComplete' | 'removed'>> {
  return { label, name, responsible, status, actual };
}

/** A row of the plan that is locked, and how it gets other dates. */
export interface LockedRow {
  /** what is kept now; of a milestone its forecast at both ends */
  readonly dates: Dates;
  /** What else than dates a change would give it. */
  readonly values: (rest: RowValues) => ValueChange;
  /** Where the schedule sees it with new dates: a milestone may have been reached, or fall back on its baseline. */
  readonly planned: (to: Dates, rest: RowValues) => Dates;
  /** The rules of a change by hand, asked before anything is proposed. @throws Refusal for its field */
  readonly check: (to: Dates, rest: RowValues) => void;
  readonly update: (
    actor: Actor,
    to: Dates,
    rest: RowValues,
    /** of a move that follows from another */
    reason?: string,
  ) => Promise<void>;
}

/**
 * Locks a row of the plan by its kind.
 * @param row `version` is the one the person saw; null where the row only follows
 * @throws Refusal when it is gone, LostRace when it is another version
 */
export async function lockRow(
  { viewer, found, context }: Guarded<Project>,
  trx: Transaction,
  { kind, id, version }: { kind: RowKind; id: number; version: number | null },
): Promise<LockedRow> {
  switch (kind) {
    case 'phase': {
      const before = current(await lockPhase(trx, viewer, found.id, id), version, phaseValues);
      return {
        dates: { start: before.startDate, end: before.endDate },
        values: ({ phase }) => changeBetween({ name: before.name }, { name: phase?.name ?? before.name }),
        planned: (to) => to,
        check: () => {},
        update: async (actor, to, { phase }, reason) => {
          const change = { ...phase, startDate: to.start, endDate: to.end };
          if (await updatePhase(trx, actor, found.id, before, change, reason)) return;
          throw new Refusal(`Fas ${change.number} finns redan. Välj ett annat nummer.`, 'number');
        },
      };
    }
    case 'activity': {
      const before = current(await lockActivity(trx, viewer, found.id, id), version, activityValues);
      return {
        dates: { start: before.startDate, end: before.endDate },
        values: ({ activity }) => {
          const { name, responsible, percentComplete } = before;
          const now = { name, responsible, percentComplete };
          return changeBetween(now, { ...now, ...activity });
        },
        planned: (to) => to,
        check: () => {},
        update: (actor, to, { activity }, reason) =>
          updateActivity(trx, actor, found.id, before, { ...activity, startDate: to.start, endDate: to.end }, reason),
      };
    }
    case 'milestone': {
      const before = current(await lockMilestone(trx, viewer, found.id, id), version, milestoneValues, 'Milstolpen');
      const { actual, status, responsible } = before;
      const changeOf = (to: Dates, { milestone }: RowValues) => {
        const { reason = '', ...described } = milestone ?? {};
        return { reason, change: { actual, status, responsible, ...described, forecast: to.start } };
      };
      return {
        dates: { start: before.forecast, end: before.forecast },
        values: ({ milestone }) => changeBetween(milestoneNow(before), milestoneNow({ ...before, ...milestone })),
        planned: (to, rest) => {
          const date = expectedDate({ ...before, ...changeOf(to, rest).change });
          return { start: date, end: date };
        },
        check: (to, rest) => {
          const { reason, change } = changeOf(to, rest);
          checkMilestoneUpdate(before, change, { start: found.startDate }, context.clock.today());
          if (rest.milestone) requireReason(before, change.forecast, reason);
        },
        update: (actor, to, rest, reason) => {
          const asked = changeOf(to, rest);
          return updateMilestone(trx, actor, found.id, before, asked.change, reason ?? asked.reason);
        },
      };
    }
  }
}

function current<Row extends { version: number }>(
  row: Row | null,
  version: number | null,
  values: (row: Row) => [string, string][],
  what = 'Raden',
): Row {
  if (!row) throw new Refusal(`${what} finns inte längre. Någon har tagit bort den.`);
  if (version !== null && row.version !== version) throw new LostRace({ version: row.version, values: values(row) });
  return row;
}
