import { createHash } from 'node:crypto';

import type { Actor } from '~/domain/actor';
import type { CalendarDate } from '~/domain/calendar';
import { Refusal } from '~/domain/refusal';
import { withoutConstraint } from '~/domain/schedule';
import { cascade, type Cascade, type Dates, type FollowingMove } from '~/domain/schedule-cascade';
import { denied } from '~/policy/denial';
import type { Guarded } from '~/policy/guard';
import { insertPlanMove, lockPlan, type MovedItem } from '~/store/plan-move';
import type { Project } from '~/store/project';
import type { MoveProposal } from '~/views/plan/move-proposal';
import type { Transaction } from '~db/open';

import { isChanged, lockRow, movedItem, type RowKind, type RowValues } from './plan-row';
import { planCalendar, planNetwork, readPlan } from './plan-schedule';

/** Rows of a proposal that are shown; the rest is counted. */
const SHOWN = 100;

export interface AskedMove {
  readonly kind: RowKind;
  readonly id: number;
  readonly version: number;
  readonly start: CalendarDate | null;
  readonly end: CalendarDate | null;
  /** the answer to a proposal: everything, or this row alone; none: nothing was proposed yet */
  readonly cascade?: 'all' | 'only' | undefined;
  /** fingerprint of the proposal that is answered */
  readonly seen: string;
}

interface MoveOptions {
  /** other values of the row that are saved with it */
  readonly rest?: RowValues;
  /** the form's field where a date is refused */
  readonly dateField?: 'start' | 'startDate' | 'forecast';
}

/** What was asked, as the form sent it, for the form that answers a proposal. */
export function fieldsOf(input: Record<string, string | number | null | undefined>): [string, string][] {
  return Object.entries(input).flatMap(([name, value]) =>
    ['cascade', 'seen'].includes(name) || value === undefined ? [] : [[name, String(value ?? '')]],
  );
}

/**
 * Gives a phase, activity or milestone new dates, and all that follows where that was confirmed (DOMAIN.md 3.2).
 * @returns what would follow, when that has not been answered: nothing is written then
 * @throws Refusal, or LostRace with what another change made of it
 */
export async function movePlanItem(
  asked: Guarded<Project>,
  trx: Transaction,
  actor: Actor,
  move: AskedMove,
  { intent, fields, rest = {}, dateField = 'start' }: Pick<MoveProposal, 'intent' | 'fields'> & MoveOptions,
): Promise<MoveProposal | null> {
  const { viewer, found } = asked;
  await lockPlan(trx, viewer, found.id);
  const row = await lockRow(asked, trx, move);
  const to: Dates = { start: move.start, end: move.kind === 'milestone' ? move.start : move.end };
  row.check(to, rest);
  const [now, planned] = [row.planned(row.dates, {}), row.planned(to, rest)];
  const isKept = isSame(row.dates, to);
  if (isKept && isSame(now, planned)) {
    const values = row.values(rest);
    await row.update(actor, to, rest);
    if (isChanged(values))
      await insertPlanMove(trx, actor, found.id, [movedItem(move.id, null, to, to, values)], 'edit');
    return null;
  }

  const plan = planNetwork(await readPlan(trx, viewer, found.id));
  // What was reached is told and not planned: no lock holds it back, and only what it pushes is asked about.
  const network = isKept ? withoutConstraint(plan, move.id) : plan;
  const { calendar } = planCalendar(network, [planned.start, planned.end]);
  const follows = refusingAt(dateField, () => cascade(network, calendar, move.id, planned));
  const seen = cascadeFingerprint(follows);
  const mayMoveAll = asked.may('plan.edit');
  if (move.cascade === 'all' && !mayMoveAll) throw denied(403);
  const outdated = move.cascade === 'all' && move.seen !== seen;
  if (outdated || (!move.cascade && (isKept ? follows.moves.length > 0 : mustBeAsked(follows)))) {
    const name = network.items[network.at.get(move.id)!]!.name;
    const { moves, conflicts, endBefore, endAfter, endDays } = follows;
    const shown = { moves: moves.slice(0, SHOWN), count: moves.length, conflicts: conflicts.slice(0, SHOWN) };
    const reached = isKept ? (rest.milestone?.actual ?? null) : null;
    return { intent, fields, name, to, reached, ...shown, endBefore, endAfter, endDays, seen, outdated, mayMoveAll };
  }

  const along = move.cascade === 'all' ? follows.moves : [];
  const kept = [movedItem(move.id, null, row.dates, to, row.values(rest))];
  await row.update(actor, to, rest);
  for (const each of along) kept.push(await follow(asked, trx, actor, each));
  await insertPlanMove(trx, actor, found.id, kept);
  return null;
}

function isSame(one: Dates, other: Dates): boolean {
  return one.start === other.start && one.end === other.end;
}

/** The schedule refuses a date at `start`; a form may call its field something else. */
function refusingAt<T>(field: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw error instanceof Refusal && error.field === 'start' ? new Refusal(error.message, field) : error;
  }
}

/** Only what reaches beyond its phase needs no answer: a phase is a frame and holds nothing back. */
export function mustBeAsked({ moves, conflicts }: Cascade): boolean {
  return moves.length > 0 || conflicts.some(({ kind }) => kind !== 'outside phase');
}

export function cascadeFingerprint({ moves, endAfter }: Cascade): string {
  const text = moves.map(({ id, to }) => `${id} ${to.start} ${to.end}`).join('\n');
  return createHash('sha256').update(`${endAfter}\n${text}`).digest('hex').slice(0, 16);
}

/** Moves one of those that come along, with what it follows as the reason in its history. */
export async function follow(
  asked: Guarded<Project>,
  trx: Transaction,
  actor: Actor,
  move: FollowingMove,
): Promise<MovedItem> {
  const row = await lockRow(asked, trx, { ...move, version: null });
  await row.update(actor, move.to, {}, `Följde med ${move.causeName}`.slice(0, 2000));
  return movedItem(move.id, move.causeId, row.dates, move.to);
}
