import { sql, type RawBuilder } from 'kysely';

import { approvalRule, type ApprovalRule, type AskedParty, type Verdict } from '~/domain/approval';
import type { BudgetState } from '~/domain/budget';
import type { CalendarDate } from '~/domain/calendar';
import type { Ore } from '~/domain/money';
import type { Viewer } from '~/domain/viewer';
import type { Database, Transaction } from '~db/open';

import { askedOrVisibleTo, visibleTo } from './visible';

/** A party's share of the newest earlier version that was approved as a whole, or by the party's last word on it. */
export interface EarlierShare {
  readonly version: number;
  readonly share: Ore;
  /** the party's last word on that version; null: it had not answered */
  readonly verdict: Verdict | null;
  /** of that decision: its conditions */
  readonly motivation: string;
}

/** A party that is asked, with the decision of it that stands. */
export interface PartyAnswer extends AskedParty {
  /** kommunkod, else the slug: the party's part of an address */
  readonly address: string;
  /** null: not answered */
  readonly number: number | null;
  /** null: not answered, or the source does not say which day */
  readonly decidedOn: CalendarDate | null;
  readonly motivation: string;
  /** what the share is compared with; null: nothing of it was ever approved */
  readonly before: EarlierShare | null;
}

/** A version that the parties of a phase were asked about. */
export interface Approval {
  readonly budgetVersionId: number;
  readonly phaseId: number;
  readonly phaseNumber: number;
  readonly phaseName: string;
  readonly phaseStart: CalendarDate | null;
  readonly projectId: number;
  readonly projectSlug: string;
  readonly projectName: string;
  readonly cooperationId: number;
  readonly version: number;
  readonly state: BudgetState;
  readonly total: Ore;
  readonly submittedOn: CalendarDate | null;
  readonly answerBy: CalendarDate | null;
  /** an earlier version is approved and holds until this one is */
  readonly approvedBefore: boolean;
  readonly rule: ApprovalRule;
  /** in Swedish order */
  readonly parties: readonly PartyAnswer[];
}

type ApprovalRow = Omit<Approval, 'rule'> & {
  readonly approvalRule: ApprovalRule['kind'] | null;
  readonly approvalCount: number | null;
};

/** Whose approvals are asked for. */
export type ApprovalScope =
  | { readonly projectIds: readonly number[] }
  | { readonly phaseId: number }
  | { readonly budgetVersionId: number }
  /** versions that may be decided on in the name of these parties, and that ask them */
  | { readonly askedOf: readonly number[] }
  /** every phase in sight that runs without approval on a day */
  | { readonly runningOn: CalendarDate };

/**
 * How the budgets of phases stand with their parties: of each phase the newest version that was asked about and not
 * taken back or replaced, or one version whatever its state. Ordered by project and phase.
 */
export async function listApprovals(db: Database, viewer: Viewer, scope: ApprovalScope): Promise<Approval[]> {
  const seen = 'budgetVersionId' in scope || 'askedOf' in scope ? askedOrVisibleTo : visibleTo;
  const rows = await selectAll(db)
    .where(seen(viewer))
    .where(within(scope))
    .orderBy(sql`project.name collate "sv-SE-x-icu"`)
    .orderBy('phase.number')
    .execute();
  return (rows as unknown as ApprovalRow[]).map(toApproval);
}

/** A phase that has begun while no version of its budget is asked about: a draft, or taken back. */
export type UnaskedPhase = Pick<
  Approval,
  'phaseId' | 'phaseNumber' | 'phaseName' | 'projectId' | 'projectSlug' | 'projectName'
>;

/** Of a query on `phase`: it has a budget, and no version of it is asked about. */
export const unasked = sql<boolean>`(exists (select from budget_version any_version where any_version.phase_id = phase.id)
  and not exists (select from budget_version asked where asked.phase_id = phase.id
    and asked.state in ('inskickad', 'godkänd', 'avslagen')))`;

/** Phases that have begun by a day and wait for nobody's answer. @param projectIds null: of every project in sight */
export async function listUnaskedPhases(
  db: Database,
  viewer: Viewer,
  today: CalendarDate,
  projectIds: readonly number[] | null,
): Promise<UnaskedPhase[]> {
  return db
    .selectFrom('phase')
    .innerJoin('project', 'project.id', 'phase.projectId')
    .where(visibleTo(viewer))
    .where('phase.removedAt', 'is', null)
    .where('phase.startDate', '<=', today)
    .where(unasked)
    .$if(projectIds !== null, (query) => query.where('project.id', 'in', projectIds!.length > 0 ? projectIds! : [0]))
    .orderBy(sql`project.name collate "sv-SE-x-icu"`)
    .orderBy('phase.number')
    .select([
      'phase.id as phaseId',
      'phase.number as phaseNumber',
      'phase.name as phaseName',
      'project.id as projectId',
      'project.slug as projectSlug',
      'project.name as projectName',
    ])
    .execute();
}

/**
 * Locks a version that is being decided on, and reads under the lock what stands. Its phase is locked first, as by
 * everybody who submits or replaces a version: in another order two could wait for each other. One at a time decides
 * in a phase, whatever the version: an approval locks the version that it replaces when it already holds the chain of
 * decisions, which a late answer to that version would be waiting for.
 * @returns null when there is no such version in sight
 */
export async function lockApproval(
  trx: Transaction,
  viewer: Viewer,
  budgetVersionId: number,
): Promise<Approval | null> {
  const owner = await trx
    .selectFrom('phase')
    .innerJoin('project', 'project.id', 'phase.projectId')
    .innerJoin('budgetVersion', 'budgetVersion.phaseId', 'phase.id')
    .where(askedOrVisibleTo(viewer))
    .where('budgetVersion.id', '=', budgetVersionId)
    .select('phase.id')
    .forNoKeyUpdate('phase')
    .executeTakeFirst();
  if (!owner) return null;
  await trx.selectFrom('budgetVersion').select('id').where('id', '=', budgetVersionId).forUpdate().execute();
  // A statement of its own: it sees what was committed while the lock was waited for.
  return (await listApprovals(trx, viewer, { budgetVersionId }))[0] ?? null;
}

/** Every version that waits for answers by a day: for the product itself, which reminds whoever has not answered. */
export async function listDueApprovals(trx: Transaction, answerBy: CalendarDate): Promise<Approval[]> {
  const rows = await selectAll(trx)
    .where('budgetVersion.state', '=', 'inskickad')
    .where('budgetVersion.answerBy', '<=', answerBy)
    .orderBy('budgetVersion.id')
    .execute();
  return (rows as unknown as ApprovalRow[]).map(toApproval);
}

function selectAll(db: Database) {
  return db
    .selectFrom('budgetVersion')
    .innerJoin('phase', 'phase.id', 'budgetVersion.phaseId')
    .innerJoin('project', 'project.id', 'phase.projectId')
    .where('phase.removedAt', 'is', null)
    .where('budgetVersion.totalOre', 'is not', null)
    .select([
      'budgetVersion.id as budgetVersionId',
      'phase.id as phaseId',
      'phase.number as phaseNumber',
      'phase.name as phaseName',
      'phase.startDate as phaseStart',
      'project.id as projectId',
      'project.slug as projectSlug',
      'project.name as projectName',
      'project.cooperationId',
      'budgetVersion.version',
      'budgetVersion.state',
      'budgetVersion.totalOre as total',
      'budgetVersion.submittedOn',
      'budgetVersion.answerBy',
      'budgetVersion.approvalRule',
      'budgetVersion.approvalCount',
      approvedBefore.as('approvedBefore'),
      answers.as('parties'),
    ]);
}

/** Of a query on `budget_version` and its `phase`: whether an earlier version is approved. */
export const approvedBefore = sql<boolean>`exists (select from budget_version earlier where earlier.phase_id = phase.id
  and earlier.version < budget_version.version and earlier.state = 'godkänd')`;

/** Of the same: the parties that are asked with their shares and the decisions that stand; empty for a draft. */
export const answers = sql<PartyAnswer[]>`(
  select coalesce(json_agg(json_build_object(
    'partyId', asked.party_id, 'partyName', asked.name, 'address', asked.address, 'share', asked.share,
    'verdict', latest.outcome, 'number', latest.number, 'decidedOn', latest.decided_on,
    'motivation', coalesce(latest.motivation, ''), 'before', before.approved) order by asked.name collate "sv-SE-x-icu"), '[]')
  from (
    select share.party_id, party.name, coalesce(party.code, party.slug) as address, sum(share.amount_ore) as share
    from cost_share share join party on party.id = share.party_id
    where share.budget_version_id = budget_version.id
    group by share.party_id, party.id
  ) asked
  left join lateral (
    select * from decision where decision.budget_version_id = budget_version.id and decision.party_id = asked.party_id
    order by decision.number desc limit 1
  ) latest on true
  left join lateral (
    select json_build_object('version', version.version, 'share', held.share, 'verdict', word.outcome,
      'motivation', coalesce(word.motivation, '')) as approved
    from budget_version version
    join lateral (select sum(amount_ore) as share from cost_share
      where budget_version_id = version.id and party_id = asked.party_id) held on held.share is not null
    left join lateral (select outcome, motivation from decision
      where decision.budget_version_id = version.id and decision.party_id = asked.party_id
      order by decision.number desc limit 1) word on true
    where version.phase_id = phase.id and version.version < budget_version.version
      and (word.outcome in ('godkänd', 'godkänd med villkor')
        or exists (select from baseline where baseline.budget_version_id = version.id))
    order by version.version desc limit 1
  ) before on true
)`;

const newestAsked = sql<boolean>`budget_version.state in ('inskickad', 'godkänd', 'avslagen')
  and not exists (select from budget_version newer where newer.phase_id = phase.id
    and newer.version > budget_version.version and newer.state in ('inskickad', 'godkänd', 'avslagen'))`;

function within(scope: ApprovalScope): RawBuilder<boolean> {
  if ('budgetVersionId' in scope) return sql<boolean>`budget_version.id = ${scope.budgetVersionId}`;
  if ('askedOf' in scope) {
    return sql<boolean>`budget_version.state in ('inskickad', 'godkänd') and exists (select from cost_share share
      where share.budget_version_id = budget_version.id and share.party_id = any(${[...scope.askedOf]}::bigint[]))
      and ${newestAsked}`;
  }
  if ('phaseId' in scope) return sql<boolean>`phase.id = ${scope.phaseId} and ${newestAsked}`;
  if ('projectIds' in scope) {
    return sql<boolean>`project.id = any(${[...scope.projectIds]}::bigint[]) and ${newestAsked}`;
  }
  return sql<boolean>`phase.start_date <= ${scope.runningOn}::date and budget_version.state <> 'godkänd'
    and ${newestAsked} and not ${approvedBefore}`;
}

function toApproval({ approvalRule: kind, approvalCount, ...row }: ApprovalRow): Approval {
  return { ...row, rule: approvalRule(kind, approvalCount) };
}
