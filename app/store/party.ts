import { sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';

import type { Actor } from '~/domain/actor';
import type { CalendarDate } from '~/domain/calendar';
import { Refusal } from '~/domain/refusal';
import type { Database, Transaction } from '~db/open';
import type { PartyKind } from '~db/tables/parties';

import { insertAudit } from './audit';

/** A part of a party that figures can be counted for and shares be carried by. */
export interface PartyUnit {
  readonly id: number;
  readonly name: string;
  /** the first day without it; null: it is open */
  readonly closedOn: CalendarDate | null;
}

/** What is said of a party itself. */
interface PartyDescription {
  readonly name: string;
  readonly code: string | null;
  readonly kind: PartyKind;
  readonly organisationNumber: string | null;
}

/** An organisation that can carry cost. Parties are public bodies and belong to no cooperation by themselves. */
export interface Party extends PartyDescription {
  readonly id: number;
  readonly version: number;
  readonly units: readonly PartyUnit[];
  /** submitted shares stand on it, so it keeps its code */
  readonly frozen: boolean;
}

function selectParties(db: Database) {
  return db
    .selectFrom('party')
    .orderBy(sql`party.name collate "sv-SE-x-icu"`)
    .orderBy('party.id')
    .select((eb) => [
      'party.id',
      'party.version',
      'party.name',
      'party.code',
      'party.kind',
      'party.organisationNumber',
      sql<boolean>`exists (select from cost_share share where share.party_id = party.id)`.as('frozen'),
      jsonArrayFrom(
        eb
          .selectFrom('partyUnit as unit')
          .whereRef('unit.partyId', '=', 'party.id')
          .orderBy('unit.position')
          .orderBy('unit.id')
          .select(['unit.id', 'unit.name', 'unit.closedOn']),
      ).as('units'),
    ])
    .$castTo<Party>();
}

/** Every party of the installation, by name; for the samordnare, who puts cooperations together. */
export async function listParties(db: Database): Promise<Party[]> {
  return selectParties(db).execute();
}

/** A party with its units, locked for a change; null when there is none. For the samordnare, as {@link listParties}. */
export async function lockParty(trx: Transaction, id: number): Promise<Party | null> {
  return (await selectParties(trx).where('party.id', '=', id).forUpdate('party').executeTakeFirst()) ?? null;
}

export interface NewParty extends PartyDescription {
  readonly slug: string;
  readonly units: readonly string[];
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
  const { fault, others } = await compareWithOthers(trx, null, party);
  if (fault) return fault;
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

/** Which of its values another party has; null: none. */
async function compareWithOthers(trx: Transaction, id: number | null, { code, name }: PartyDescription) {
  // Two who take the same name or code at once would both find it free; the lock makes the second wait and see.
  await sql`select pg_advisory_xact_lock(hashtext('party.slug'))`.execute(trx);
  const all = await trx.selectFrom('party').select(['id', 'slug', 'code', 'name']).execute();
  const others = all.filter((other) => other.id !== id);
  const sameCode = code !== null && others.some((other) => other.code === code);
  const sameName = others.some((other) => other.name.toLowerCase() === name.toLowerCase());
  return { fault: sameCode ? ('code' as const) : sameName ? ('name' as const) : null, others };
}

/** A party as it shall be: its units by id, those that are new by name. */
export interface PartyChange extends PartyDescription {
  readonly units: readonly PartyUnit[];
  readonly newUnits: readonly string[];
}

/**
 * Changes a locked party and its units. A name counts for everything that shows the party, what is submitted included;
 * what it was before is in the audit row.
 * @returns which of its values another party has; null when it is done
 * @throws Refusal when the code of a party with submitted shares is changed, or a unit is not the party's
 */
export async function updateParty(
  trx: Transaction,
  actor: Actor,
  before: Party,
  { units, newUnits, ...party }: PartyChange,
): Promise<'code' | 'name' | null> {
  const { fault } = await compareWithOthers(trx, before.id, party);
  if (fault) return fault;
  if (before.frozen && party.code !== before.code) {
    throw new Refusal(
      `Inskickade andelar är räknade med koden ${before.code ?? '(ingen)'}. Den kan inte ändras längre.`,
      'code',
    );
  }
  if (units.some(({ id }) => !before.units.some((own) => own.id === id))) {
    throw new Refusal('En enhet hör inte till parten. Ladda om sidan och försök igen.');
  }
  await trx
    .updateTable('party')
    .set({ ...party, version: before.version + 1 })
    .where('id', '=', before.id)
    .execute();
  await renameUnits(trx, before, units);
  if (newUnits.length > 0) {
    await trx
      .insertInto('partyUnit')
      .values(newUnits.map((name, at) => ({ partyId: before.id, name, position: before.units.length + at })))
      .execute();
  }
  await insertAudit(trx, actor, {
    action: 'party.update',
    entity: 'party',
    entityId: before.id,
    before,
    after: { ...party, units, newUnits },
  });
  return null;
}

/** Two units can swap names: each first gets one that no other has. */
async function renameUnits(trx: Transaction, before: Party, units: readonly PartyUnit[]): Promise<void> {
  const changed = units.filter((unit) => {
    const own = before.units.find(({ id }) => id === unit.id)!;
    return own.name !== unit.name || own.closedOn !== unit.closedOn;
  });
  for (const { id } of changed) {
    await trx
      .updateTable('partyUnit')
      .set({ name: `enhet ${id}` })
      .where('id', '=', id)
      .execute();
  }
  for (const { id, name, closedOn } of changed) {
    await trx.updateTable('partyUnit').set({ name, closedOn }).where('id', '=', id).execute();
  }
}
