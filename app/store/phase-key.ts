import { sql } from 'kysely';

import type { RoundingMode, RoundingUnit } from '~/domain/allocate';
import type { Rounding } from '~/domain/cost-share';
import type { KeyComponent } from '~/domain/key';
import type { Viewer } from '~/domain/viewer';
import type { Database } from '~db/open';

import { seenBy } from './cooperation';
import { componentsOfVersion, toKeyComponent } from './key-component';

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
}

function selectKeys(db: Database, viewer: Viewer) {
  return db
    .selectFrom('keyVersion')
    .innerJoin('allocationKey', 'allocationKey.id', 'keyVersion.keyId')
    .innerJoin('cooperation', 'cooperation.id', 'allocationKey.cooperationId')
    .where(seenBy(viewer))
    .orderBy('keyVersion.version', 'desc')
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

/**
 * The key of a phase: its own, else its project's; null when neither has one, or it cannot be seen.
 * @param keyVersionId a frozen budget's version; null takes the newest
 * @param keyId another key of the same cooperation that is assumed instead
 */
export async function findPhaseKey(
  db: Database,
  viewer: Viewer,
  phaseId: number,
  keyVersionId: number | null,
  keyId: number | null = null,
): Promise<PhaseKey | null> {
  const row = await selectKeys(db, viewer)
    .innerJoin('project', 'project.cooperationId', 'cooperation.id')
    .innerJoin('phase', 'phase.projectId', 'project.id')
    .where('phase.id', '=', phaseId)
    .where((eb) => {
      if (keyVersionId !== null) return eb('keyVersion.id', '=', keyVersionId);
      if (keyId !== null) return eb('keyVersion.keyId', '=', keyId);
      return eb('keyVersion.keyId', '=', sql<number>`coalesce(phase.key_id, project.key_id)`);
    })
    .executeTakeFirst();
  return row ? toPhaseKey(row) : null;
}

/** A key of a cooperation in its newest version. @param keyId null takes the key that the cooperation had first */
export async function findCooperationKey(
  db: Database,
  viewer: Viewer,
  cooperationId: number,
  keyId: number | null,
): Promise<PhaseKey | null> {
  const row = await selectKeys(db, viewer)
    .where('cooperation.id', '=', cooperationId)
    .where('keyVersion.keyId', '=', (eb) =>
      keyId === null
        ? eb
            .selectFrom('allocationKey as first')
            .where('first.cooperationId', '=', cooperationId)
            .select(({ fn }) => fn.min('first.id').as('id'))
        : eb.val(keyId),
    )
    .executeTakeFirst();
  return row ? toPhaseKey(row) : null;
}
