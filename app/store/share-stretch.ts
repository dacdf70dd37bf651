import { sql, type RawBuilder } from 'kysely';

import type { CalendarDate } from '~/domain/calendar';
import type { ShareTable } from '~/domain/cost-share';
import { groupBy } from '~/domain/group-by';
import type { KeyComponent } from '~/domain/key';
import { ore, type Ore } from '~/domain/money';
import type { StoredStretch } from '~/domain/share-over-time';
import type { Transaction } from '~db/open';

/** Stores the stretches of a draft that is being submitted; nothing where all share all of it alike. */
export async function insertStretches(trx: Transaction, budgetVersionId: number, table: ShareTable): Promise<void> {
  const { stretches, components } = table;
  if (stretches.length === 0) return;
  await trx
    .insertInto('budgetStretch')
    .values(
      stretches.map(({ from, to, table: { total } }, at) => ({
        budgetVersionId,
        position: at + 1,
        firstDay: from,
        lastDay: to,
        amountOre: total,
      })),
    )
    .execute();
  const shares = stretches.flatMap(({ table: { rows } }, at) =>
    rows.flatMap(({ claimant: { partyId, unitId }, parts }) =>
      components.map(({ position: componentPosition }, index) => ({
        ...{ budgetVersionId, position: at + 1, partyId, unitId, componentPosition },
        amountOre: parts[index]!,
      })),
    ),
  );
  await trx.insertInto('stretchShare').values(shares).execute();
}

/**
 * The stretches of a budget version with what each party carries of them, units together: a json array of
 * `CarriedStretch`, in the order of time. @param versionId a column of the query around it
 */
export const carriedStretches = (versionId: RawBuilder<unknown>) => sql`(
  select coalesce(json_agg(json_build_object(
    'from', stretch.first_day, 'to', stretch.last_day, 'amount', stretch.amount_ore, 'shares', (
      select json_agg(held) from (
        select share.party_id as "partyId", coalesce(party.code, '') as code, sum(share.amount_ore)::bigint as share
        from stretch_share share join party on party.id = share.party_id
        where share.budget_version_id = stretch.budget_version_id and share.position = stretch.position
        group by share.party_id, party.code
      ) held)) order by stretch.position), '[]')
  from budget_stretch stretch where stretch.budget_version_id = ${versionId})`;

interface StretchRow {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly amount: Ore;
  readonly shares: readonly {
    readonly partyId: number;
    readonly unitId: number | null;
    readonly componentPosition: number;
    readonly amount: Ore;
  }[];
}

/** As above, as they were stored: of a query on `budget_version`, for {@link toStoredStretch}. */
export const storedStretches = sql<StretchRow[]>`(
  select coalesce(json_agg(json_build_object(
    'from', stretch.first_day, 'to', stretch.last_day, 'amount', stretch.amount_ore, 'shares', (
      select json_agg(json_build_object('partyId', share.party_id, 'unitId', share.unit_id,
        'componentPosition', share.component_position, 'amount', share.amount_ore))
      from stretch_share share
      where share.budget_version_id = stretch.budget_version_id and share.position = stretch.position
    )) order by stretch.position), '[]')
  from budget_stretch stretch where stretch.budget_version_id = budget_version.id)`;

/** @param components of the version's key, whose order the parts follow */
export function toStoredStretch(
  { shares, ...stretch }: StretchRow,
  components: readonly KeyComponent[],
): StoredStretch {
  return { ...stretch, rows: rowsOf(shares, components) };
}

function rowsOf(shares: StretchRow['shares'], components: readonly KeyComponent[]): StoredStretch['rows'] {
  const byClaimant = groupBy(shares, ({ partyId, unitId }) => `${partyId} ${unitId}`);
  return Array.from(byClaimant.values(), (own) => ({
    partyId: own[0]!.partyId,
    unitId: own[0]!.unitId,
    parts: components.map(({ position }) => own.find((each) => each.componentPosition === position)?.amount ?? ore(0)),
  }));
}
