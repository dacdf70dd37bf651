import { sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';

import type { Actor } from '~/domain/actor';
import { approvalRule, type ApprovalRule } from '~/domain/approval';
import type { RoundingMode, RoundingUnit } from '~/domain/allocate';
import type { Viewer } from '~/domain/viewer';
import type { Database, Transaction } from '~db/open';

import { insertAudit } from './audit';
import { seenBy } from './cooperation';
import type { Membership } from './member';

/** What the parties of a cooperation have agreed on, as it is written; texts are null where the agreement is silent. */
export interface AgreementTerms {
  readonly name: string;
  readonly leadPartyId: number | null;
  readonly leadNote: string | null;
  readonly approvalRule: 'all' | 'majority' | 'n_of_m' | null;
  /** how many must approve; for `n_of_m` only */
  readonly approvalCount: number | null;
  readonly referenceDateRule: string | null;
  /** the day of the year before that figures are taken from: 12-31, 11-01 */
  readonly referenceMonthDay: string | null;
  readonly roundingUnitOre: RoundingUnit;
  readonly roundingMode: RoundingMode;
  readonly invoicing: string | null;
  readonly term: string | null;
  readonly notice: string | null;
  readonly documentNumber: string | null;
  readonly facts: readonly string[];
}

/** A cooperation with its agreement and everybody who is, was or will be in it. */
export interface Agreement extends AgreementTerms {
  readonly id: number;
  readonly slug: string;
  readonly version: number;
  /** whoever signs in with a password and holds a role in it must have a second factor */
  readonly requiresSecondFactor: boolean;
  readonly leadName: string | null;
  readonly members: readonly Membership[];
}

/** The agreement of a slug, or null when there is none that this viewer may see. */
export async function findAgreement(db: Database, viewer: Viewer, slug: string): Promise<Agreement | null> {
  const row = await db
    .selectFrom('cooperation')
    .leftJoin('party as lead', 'lead.id', 'cooperation.leadPartyId')
    .where('cooperation.slug', '=', slug)
    .where(seenBy(viewer))
    .select((eb) => [
      ...columns,
      'lead.name as leadName',
      jsonArrayFrom(
        eb
          .selectFrom('cooperationMember as member')
          .innerJoin('party', 'party.id', 'member.partyId')
          .whereRef('member.cooperationId', '=', 'cooperation.id')
          .orderBy(sql`party.name collate "sv-SE-x-icu"`)
          .orderBy('member.joinedOn', (order) => order.asc().nullsFirst())
          .select(['member.partyId', 'party.name as partyName', 'member.joinedOn', 'member.leftOn']),
      ).as('members'),
    ])
    .executeTakeFirst();
  return row ? (row as Agreement) : null;
}

/** The terms as they are at this moment, locked until the transaction ends: changes of terms and members queue up. */
export async function lockAgreement(
  trx: Transaction,
  viewer: Viewer,
  id: number,
): Promise<(AgreementTerms & Pick<Agreement, 'id' | 'version' | 'requiresSecondFactor'>) | null> {
  const row = await trx
    .selectFrom('cooperation')
    .where('cooperation.id', '=', id)
    .where(seenBy(viewer))
    .select(columns)
    .forUpdate()
    .executeTakeFirst();
  return row ? { ...row, roundingUnitOre: row.roundingUnitOre as RoundingUnit } : null;
}

const columns = [
  'cooperation.id',
  'cooperation.slug',
  'cooperation.version',
  'cooperation.requiresSecondFactor',
  'cooperation.name',
  'cooperation.leadPartyId',
  'cooperation.leadNote',
  'cooperation.approvalRule',
  'cooperation.approvalCount',
  'cooperation.referenceDateRule',
  'cooperation.referenceMonthDay',
  'cooperation.roundingUnitOre',
  'cooperation.roundingMode',
  'cooperation.invoicing',
  'cooperation.term',
  'cooperation.notice',
  'cooperation.documentNumber',
  'cooperation.facts',
] as const;

/** When a budget is approved by the agreement as it is now; all must approve where it cannot be seen or says nothing. */
export async function findApprovalRule(db: Database, viewer: Viewer, cooperationId: number): Promise<ApprovalRule> {
  const row = await db
    .selectFrom('cooperation')
    .where(seenBy(viewer))
    .where('cooperation.id', '=', cooperationId)
    .select(['approvalRule', 'approvalCount'])
    .executeTakeFirst();
  return approvalRule(row?.approvalRule ?? null, row?.approvalCount ?? null);
}

export interface NewCooperation {
  readonly slug: string;
  readonly name: string;
  readonly leadPartyId: number | null;
  readonly memberIds: readonly number[];
}

/**
 * Creates a cooperation whose members have no day of joining. The slug is made unique by a number where it is taken.
 * @returns the slug it got
 */
export async function insertCooperation(
  trx: Transaction,
  actor: Actor,
  { memberIds, ...cooperation }: NewCooperation,
): Promise<string> {
  const slug = await freeSlug(trx, cooperation.slug);
  const { id } = await trx
    .insertInto('cooperation')
    .values({ ...cooperation, slug, facts: '[]' })
    .returning('id')
    .executeTakeFirstOrThrow();
  await trx
    .insertInto('cooperationMember')
    .values(memberIds.map((partyId) => ({ cooperationId: id, partyId })))
    .execute();
  await insertAudit(trx, actor, {
    action: 'cooperation.create',
    entity: 'cooperation',
    entityId: id,
    after: { ...cooperation, slug, memberIds },
  });
  return slug;
}

/** Addresses below /samverkan that are pages of their own. */
const RESERVED = new Set(['ny', 'parter']);

async function freeSlug(trx: Transaction, wanted: string): Promise<string> {
  // Two who create the same name at once would both find it free; the lock makes the second wait and see.
  await sql`select pg_advisory_xact_lock(hashtext('cooperation.slug'))`.execute(trx);
  const taken = await trx.selectFrom('cooperation').select('slug').where('slug', 'like', `${wanted}%`).execute();
  const slugs = new Set(taken.map((row) => row.slug));
  for (let number = 1; ; number++) {
    const slug = number === 1 ? wanted : `${wanted}-${number}`;
    if (!slugs.has(slug) && !RESERVED.has(slug)) return slug;
  }
}

/**
 * Changes the terms of a locked agreement. What was calculated and submitted before keeps the rounding it was made with.
 * @param before what {@link lockAgreement} gave
 */
export async function updateAgreement(
  trx: Transaction,
  actor: Actor,
  before: AgreementTerms & { readonly id: number; readonly version: number },
  terms: AgreementTerms,
): Promise<void> {
  await trx
    .updateTable('cooperation')
    .set({ ...terms, facts: JSON.stringify(terms.facts), version: before.version + 1 })
    .where('id', '=', before.id)
    .execute();
  await insertAudit(trx, actor, {
    action: 'cooperation.update',
    entity: 'cooperation',
    entityId: before.id,
    before,
    after: terms,
  });
}
