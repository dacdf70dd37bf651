import { sql } from 'kysely';

import type { Actor } from '~/domain/actor';
import type { Hours } from '~/domain/hours';
import type { InKindHours } from '~/domain/in-kind';
import type { Ore } from '~/domain/money';
import type { Viewer } from '~/domain/viewer';
import type { Database, Transaction } from '~db/open';

import { insertAudit } from './audit';
import { visibleTo } from './visible';

/** A party's own hours in one version of a phase's budget: changed while it is a draft, frozen with it. */
export interface InKindRow extends InKindHours {
  readonly id: number;
  readonly version: number;
}

/** What a row is read from, of a query on `in_kind_hours` as `own` and its `party`. */
export const inKindColumns = [
  'own.id',
  'own.version',
  'own.partyId',
  'party.name as partyName',
  'own.hoursHundredths as hours',
  'own.handling',
  'own.rateOre as rate',
] as const;

/** The parties' own hours in a version of a phase's budget (DOMAIN.md 1.7), the most first. */
export async function listInKind(db: Database, viewer: Viewer, budgetVersionId: number): Promise<InKindRow[]> {
  const rows = await db
    .selectFrom('inKindHours as own')
    .innerJoin('budgetVersion', 'budgetVersion.id', 'own.budgetVersionId')
    .innerJoin('phase', 'phase.id', 'budgetVersion.phaseId')
    .innerJoin('project', 'project.id', 'phase.projectId')
    .innerJoin('party', 'party.id', 'own.partyId')
    .where(visibleTo(viewer))
    .where('own.budgetVersionId', '=', budgetVersionId)
    .where('own.removedAt', 'is', null)
    .orderBy('own.hoursHundredths', 'desc')
    .orderBy(sql`party.name collate "sv-SE-x-icu"`)
    .select(inKindColumns)
    .execute();
  return rows as InKindRow[];
}

/** Own hours of a draft that `lockDraft` locked; null when they are not of it. */
export async function findDraftInKind(
  trx: Transaction,
  draftId: number,
  id: number,
): Promise<(InKindRow & { readonly removed: boolean }) | null> {
  const row = await trx
    .selectFrom('inKindHours as own')
    .innerJoin('party', 'party.id', 'own.partyId')
    .where('own.budgetVersionId', '=', draftId)
    .where('own.id', '=', id)
    .select([...inKindColumns, sql<boolean>`own.removed_at is not null`.as('removed')])
    .executeTakeFirst();
  return (row as (InKindRow & { removed: boolean }) | undefined) ?? null;
}

/** What a party puts in. `rate`: öre an hour, needed where the hours are debited. */
export interface InKindInput {
  readonly partyId: number;
  readonly hours: Hours;
  readonly handling: InKindHours['handling'];
  readonly rate: Ore | null;
}

function columnsOf({ hours, rate, ...rest }: Omit<InKindInput, 'partyId'>) {
  return { ...rest, hoursHundredths: hours, rateOre: rate };
}

/** Adds own hours to a draft that `lockDraft` locked. @returns false when the party has some there already */
export async function insertInKind(
  trx: Transaction,
  actor: Actor,
  projectId: number,
  draftId: number,
  { partyId, ...input }: InKindInput,
): Promise<boolean> {
  if (await hasHours(trx, draftId, partyId)) return false;
  const { id } = await trx
    .insertInto('inKindHours')
    .values({ ...columnsOf(input), partyId, budgetVersionId: draftId })
    .returning('id')
    .executeTakeFirstOrThrow();
  await audit(trx, actor, projectId, id, 'create', { after: { budgetVersionId: draftId, partyId, ...input } });
  return true;
}

/** Changes own hours of a locked draft; whose they are stays. @param before what {@link findDraftInKind} gave */
export async function updateInKind(
  trx: Transaction,
  actor: Actor,
  projectId: number,
  before: InKindRow,
  input: Omit<InKindInput, 'partyId'>,
): Promise<void> {
  await trx
    .updateTable('inKindHours')
    .set({ ...columnsOf(input), version: before.version + 1 })
    .where('id', '=', before.id)
    .execute();
  await audit(trx, actor, projectId, before.id, 'update', { before, after: input });
}

/**
 * Takes own hours of a locked draft out of sight, or brings them back.
 * @returns false when the party has got others there since
 */
export async function setInKindRemoved(
  trx: Transaction,
  actor: Actor,
  { projectId, draftId }: { readonly projectId: number; readonly draftId: number },
  before: InKindRow,
  removed: boolean,
): Promise<boolean> {
  if (!removed && (await hasHours(trx, draftId, before.partyId))) return false;
  await trx
    .updateTable('inKindHours')
    .set({ removedAt: removed ? actor.at : null, version: before.version + 1 })
    .where('id', '=', before.id)
    .execute();
  await audit(trx, actor, projectId, before.id, removed ? 'remove' : 'restore', { before });
  return true;
}

async function hasHours(trx: Transaction, draftId: number, partyId: number): Promise<boolean> {
  const row = await trx
    .selectFrom('inKindHours')
    .select('id')
    .where('budgetVersionId', '=', draftId)
    .where('partyId', '=', partyId)
    .where('removedAt', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}

/** Gives a new draft the own hours of the version that it goes on from. */
export async function copyInKind(trx: Transaction, from: number, to: number): Promise<void> {
  const kept = ['partyId', 'hoursHundredths', 'handling', 'rateOre'] as const;
  await trx
    .insertInto('inKindHours')
    .columns(['budgetVersionId', ...kept])
    .expression((eb) =>
      eb
        .selectFrom('inKindHours')
        .where('budgetVersionId', '=', from)
        .where('removedAt', 'is', null)
        .orderBy('id')
        .select([eb.val(to).as('budgetVersionId'), ...kept]),
    )
    .execute();
}

async function audit(
  trx: Transaction,
  actor: Actor,
  projectId: number,
  entityId: number,
  verb: 'create' | 'update' | 'remove' | 'restore',
  change: { readonly before?: unknown; readonly after?: unknown },
): Promise<void> {
  await insertAudit(trx, actor, {
    action: `inKindHours.${verb}`,
    entity: 'inKindHours',
    entityId,
    projectId,
    ...change,
  });
}
