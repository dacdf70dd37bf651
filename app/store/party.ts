import { sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';

import type { Database, Transaction } from '~db/open';
import type { PartyKind } from '~db/tables/parties';

import { insertAudit, type Actor } from './audit';

/** An organisation that can carry cost. Parties are public bodies and belong to no cooperation by themselves. */
export interface Party {
  readonly id: number;
  readonly name: string;
  readonly code: string | null;
  readonly kind: PartyKind;
  readonly organisationNumber: string | null;
  readonly units: readonly string[];
}

/** Every party of the installation, by name; for the samordnare, who puts cooperations together. */
export async function listParties(db: Database): Promise<Party[]> {
  const rows = await db
    .selectFrom('party')
    .orderBy(sql`party.name collate "sv-SE-x-icu"`)
    .orderBy('party.id')
    .select((eb) => [
      'party.id',
      'party.name',
      'party.code',
      'party.kind',
      'party.organisationNumber',
      jsonArrayFrom(
        eb
          .selectFrom('partyUnit as unit')
          .whereRef('unit.partyId', '=', 'party.id')
          .orderBy('unit.position')
          .select('unit.name'),
      ).as('units'),
    ])
    .execute();
  return rows.map((row) => ({ ...row, units: row.units.map((unit) => unit.name) }));
}

export interface NewParty extends Omit<Party, 'id'> {
  readonly slug: string;
}

/**
 * Adds a party with its units.
 * @returns its id, or which of its values another party has
 */
export async function insertParty(
  trx: Transaction,
  actor: Actor,
  { units, ...party }: NewParty,
): Promise<number | 'code' | 'name'> {
  // Two who add the same party at once would both find it free; the lock makes the second wait and see.
  await sql`select pg_advisory_xact_lock(hashtext('party.slug'))`.execute(trx);
  const others = await trx.selectFrom('party').select(['slug', 'code', 'name']).execute();
  if (party.code !== null && others.some((other) => other.code === party.code)) return 'code';
  if (others.some((other) => other.name.toLowerCase() === party.name.toLowerCase())) return 'name';
  const taken = new Set(others.map((other) => other.slug));
  let slug = party.slug;
  for (let number = 2; taken.has(slug); number++) slug = `${party.slug}-${number}`;

  const { id } = await trx
    .insertInto('party')
    .values({ ...party, slug })
    .returning('id')
    .executeTakeFirstOrThrow();
  if (units.length > 0) {
    await trx
      .insertInto('partyUnit')
      .values(units.map((name, position) => ({ partyId: id, name, position })))
      .execute();
  }
  await insertAudit(trx, actor, {
    action: 'party.create',
    entity: 'party',
    entityId: id,
    after: { ...party, slug, units },
  });
  return id;
}
