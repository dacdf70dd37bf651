import { sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';

import type { Verdict } from '~/domain/approval';
import type { CalendarDate } from '~/domain/calendar';
import type { GateStanding } from '~/domain/gate';
import type { Viewer } from '~/domain/viewer';
import type { Database, Transaction } from '~db/open';

import { visibleTo } from './visible';

/** A gate of a project (DOMAIN.md "gate"). `label` is what the plan calls it and need not be unique. */
export interface Gate extends GateStanding {
  readonly id: number;
  readonly version: number;
  readonly projectId: number;
  /** the phase that it closes; null: none, or one that was removed */
  readonly phaseId: number | null;
  readonly phaseNumber: number | null;
  readonly phaseName: string | null;
  readonly label: string;
  readonly title: string;
  /** what is decided */
  readonly decides: string;
  readonly decidedOn: CalendarDate | null;
  /** how many criteria it has, and how many of them are met */
  readonly criteria: number;
  readonly met: number;
  /** in the register, of the decision that stands; null: none yet */
  readonly decisionNumber: number | null;
}

/** What should be fulfilled when a gate is decided, and who has ticked it off. */
export interface GateCriterion {
  readonly id: number;
  readonly text: string;
  /** null: not met */
  readonly metOn: CalendarDate | null;
  readonly metBy: string | null;
  readonly note: string;
}

/** A gate as it is when it is changed. */
export interface GateContent extends Gate {
  /** one a line, each with its address; see `parsePapers` */
  readonly papers: string;
  readonly checklist: readonly GateCriterion[];
}

/** A decision on a gate, in the order of the register. */
export interface GateDecision {
  readonly number: number;
  readonly decidedOn: CalendarDate;
  readonly outcome: Verdict;
  readonly subject: string;
  readonly motivation: string;
  readonly deciders: string;
  readonly diaryNumber: string | null;
  readonly corrects: number | null;
}

/** One move of a gate's planned day. */
export interface GateMove {
  readonly id: number;
  readonly onDate: CalendarDate;
  readonly fromDate: CalendarDate | null;
  readonly toDate: CalendarDate | null;
  readonly reason: string;
  readonly by: string | null;
}

/** A gate with all that its page shows. */
export interface GateDetail extends GateContent {
  readonly decisions: readonly GateDecision[];
  /** newest first */
  readonly moves: readonly GateMove[];
}

const standing = (column: 'number' | 'outcome') =>
  sql`(select ${sql.ref(column)} from decision where decision.gate_id = gate.id order by decision.number desc limit 1)`;

function selectGates(db: Database, viewer: Viewer) {
  return db
    .selectFrom('gate')
    .innerJoin('project', 'project.id', 'gate.projectId')
    .leftJoin('phase', (join) => join.onRef('phase.id', '=', 'gate.phaseId').on('phase.removedAt', 'is', null))
    .where(visibleTo(viewer))
    .where('gate.removedAt', 'is', null)
    .select([
      'gate.id',
      'gate.version',
      'gate.projectId',
      'phase.id as phaseId',
      'phase.number as phaseNumber',
      'phase.name as phaseName',
      'gate.label',
      'gate.title',
      'gate.decides',
      'gate.plannedOn',
      'gate.decidedOn',
      'gate.outcome',
      sql<boolean>`coalesce(${standing('outcome')} = 'återremiss', false)`.as('sentBack'),
      sql<number | null>`${standing('number')}`.as('decisionNumber'),
      sql<number>`(select count(*)::int from gate_criterion where gate_id = gate.id)`.as('criteria'),
      sql<number>`(select count(*)::int from gate_criterion where gate_id = gate.id and met_on is not null)`.as('met'),
    ]);
}

/** The gates of a project in the order of its plan: by planned day where there is one, then as they were added. */
export async function listGates(db: Database, viewer: Viewer, projectId: number): Promise<Gate[]> {
  const rows = await selectGates(db, viewer)
    .where('gate.projectId', '=', projectId)
    .orderBy('gate.plannedOn', (order) => order.asc().nullsLast())
    .orderBy('gate.position')
    .orderBy('gate.id')
    .execute();
  return rows as Gate[];
}

function selectContent(db: Database, viewer: Viewer, projectId: number, id: number) {
  return selectGates(db, viewer)
    .where('gate.projectId', '=', projectId)
    .where('gate.id', '=', id)
    .select((eb) => [
      'gate.papers',
      jsonArrayFrom(
        eb
          .selectFrom('gateCriterion as criterion')
          .leftJoin('appUser', 'appUser.id', 'criterion.metBy')
          .whereRef('criterion.gateId', '=', 'gate.id')
          .orderBy('criterion.position')
          .select(['criterion.id', 'criterion.text', 'criterion.metOn', 'appUser.name as metBy', 'criterion.note']),
      ).as('checklist'),
    ]);
}

/** One gate of a project with its criteria, moves and decisions; null when it is not there to be seen. */
export async function findGate(
  db: Database,
  viewer: Viewer,
  projectId: number,
  id: number,
): Promise<GateDetail | null> {
  const row = await selectContent(db, viewer, projectId, id)
    .select((eb) => [
      jsonArrayFrom(
        eb
          .selectFrom('decision')
          .whereRef('decision.gateId', '=', 'gate.id')
          .orderBy('decision.number')
          .select([
            'decision.number',
            'decision.decidedOn',
            'decision.outcome',
            'decision.subject',
            'decision.motivation',
            'decision.deciders',
            'decision.diaryNumber',
            'decision.corrects',
          ]),
      ).as('decisions'),
      jsonArrayFrom(
        eb
          .selectFrom('gateChange as change')
          .leftJoin('appUser', 'appUser.id', 'change.userId')
          .whereRef('change.gateId', '=', 'gate.id')
          .orderBy('change.id', 'desc')
          .select([
            'change.id',
            'change.onDate',
            'change.fromDate',
            'change.toDate',
            'change.reason',
            'appUser.name as by',
          ]),
      ).as('moves'),
    ])
    .executeTakeFirst();
  return (row as GateDetail | undefined) ?? null;
}

/** Locks a gate for a change or a decision, with its criteria; null when it is not there to be seen. */
export async function lockGate(
  trx: Transaction,
  viewer: Viewer,
  projectId: number,
  id: number,
): Promise<GateContent | null> {
  // First the lock and then the look: a subquery of the locking statement itself would still see what was before.
  const locked = await selectGates(trx, viewer)
    .where('gate.projectId', '=', projectId)
    .where('gate.id', '=', id)
    .forUpdate('gate')
    .executeTakeFirst();
  if (!locked) return null;
  const row = await selectContent(trx, viewer, projectId, id).executeTakeFirst();
  return (row as GateContent | undefined) ?? null;
}

/** A gate that waits for the styrgrupp. */
export interface WaitingGate extends Pick<Gate, 'id' | 'label' | 'title' | 'criteria' | 'met' | 'sentBack'> {
  readonly plannedOn: CalendarDate;
  readonly projectName: string;
  readonly projectSlug: string;
}

/** The undecided gates of those projects whose planned day is up to `until`, the oldest first. */
export async function listWaitingGates(
  db: Database,
  viewer: Viewer,
  projectIds: readonly number[],
  until: CalendarDate,
): Promise<WaitingGate[]> {
  if (projectIds.length === 0) return [];
  const rows = await selectGates(db, viewer)
    .where('gate.projectId', 'in', projectIds)
    .where('gate.outcome', 'is', null)
    .where('gate.plannedOn', '<=', until)
    .orderBy('gate.plannedOn')
    .orderBy('gate.id')
    .select(['project.name as projectName', 'project.slug as projectSlug'])
    .execute();
  return rows as unknown as WaitingGate[];
}
