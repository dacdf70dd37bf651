import { createHash } from 'node:crypto';

import type { CalendarDate } from '~/domain/calendar';
import { checkMilestoneUpdate } from '~/domain/milestone';
import { Refusal } from '~/domain/refusal';
import { cascade, type Cascade, type Dates, type FollowingMove } from '~/domain/schedule-cascade';
import { denied } from '~/policy/denial';
import { LostRace } from '~/policy/form-failure';
import type { Guarded } from '~/policy/guard';
import { lockActivity, updateActivity, type ActivityDescription } from '~/store/activity';
import type { Actor } from '~/store/audit';
import { lockMilestone } from '~/store/milestone';
import { updateMilestone } from '~/store/milestone-change';
import { lockPhase, updatePhase } from '~/store/phase';
import { insertPlanMove, lockPlan } from '~/store/plan-move';
import type { Project } from '~/store/project';
import { milestoneValues } from '~/views/plan/milestone-words';
import type { MoveProposal } from '~/views/plan/move-proposal';
import { spanValues } from '~/views/plan/plan-rows';
import type { Transaction } from '~db/open';

import { planCalendar, planNetwork, readPlan } from './plan-schedule';

/** Rows of a proposal that are shown; the rest is counted. */
const SHOWN = 100;

export interface AskedMove {
  readonly kind: 'phase' | 'activity' | 'milestone';
  readonly id: number;
  readonly version: number;
  readonly start: CalendarDate | null;
  readonly end: CalendarDate | null;
  /** the answer to a proposal: everything, or this row alone; none: nothing was proposed yet */
  readonly cascade?: 'all' | 'only' | undefined;
  /** fingerprint of the proposal that is answered */
  readonly seen: string;
}

/**
 * Gives a phase, activity or milestone new dates, and all that follows where that was confirmed.
 * @param asked `rest` are other values of an activity that are saved with it
 * @returns what would follow, when that has not been answered: nothing is written then
 * @throws Refusal, or LostRace with what another change made of it
 */
export async function movePlanItem(
  asked: Guarded<Project>,
  trx: Transaction,
  actor: Actor,
  move: AskedMove,
  { intent, fields, rest = {} }: Pick<MoveProposal, 'intent' | 'fields'> & { rest?: Partial<ActivityDescription> },
): Promise<MoveProposal | null> {
  const { viewer, found } = asked;
  await lockPlan(trx, viewer, found.id);
  const row = await lockRow(asked, trx, move);
  const to: Dates = { start: move.start, end: move.kind === 'milestone' ? move.start : move.end };
  if (row.dates.start === to.start && row.dates.end === to.end) {
    await row.update(actor, to, rest);
    return null;
  }

  const network = planNetwork(await readPlan(trx, viewer, found.id));
  const { calendar } = planCalendar(network, [to.start, to.end]);
  const follows = cascade(network, calendar, move.id, to);
  const seen = fingerprint(follows);
  const mayMoveAll = asked.may('plan.edit');
  if (move.cascade === 'all' && !mayMoveAll) throw denied(403);
  const outdated = move.cascade === 'all' && move.seen !== seen;
  if (outdated || (!move.cascade && mustBeAsked(follows))) {
    const name = network.items[network.at.get(move.id)!]!.name;
    const { moves, conflicts, endBefore, endAfter, endDays } = follows;
    const shown = { moves: moves.slice(0, SHOWN), count: moves.length, conflicts: conflicts.slice(0, SHOWN) };
    return { intent, fields, name, to, ...shown, endBefore, endAfter, endDays, seen, outdated, mayMoveAll };
  }

  const along = move.cascade === 'all' ? follows.moves : [];
  await row.update(actor, to, rest);
  const kept: KeptDates[] = [{ itemId: move.id, causeId: null, from: row.dates, to }];
  for (const each of along) kept.push(await follow(asked, trx, actor, each));
  await insertPlanMove(
    trx,
    actor,
    found.id,
    kept.map(({ itemId, causeId, from, to: next }) => ({
      ...{ itemId, causeId, fromStart: from.start, fromEnd: from.end, toStart: next.start, toEnd: next.end },
    })),
  );
  return null;
}

/** Only what reaches beyond its phase needs no answer: a phase is a frame and holds nothing back. */
function mustBeAsked({ moves, conflicts }: Cascade): boolean {
  return moves.length > 0 || conflicts.some(({ kind }) => kind !== 'outside phase');
}

function fingerprint({ moves, endAfter }: Cascade): string {
  const text = moves.map(({ id, to }) => `${id} ${to.start} ${to.end}`).join('\n');
  return createHash('sha256').update(`${endAfter}\n${text}`).digest('hex').slice(0, 16);
}

/** The dates of a row before and after a move, and what it followed. */
interface KeptDates {
  readonly itemId: number;
  readonly causeId: number | null;
  readonly from: Dates;
  readonly to: Dates;
}

/** Moves one of those that come along, with what it follows as the reason in its history. */
async function follow(
  asked: Guarded<Project>,
  trx: Transaction,
  actor: Actor,
  move: FollowingMove,
): Promise<KeptDates> {
  const row = await lockRow(asked, trx, { ...move, version: null });
  await row.update(actor, move.to, {}, `Följde med ${move.causeName}`.slice(0, 2000));
  return { itemId: move.id, causeId: move.causeId, from: row.dates, to: move.to };
}

/** A row of the plan that is locked, and how it gets other dates. */
interface LockedRow {
  /** what is kept now; of a milestone its forecast at both ends */
  readonly dates: Dates;
  readonly update: (
    actor: Actor,
    to: Dates,
    rest: Partial<ActivityDescription>,
    /** of a move that follows from another; also checks nothing but what the database does */
    reason?: string,
  ) => Promise<unknown>;
}

/**
 * Locks a row of the plan by its kind.
 * @param row `version` is the one the person saw; null where the row only follows
 * @throws Refusal when it is gone, LostRace when it is another version
 */
export async function lockRow(
  { viewer, found, context }: Guarded<Project>,
  trx: Transaction,
  { kind, id, version }: { kind: AskedMove['kind']; id: number; version: number | null },
): Promise<LockedRow> {
  switch (kind) {
    case 'phase': {
      const before = current(await lockPhase(trx, viewer, found.id, id), version, spanValues);
      return {
        dates: { start: before.startDate, end: before.endDate },
        update: (actor, to, _, reason) =>
          updatePhase(trx, actor, found.id, before, { startDate: to.start, endDate: to.end }, reason),
      };
    }
    case 'activity': {
      const before = current(await lockActivity(trx, viewer, found.id, id), version, spanValues);
      return {
        dates: { start: before.startDate, end: before.endDate },
        update: (actor, to, rest, reason) =>
          updateActivity(trx, actor, found.id, before, { ...rest, startDate: to.start, endDate: to.end }, reason),
      };
    }
    case 'milestone': {
      const before = current(await lockMilestone(trx, viewer, found.id, id), version, milestoneValues);
      const { actual, status, responsible } = before;
      return {
        dates: { start: before.forecast, end: before.forecast },
        update: (actor, to, _, reason) => {
          const change = { forecast: to.start, actual, status, responsible };
          if (reason === undefined) {
            checkMilestoneUpdate(before, change, { start: found.startDate }, context.clock.today());
          }
          return updateMilestone(trx, actor, found.id, before, change, reason ?? '');
        },
      };
    }
  }
}

function current<Row extends { version: number }>(
  row: Row | null,
  version: number | null,
  values: (row: Row) => [string, string][],
): Row {
  if (!row) throw new Refusal('Raden finns inte längre. Någon har tagit bort den.');
  if (version !== null && row.version !== version) throw new LostRace({ version: row.version, values: values(row) });
  return row;
}
