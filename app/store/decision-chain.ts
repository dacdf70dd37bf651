import { sql } from 'kysely';

import { approvalRule, type ApprovalRule, type AskedParty } from '~/domain/approval';
import type { BudgetState } from '~/domain/budget';
import type { DecisionValues } from '~/domain/decision-content';
import type { Transaction } from '~db/open';

/** A row of the register as it is stored. */
export interface StoredLink {
  readonly values: DecisionValues;
  /** in hexadecimal; null: none is stored */
  readonly previousHash: string | null;
  readonly hash: string;
  /** what the party's frozen shares sum to, in öre; null where there are none */
  readonly storedShare: string | null;
}

/**
 * The rows of the register that follow a number, lowest first, every value as text: for the command that verifies
 * them, which is run by whoever runs the installation and sees them all.
 */
export async function readLinks(trx: Transaction, after: string, size: number): Promise<StoredLink[]> {
  const { rows } = await sql<DecisionValues & Omit<StoredLink, 'values'>>`
    select number::text, project_id::text, forum, subject, outcome, motivation, diary_number,
      to_char(decided_on, 'YYYY-MM-DD') as decided_on,
      to_char(recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as recorded_at,
      recorded_by::text, delegation_id::text, budget_version_id::text, party_id::text, amount_ore::text, corrects::text,
      deciders, directive_before, directive_after, report_id::text, gate_id::text,
      encode(previous_hash, 'hex') as previous_hash, encode(hash, 'hex') as hash,
      (select sum(share.amount_ore)::text from cost_share share
        where share.budget_version_id = decision.budget_version_id and share.party_id = decision.party_id) as stored_share
    from decision where decision.number > ${after}::bigint order by decision.number limit ${size}
  `.execute(trx);
  return rows.map(({ previousHash, hash, storedShare, ...values }) => ({ values, previousHash, hash, storedShare }));
}

/** The highest number that the audit rows know of; '0' when there is none. */
export async function readLastAudited(trx: Transaction): Promise<string> {
  const { rows } = await sql<{ number: string }>`
    select coalesce(max(entity_id), 0)::text as number from audit_entry where action = 'decision.create'
  `.execute(trx);
  return rows[0]!.number;
}

/** A version that was submitted, with the standing decision of each of its parties. */
export interface DecidedVersion {
  readonly id: number;
  readonly projectName: string;
  readonly phaseNumber: number;
  readonly version: number;
  readonly state: BudgetState;
  readonly rule: ApprovalRule;
  readonly parties: readonly AskedParty[];
}

/** The versions that have been submitted, with an id above one, lowest first; for the same command. */
export async function readDecidedVersions(trx: Transaction, after: number, size: number): Promise<DecidedVersion[]> {
  const { rows } = await sql<Omit<DecidedVersion, 'rule'> & Rule>`
    select version.id, project.name as project_name, phase.number as phase_number, version.version, version.state,
      version.approval_rule, version.approval_count,
      (select coalesce(json_agg(json_build_object('partyId', asked.party_id, 'partyName', party.name,
                'share', asked.share, 'verdict', latest.outcome) order by asked.party_id), '[]')
        from (select party_id, sum(amount_ore) as share from cost_share
              where budget_version_id = version.id group by party_id) asked
        join party on party.id = asked.party_id
        left join lateral (select outcome from decision
          where decision.budget_version_id = version.id and decision.party_id = asked.party_id
          order by number desc limit 1) latest on true) as parties
    from budget_version version
    join phase on phase.id = version.phase_id
    join project on project.id = phase.project_id
    where version.id > ${after} and version.total_ore is not null
    order by version.id limit ${size}
  `.execute(trx);
  return rows.map(({ approvalRule: kind, approvalCount, ...row }) => ({
    ...row,
    rule: approvalRule(kind, approvalCount),
  }));
}

interface Rule {
  readonly approvalRule: ApprovalRule['kind'] | null;
  readonly approvalCount: number | null;
}
