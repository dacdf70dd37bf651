import { sql, type RawBuilder } from 'kysely';

import type { RoundingMode, RoundingUnit } from '~/domain/allocate';
import type { CalendarDate } from '~/domain/calendar';
import type { Rounding } from '~/domain/cost-share';
import type { KeyComponent } from '~/domain/key';
import type { Viewer } from '~/domain/viewer';
import type { Database } from '~db/open';

import { seenBy } from './cooperation';
import { byForceOn, componentsOfVersion, toKeyComponent } from './key-component';

/** A key in one version, with the rounding of the cooperation it belongs to. */
export interface PhaseKey {
  readonly keyId: number;
  readonly keyVersionId: number;
  readonly name: string;
  readonly version: number;
  readonly byUnit: boolean;
  readonly components: readonly KeyComponent[];
  /** the agreement's rounding */
  readonly rounding: Rounding;
  /** a later version that will apply, and from which day: the first of them; null: there is none */
  readonly next: { readonly version: number; readonly validFrom: CalendarDate } | null;
}

/** @param day of which the version is wanted, where no version is asked for by itself */
function selectKeys(db: Database, viewer: Viewer, day: RawBuilder<unknown>) {
  return db
    .selectFrom('keyVersion')
    .innerJoin('allocationKey', 'allocationKey.id', 'keyVersion.keyId')
    .innerJoin('cooperation', 'cooperation.id', 'allocationKey.cooperationId')
    .where(seenBy(viewer))
    .orderBy(byForceOn(day))
    .limit(1)
    .select([
      'allocationKey.id as keyId',
      'keyVersion.id as keyVersionId',
      'keyVersion.version',
      'keyVersion.byUnit',
      'allocationKey.name',
      'cooperation.roundingUnitOre',
      'cooperation.roundingMode',
      componentsOfVersion().as('components'),
      sql<PhaseKey['next']>`(
        select json_build_object('version', later.version, 'validFrom', later.valid_from) from key_version later
        where later.key_id = key_version.key_id and later.version > key_version.version and later.valid_from > ${day}
        order by later.valid_from, later.version desc limit 1
      )`.as('next'),
    ]);
}

type KeyRow = NonNullable<Awaited<ReturnType<ReturnType<typeof selectKeys>['executeTakeFirst']>>>;

function toPhaseKey({ roundingUnitOre, roundingMode, components, ...row }: KeyRow): PhaseKey {
  return {
    ...row,
    rounding: { unit: roundingUnitOre as RoundingUnit, mode: roundingMode as RoundingMode },
    components: components.map(toKeyComponent),
  };
}

/** A frozen budget's version of its key, or what is taken on a day. */
type WhichKey =
  | { readonly keyVersionId: number }
  | {
      readonly today: CalendarDate;
      /** another key of the same cooperation that is assumed instead; null: none */
      readonly keyId: number | null;
    };

/**
 * The key of a phase: its own, else its project's; null when neither has one, or it cannot be seen. Where no version is
 * asked for, it is the newest that applies on the later of today and the phase's first day.
 */
export async function findPhaseKey(
  db: Database,
  viewer: Viewer,
  phaseId: number,
  which: WhichKey,
): Promise<PhaseKey | null> {
  const today = 'today' in which ? which.today : null;
  const row = await selectKeys(db, viewer, sql`greatest(${today}::date, phase.start_date)`)
    .innerJoin('project', 'project.cooperationId', 'cooperation.id')
    .innerJoin('phase', 'phase.projectId', 'project.id')
    .where('phase.id', '=', phaseId)
    .where((eb) => {
      if ('keyVersionId' in which) return eb('keyVersion.id', '=', which.keyVersionId);
      if (which.keyId !== null) return eb('keyVersion.keyId', '=', which.keyId);
      return eb('keyVersion.keyId', '=', sql<number>`coalesce(phase.key_id, project.key_id)`);
    })
    .executeTakeFirst();
  return row ? toPhaseKey(row) : null;
}

/**
 * A key of a cooperation, in the newest version that applies on the day.
 * @param keyId null takes the cooperation's default key
 */
export async function findCooperationKey(
  db: Database,
  viewer: Viewer,
  cooperationId: number,
  { today, keyId }: { readonly today: CalendarDate; readonly keyId: number | null },
): Promise<PhaseKey | null> {
  const row = await selectKeys(db, viewer, sql`${today}::date`)
    .where('cooperation.id', '=', cooperationId)
    .where('keyVersion.keyId', '=', (eb) => (keyId === null ? eb.ref('cooperation.defaultKeyId') : eb.val(keyId)))
    .executeTakeFirst();
  return row ? toPhaseKey(row) : null;
}
