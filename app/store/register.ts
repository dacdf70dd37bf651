import { sql, type RawBuilder } from 'kysely';

import type { Verdict } from '~/domain/approval';
import type { CalendarDate } from '~/domain/calendar';
import type { Ore } from '~/domain/money';
import type { Viewer } from '~/domain/viewer';
import type { Database } from '~db/open';

import { visibleTo } from './visible';

/** Which decisions are asked for; null and '' stand for all. */
export interface RegisterFilter {
  /** words that must all be found in subject, motivation, forum, diarienummer, project or number */
  readonly search: string;
  /** slug of a project */
  readonly project: string | null;
  /** kommunkod of the party that decided, else its slug */
  readonly party: string | null;
  readonly outcome: Verdict | null;
  /** of the day; 'unknown' where no day is given */
  readonly year: number | 'unknown' | null;
  /** a party's on its own share, or any other */
  readonly kind: 'share' | 'other' | null;
}

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
] as const;

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
    .where(visibleTo(viewer));
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
    .select([
      sql<number>`count(*)::int`.as('all'),
      sql<number>`(count(*) filter (where ${fits(filter)}))::int`.as('fitting'),
    ])
    .executeTakeFirstOrThrow();
}

/** On `decision`, `project` and `party`. */
function fits({ search, project, party, outcome, year, kind }: RegisterFilter): RawBuilder<boolean> {
  const conditions = [
    ...search.split(/\s+/).filter(Boolean).map(holds),
    project !== null && sql`project.slug = ${project}`,
    party !== null && sql`coalesce(party.code, party.slug) = ${party}`,
    outcome !== null && sql`decision.outcome = ${outcome}`,
    year === 'unknown' && sql`decision.decided_on is null`,
    typeof year === 'number' &&
      sql`decision.decided_on between make_date(${year}, 1, 1) and make_date(${year}, 12, 31)`,
    kind === 'share' && sql`decision.budget_version_id is not null`,
    kind === 'other' && sql`decision.budget_version_id is null`,
  ].filter((condition) => condition !== false);
  return conditions.length > 0 ? sql<boolean>`${sql.join(conditions, sql` and `)}` : sql<boolean>`true`;
}

/** A word anywhere in what is searched; its own % and _ stand for themselves. */
function holds(word: string): RawBuilder<unknown> {
  const pattern = `%${word.replace(/[\\%_]/g, '\\$&')}%`;
  return sql`concat_ws(E'\n', decision.subject, decision.motivation, decision.forum, decision.diary_number,
    project.name, decision.number::text) ilike ${pattern}`;
}

/** What the register can be filtered by: what occurs in the decisions in sight. */
export interface RegisterChoices {
  readonly projects: readonly { readonly slug: string; readonly name: string }[];
  /** `slug` is the kommunkod, else the slug */
  readonly parties: readonly { readonly slug: string; readonly name: string }[];
  /** newest first; null: decisions without a day */
  readonly years: readonly (number | null)[];
}

/** The projects, parties and years of the decisions in sight. */
export async function listRegisterChoices(db: Database, viewer: Viewer): Promise<RegisterChoices> {
  const seen = () =>
    db.selectFrom('decision').innerJoin('project', 'project.id', 'decision.projectId').where(visibleTo(viewer));
  const [projects, parties, years] = await Promise.all([
    seen()
      .select(['project.slug', 'project.name'])
      .groupBy('project.id')
      .orderBy(sql`project.name collate "sv-SE-x-icu"`)
      .execute(),
    seen()
      .innerJoin('party', 'party.id', 'decision.partyId')
      .select([sql<string>`coalesce(party.code, party.slug)`.as('slug'), 'party.name'])
      .groupBy('party.id')
      .orderBy(sql`party.name collate "sv-SE-x-icu"`)
      .execute(),
    seen()
      .select(sql<number | null>`extract(year from decision.decided_on)::int`.as('year'))
      .groupBy('year')
      .orderBy('year', (order) => order.desc().nullsLast())
      .execute(),
  ]);
  return { projects, parties, years: years.map(({ year }) => year) };
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
