import type { Basis, LoadedSeries } from './basis';
import { known, type Ids } from './ids';
import { cooperations, type CooperationSlug, type SampleKeyComponent } from './portfolio/cooperations';
import type { Writer } from './writer';

export interface LoadedKey {
  readonly id: number;
  readonly versionId: number;
  readonly components: readonly LoadedComponent[];
}

export interface LoadedComponent {
  /** From 1; 0 is kept for what a party carries alone. */
  readonly position: number;
  readonly weight: SampleKeyComponent['weight'];
  /** Null: the component is shared equally. */
  readonly series: LoadedSeries | null;
}

/** The key of each cooperation that has one. */
export type Keys = ReadonlyMap<CooperationSlug, LoadedKey>;

type SampleKey = NonNullable<(typeof cooperations)[number]['key']>;

/** Version 1 of each key. Since when it holds, and by what decision, is not in the sources. */
export async function loadKeys(
  writer: Writer,
  { cooperations: ids, basis }: { readonly cooperations: Ids<CooperationSlug>; readonly basis: Basis },
): Promise<Keys> {
  const keys = new Map<CooperationSlug, LoadedKey>();
  for (const { slug, key } of cooperations) {
    if (key) keys.set(slug, await loadKey(writer, key, known(ids, slug), basis));
  }
  return keys;
}

async function loadKey(writer: Writer, key: SampleKey, cooperationId: number, basis: Basis): Promise<LoadedKey> {
  const { id } = await writer
    .insertInto('allocationKey')
    .values({ cooperationId, name: key.name })
    .returning('id')
    .executeTakeFirstOrThrow();
  await writer.updateTable('cooperation').set({ defaultKeyId: id }).where('id', '=', cooperationId).execute();
  const { id: versionId } = await writer
    .insertInto('keyVersion')
    .values({ keyId: id, version: 1, byUnit: key.byUnit })
    .returning('id')
    .executeTakeFirstOrThrow();

  const components = key.components.map(({ kind, weight, series }, index) => ({
    kind,
    weight,
    position: index + 1,
    series: series ? known(basis, series) : null,
  }));
  await writer
    .insertInto('keyComponent')
    .values(
      components.map(({ kind, weight, position, series }) => ({
        keyVersionId: versionId,
        position,
        kind,
        weightNumerator: weight.numerator,
        weightDenominator: weight.denominator,
        seriesId: series?.id,
      })),
    )
    .execute();
  return { id, versionId, components };
}
