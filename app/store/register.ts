import { sql } from 'kysely';

import type { Verdict } from '~/domain/approval';
import type { CalendarDate } from '~/domain/calendar';
import type { Ore } from '~/domain/money';
import type { Viewer } from '~/domain/viewer';
import type { Database } from '~db/open';

import { fits, type RegisterFilter } from './register-filter';
import { decisionOpenTo } from './secrecy';
import { visibleTo } from './visible';

/** A decision as a row of the register (DOMAIN.md 6.4). */
export interface RegisterRow {
  readonly number: number;
  /** null: the source does not say which day */
  readonly decidedOn: CalendarDate | null;
  readonly projectSlug: string;
  readonly projectName: string;
  readonly cooperationName: string;
  /** the phase whose budget it is about; null for other decisions */
  readonly phase: { readonly number: number; readonly name: string; readonly version: number } | null;
  readonly forum: string;
  readonly subject: string;
  /** null: a decision that is no answer to a question */
  readonly outcome: Verdict | null;
  readonly motivation: string;
  readonly diaryNumber: string | null;
  readonly partyName: string | null;
  /** the party's frozen share */
  readonly amount: Ore | null;
  /** the number of the decision that this one replaces, and of the one that replaces this one */
  readonly corrects: number | null;
  readonly correctedBy: number | null;
  /** who took part where a body decided, in roles */
  readonly deciders: string | null;
  /** of a change to the project's directive: what it said, and what it says from now on */
  readonly directiveBefore: string | null;
  readonly directiveAfter: string | null;
  /** the status report that it was taken on */
  readonly reportNumber: number | null;
  /** the gate that it decides */
  readonly gate: { readonly id: number; readonly label: string; readonly title: string } | null;
  /** the risk that it decides */
  readonly risk: { readonly id: number; readonly number: number; readonly title: string } | null;
  /** what a substitute decided by */
  readonly delegationReference: string | null;
  /** ISO */
  readonly recordedAt: string;
  /** in hexadecimal; null: the first row */
  readonly previousHash: string | null;
  /** in hexadecimal */
  readonly hash: string;
}

const COLUMNS = [
  'decision.number',
  'decision.decidedOn',
  'project.slug as projectSlug',
  'project.name as projectName',
  'cooperation.name as cooperationName',
  'decision.forum',
  'decision.subject',
  'decision.outcome',
  'decision.motivation',
  'decision.diaryNumber',
  'party.name as partyName',
  'decision.amountOre as amount',
  'decision.corrects',
  'later.number as correctedBy',
  'delegation.reference as delegationReference',
  'decision.recordedAt',
  'decision.deciders',
  'decision.directiveBefore',
  'decision.directiveAfter',
] as const;

const reportNumber = sql<
  number | null
>`(select report.number from status_report report where report.id = decision.report_id)`;

const gate = sql<RegisterRow['gate']>`(select json_build_object('id', gate.id, 'label', gate.label, 'title', gate.title)
  from gate where gate.id = decision.gate_id)`;

const risk = sql<
  RegisterRow['risk']
>`(select json_build_object('id', risk.id, 'number', risk.number, 'title', risk.title)
  from risk_escalation raised join risk on risk.id = raised.risk_id where raised.decision_number = decision.number)`;

const phase = sql<RegisterRow['phase']>`case when phase.id is not null then json_build_object(
  'number', phase.number, 'name', phase.name, 'version', budget_version.version) end`;

/** Every decision in sight, with what its row is read with. */
function selectDecisions(db: Database, viewer: Viewer) {
  return db
    .selectFrom('decision')
    .innerJoin('project', 'project.id', 'decision.projectId')
    .innerJoin('cooperation', 'cooperation.id', 'project.cooperationId')
    .leftJoin('budgetVersion', 'budgetVersion.id', 'decision.budgetVersionId')
    .leftJoin('phase', 'phase.id', 'budgetVersion.phaseId')
    .leftJoin('party', 'party.id', 'decision.partyId')
    .leftJoin('delegation', 'delegation.id', 'decision.delegationId')
    .leftJoin('decision as later', 'later.corrects', 'decision.number')
    .where(visibleTo(viewer))
    .where(decisionOpenTo(viewer));
}

/**
 * The decisions in sight that fit, newest number first.
 * @param page which of them, from 1; null gives all
 */
export async function listDecisions(
  db: Database,
  viewer: Viewer,
  filter: RegisterFilter,
  page: { readonly page: number; readonly size: number } | null,
): Promise<RegisterRow[]> {
  const rows = await selectDecisions(db, viewer)
    .where(fits(filter))
    .orderBy('decision.number', 'desc')
    .$if(page !== null, (query) => query.limit(page!.size).offset((page!.page - 1) * page!.size))
    .select(COLUMNS)
    .select([
      phase.as('phase'),
      reportNumber.as('reportNumber'),
      gate.as('gate'),
      risk.as('risk'),
      sql<string | null>`encode(decision.previous_hash, 'hex')`.as('previousHash'),
      sql<string>`encode(decision.hash, 'hex')`.as('hash'),
    ])
    .execute();
  return rows as unknown as RegisterRow[];
}

/** How many decisions are in sight, and how many of them fit. */
export async function countDecisions(
  db: Database,
  viewer: Viewer,
  filter: RegisterFilter,
): Promise<{ readonly all: number; readonly fitting: number }> {
  return db
    .selectFrom('decision')
    .innerJoin('project', 'project.id', 'decision.projectId')
    .leftJoin('party', 'party.id', 'decision.partyId')
    .where(visibleTo(viewer))
    .where(decisionOpenTo(viewer))
    .select([
      sql<number>`count(*)::int`.as('all'),
      sql<number>`(count(*) filter (where ${fits(filter)}))::int`.as('fitting'),
    ])
    .executeTakeFirstOrThrow();
}

/** A decision with what it stands on. */
export interface RegisteredDecision extends RegisterRow {
  readonly projectId: number;
  readonly cooperationId: number;
  /** who wrote it into the register, by role; null: it was there before the register */
  readonly recordedByName: string | null;
  /** the delegation that a substitute decided by */
  readonly delegation: {
    readonly reference: string;
    readonly validFrom: CalendarDate;
    readonly validUntil: CalendarDate;
  } | null;
  /** the budget that a share is decided of */
  readonly budget: {
    readonly versionId: number;
    readonly phaseId: number;
    readonly partyId: number;
    readonly keyVersionId: number;
    readonly total: Ore;
    readonly roundingUnit: number;
    readonly roundingMode: 'exact' | 'plain';
    readonly submittedOn: CalendarDate | null;
    /** the phase was removed from the plan: it has no page any more */
    readonly phaseRemoved: boolean;
  } | null;
}

/** The decision with a number; null when there is none in sight. */
export async function findDecision(db: Database, viewer: Viewer, number: number): Promise<RegisteredDecision | null> {
  const row = await selectDecisions(db, viewer)
    .where('decision.number', '=', number)
    .leftJoin('appUser', 'appUser.id', 'decision.recordedBy')
    .select(COLUMNS)
    .select([
      phase.as('phase'),
      reportNumber.as('reportNumber'),
      gate.as('gate'),
      risk.as('risk'),
      'decision.projectId',
      'project.cooperationId',
      'appUser.name as recordedByName',
      sql<string | null>`encode(decision.previous_hash, 'hex')`.as('previousHash'),
      sql<string>`encode(decision.hash, 'hex')`.as('hash'),
      sql<RegisteredDecision['delegation']>`case when delegation.id is not null then json_build_object(
        'reference', delegation.reference, 'validFrom', delegation.valid_from, 'validUntil', delegation.valid_until)
        end`.as('delegation'),
      sql<RegisteredDecision['budget']>`case when budget_version.id is not null then json_build_object(
        'versionId', budget_version.id, 'phaseId', phase.id, 'partyId', party.id,
        'keyVersionId', budget_version.key_version_id, 'total', budget_version.total_ore,
        'roundingUnit', budget_version.rounding_unit_ore, 'roundingMode', budget_version.rounding_mode,
        'submittedOn', budget_version.submitted_on, 'phaseRemoved', phase.removed_at is not null) end`.as('budget'),
    ])
    .executeTakeFirst();
  return (row as unknown as RegisteredDecision | undefined) ?? null;
}
