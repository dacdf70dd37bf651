import type { Insertable } from 'kysely';

import type { Actor } from '~/domain/actor';
import type { CalendarDate } from '~/domain/calendar';
import type { DraftComponent } from '~/domain/key-draft';
import type { Transaction } from '~db/open';
import type { KeyComponentPartyTable } from '~db/tables/keys';

import { insertAudit } from './audit';

/** What a version of a key says. */
export interface KeyDefinition {
  readonly validFrom: CalendarDate | null;
  readonly decisionReference: string | null;
  readonly byUnit: boolean;
  readonly components: readonly DraftComponent[];
}

/**
 * Adds a key with its first version; the first key of a cooperation is its default. The cooperation must be locked, or
 * two could take the same name at once.
 * @returns the id of the version, or null when the cooperation has a key of that name
 */
export async function insertKey(
  trx: Transaction,
  actor: Actor,
  cooperationId: number,
  { name, ...definition }: KeyDefinition & { readonly name: string },
): Promise<number | null> {
  const other = await trx
    .selectFrom('allocationKey')
    .select('id')
    .where('cooperationId', '=', cooperationId)
    .where('name', '=', name)
    .executeTakeFirst();
  if (other) return null;
  const { id } = await trx
    .insertInto('allocationKey')
    .values({ cooperationId, name })
    .returning('id')
    .executeTakeFirstOrThrow();
  await insertAudit(trx, actor, {
    action: 'allocationKey.create',
    entity: 'allocationKey',
    entityId: id,
    after: { cooperationId, name },
  });
  await trx
    .updateTable('cooperation')
    .set({ defaultKeyId: id })
    .where('id', '=', cooperationId)
    .where('defaultKeyId', 'is', null)
    .execute();
  return insertKeyVersion(trx, actor, { id, lastVersion: 0 }, definition);
}

/**
 * Makes a key the one that a total of the whole cooperation is shared by. The cooperation must be locked.
 * @returns false when it is no key of the cooperation
 */
export async function updateDefaultKey(
  trx: Transaction,
  actor: Actor,
  cooperationId: number,
  keyId: number,
): Promise<boolean> {
  const before = await trx
    .selectFrom('cooperation')
    .innerJoin('allocationKey as key', 'key.cooperationId', 'cooperation.id')
    .where('cooperation.id', '=', cooperationId)
    .where('key.id', '=', keyId)
    .select('cooperation.defaultKeyId')
    .executeTakeFirst();
  if (!before) return false;
  await trx
    .updateTable('cooperation')
    .set((eb) => ({ defaultKeyId: keyId, version: eb('version', '+', 1) }))
    .where('id', '=', cooperationId)
    .execute();
  await insertAudit(trx, actor, {
    action: 'cooperation.defaultKey',
    entity: 'cooperation',
    entityId: cooperationId,
    before,
    after: { defaultKeyId: keyId },
  });
  return true;
}

/** Adds the next version of a locked key. @returns its id */
export async function insertKeyVersion(
  trx: Transaction,
  actor: Actor,
  key: { readonly id: number; readonly lastVersion: number },
  definition: KeyDefinition,
): Promise<number> {
  const { components, ...row } = definition;
  const version = key.lastVersion + 1;
  const { id } = await trx
    .insertInto('keyVersion')
    .values({ ...row, keyId: key.id, version })
    .returning('id')
    .executeTakeFirstOrThrow();
  await insertComponents(trx, id, components);
  await insertAudit(trx, actor, {
    action: 'keyVersion.create',
    entity: 'keyVersion',
    entityId: id,
    after: { keyId: key.id, version, ...definition },
  });
  return id;
}

/**
 * Writes a locked version anew; the database refuses when a submitted budget stands on it.
 * @param before what the version said, for the audit row
 */
export async function updateKeyVersion(
  trx: Transaction,
  actor: Actor,
  id: number,
  definition: KeyDefinition,
  before: unknown,
): Promise<void> {
  const { components, ...row } = definition;
  await trx.updateTable('keyVersion').set(row).where('id', '=', id).execute();
  await trx.deleteFrom('keyComponent').where('keyVersionId', '=', id).execute();
  await insertComponents(trx, id, components);
  await insertAudit(trx, actor, {
    action: 'keyVersion.update',
    entity: 'keyVersion',
    entityId: id,
    before,
    after: definition,
  });
}

async function insertComponents(
  trx: Transaction,
  keyVersionId: number,
  components: readonly DraftComponent[],
): Promise<void> {
  const rows = await trx
    .insertInto('keyComponent')
    .values(components.map((component, index) => ({ keyVersionId, position: index + 1, ...columnsOf(component) })))
    .returning(['id', 'position'])
    .execute();
  const given = rows.flatMap(({ id, position }) => givenBy(components[position - 1]!, id));
  if (given.length > 0) await trx.insertInto('keyComponentParty').values(given).execute();
}

function columnsOf(component: DraftComponent) {
  const { kind } = component;
  return {
    kind,
    weightNumerator: 'weight' in component ? component.weight.numerator : null,
    weightDenominator: 'weight' in component ? component.weight.denominator : null,
    seriesId: 'seriesId' in component ? component.seriesId : null,
    priceOre: kind === 'perUnit' ? component.price : null,
    ceilingOre: kind === 'perUnit' ? component.ceiling : null,
  };
}

function givenBy(component: DraftComponent, componentId: number): Insertable<KeyComponentPartyTable>[] {
  if (component.kind === 'percent') {
    return component.shares.map(({ partyId, unitId, share }) => ({
      componentId,
      partyId,
      unitId,
      shareNumerator: share.numerator,
      shareDenominator: share.denominator,
    }));
  }
  if (component.kind === 'fixed') {
    return component.amounts.map(({ partyId, unitId, amount }) => ({
      componentId,
      partyId,
      unitId,
      amountOre: amount,
    }));
  }
  return [];
}
