import { sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';

import type { CalendarDate } from '~/domain/calendar';
import type { KeyComponent } from '~/domain/key';
import type { VersionDay } from '~/domain/key-draft';
import type { Ore } from '~/domain/money';
import type { Viewer } from '~/domain/viewer';
import type { Database, Transaction } from '~db/open';

import { seenBy } from './cooperation';
import { componentsOfVersion, toKeyComponent } from './key-component';

/** What a component gives one party or unit by name: a share of one, or an amount. */
export interface NamedShare {
  readonly partyId: number;
  readonly unitId: number | null;
  readonly name: string;
  readonly share: { readonly numerator: number; readonly denominator: number } | null;
  readonly amount: Ore | null;
}

export interface KeyVersion {
  readonly id: number;
  readonly version: number;
  /** of this row: changes with each change of it, for telling a lost race */
  readonly revision: number;
  readonly validFrom: CalendarDate | null;
  readonly decisionReference: string | null;
  readonly byUnit: boolean;
  /** a submitted budget stands on it, so it can not be changed */
  readonly used: boolean;
  readonly components: readonly KeyComponent[];
  /** per component: the id of its series */
  readonly seriesIds: readonly (number | null)[];
  /** per component: whom it names */
  readonly named: readonly (readonly NamedShare[])[];
}

/** A key with its versions, the newest first. Drafts are shared by the newest one that applies (`byForceOn`). */
export interface AllocationKey {
  readonly id: number;
  readonly name: string;
  /** what a total of the whole cooperation is shared by */
  readonly isDefault: boolean;
  readonly versions: readonly KeyVersion[];
}

/** The keys of a cooperation with everything in them, by name. */
export async function listKeys(db: Database, viewer: Viewer, cooperationId: number): Promise<AllocationKey[]> {
  const rows = await db
    .selectFrom('allocationKey as key')
    .innerJoin('cooperation', 'cooperation.id', 'key.cooperationId')
    .where(seenBy(viewer))
    .where('cooperation.id', '=', cooperationId)
    .orderBy(sql`key.name collate "sv-SE-x-icu"`)
    .select((eb) => [
      'key.id',
      'key.name',
      sql<boolean>`key.id is not distinct from cooperation.default_key_id`.as('isDefault'),
      jsonArrayFrom(
        eb
          .selectFrom('keyVersion')
          .whereRef('keyVersion.keyId', '=', 'key.id')
          .orderBy('keyVersion.version', 'desc')
          .select([
            'keyVersion.id',
            'keyVersion.version',
            revision.as('revision'),
            'keyVersion.validFrom',
            'keyVersion.decisionReference',
            'keyVersion.byUnit',
            sql<boolean>`exists (select 1 from budget_version b where b.key_version_id = key_version.id)`.as('used'),
            componentsOfVersion().as('components'),
          ]),
      ).as('versions'),
    ])
    .execute();
  return rows.map((key) => ({
    ...key,
    versions: key.versions.map((version) => ({
      ...version,
      validFrom: version.validFrom as CalendarDate | null,
      components: version.components.map(toKeyComponent),
      seriesIds: version.components.map((component) => component.seriesId),
      named: version.components.map(({ given }) => given.map(toNamedShare)),
    })),
  }));
}

/** Postgres' own mark of who last wrote the row: a version number that the frozen schema need not carry. */
const revision = sql<number>`key_version.xmin::text::bigint`;

function toNamedShare(row: {
  readonly partyId: number;
  readonly unitId: number | null;
  readonly name: string;
  readonly shareNumerator: number | null;
  readonly shareDenominator: number | null;
  readonly amountOre: number | null;
}): NamedShare {
  const { partyId, unitId, name, shareNumerator: numerator, shareDenominator: denominator } = row;
  const share = numerator === null || denominator === null ? null : { numerator, denominator };
  return { partyId, unitId, name, share, amount: row.amountOre as Ore | null };
}

/** A counted thing that a key can share by. */
export interface KeySeries {
  readonly id: number;
  readonly name: string;
  readonly kind: 'population' | 'driver';
}

/** The series that a cooperation may use: the public ones and its own. Nothing where the viewer does not see it. */
export async function listKeySeries(db: Database, viewer: Viewer, cooperationId: number): Promise<KeySeries[]> {
  return db
    .selectFrom('cooperation')
    .innerJoin('basisSeries', (join) =>
      join.on((eb) =>
        eb.or([
          eb('basisSeries.cooperationId', 'is', null),
          eb('basisSeries.cooperationId', '=', eb.ref('cooperation.id')),
        ]),
      ),
    )
    .where(seenBy(viewer))
    .where('cooperation.id', '=', cooperationId)
    .orderBy(sql`basis_series.name collate "sv-SE-x-icu"`)
    .select(['basisSeries.id', 'basisSeries.name', 'basisSeries.kind'])
    .execute();
}

/** A party that a key can name, with its units. */
export interface KeyParty {
  readonly id: number;
  readonly name: string;
  readonly units: readonly { readonly id: number; readonly name: string }[];
}

/** The members that have not left by the day, those to come included: whom a new key can name. */
export async function listKeyParties(
  db: Database,
  viewer: Viewer,
  cooperationId: number,
  today: CalendarDate,
): Promise<KeyParty[]> {
  return db
    .selectFrom('cooperation')
    .innerJoin('cooperationMember as member', 'member.cooperationId', 'cooperation.id')
    .innerJoin('party', 'party.id', 'member.partyId')
    .where(seenBy(viewer))
    .where('cooperation.id', '=', cooperationId)
    .where((eb) => eb.or([eb('member.leftOn', 'is', null), eb('member.leftOn', '>', today)]))
    .distinctOn([sql`party.name collate "sv-SE-x-icu"`, 'party.id'])
    .orderBy(sql`party.name collate "sv-SE-x-icu"`)
    .orderBy('party.id')
    .select((eb) => [
      'party.id',
      'party.name',
      jsonArrayFrom(
        eb
          .selectFrom('partyUnit as unit')
          .whereRef('unit.partyId', '=', 'party.id')
          .where((open) => open.or([open('unit.closedOn', 'is', null), open('unit.closedOn', '>', today)]))
          .orderBy('unit.position')
          .select(['unit.id', 'unit.name']),
      ).as('units'),
    ])
    .execute();
}

/** A version of a key as it is at this moment, locked: no budget can be submitted by it while it is changed. */
export async function lockKeyVersion(
  trx: Transaction,
  viewer: Viewer,
  cooperationId: number,
  id: number,
): Promise<{ readonly id: number; readonly revision: number; readonly used: boolean } | null> {
  const row = await trx
    .selectFrom('keyVersion')
    .innerJoin('allocationKey', 'allocationKey.id', 'keyVersion.keyId')
    .innerJoin('cooperation', 'cooperation.id', 'allocationKey.cooperationId')
    .where(seenBy(viewer))
    .where('cooperation.id', '=', cooperationId)
    .where('keyVersion.id', '=', id)
    .select(['keyVersion.id', revision.as('revision')])
    .forUpdate('keyVersion')
    .executeTakeFirst();
  if (!row) return null;
  // Asked after the lock is held: a submission that came first is seen, one that comes later waits.
  const use = await trx.selectFrom('budgetVersion').select('id').where('keyVersionId', '=', id).executeTakeFirst();
  return { ...row, used: use !== undefined };
}

/** A key that is locked, with the days from which its versions apply, the oldest first. */
export interface LockedKey {
  readonly id: number;
  readonly lastVersion: number;
  readonly versions: readonly VersionDay[];
}

/** A key, locked: two new versions of it come one after the other. */
export async function lockKey(
  trx: Transaction,
  viewer: Viewer,
  cooperationId: number,
  id: number,
): Promise<LockedKey | null> {
  const row = await trx
    .selectFrom('allocationKey')
    .innerJoin('cooperation', 'cooperation.id', 'allocationKey.cooperationId')
    .where(seenBy(viewer))
    .where('cooperation.id', '=', cooperationId)
    .where('allocationKey.id', '=', id)
    .select('allocationKey.id')
    .forUpdate('allocationKey')
    .executeTakeFirst();
  if (!row) return null;
  const versions = await trx
    .selectFrom('keyVersion')
    .where('keyId', '=', id)
    .orderBy('version')
    .select(['version', 'validFrom'])
    .execute();
  return { id: row.id, lastVersion: versions.at(-1)?.version ?? 0, versions: versions as VersionDay[] };
}
