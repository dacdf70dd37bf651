import { sql } from 'kysely';

import type { Actor } from '~/domain/actor';
import { figureKey, type NewFigure } from '~/domain/basis';
import type { CalendarDate } from '~/domain/calendar';
import { Refusal } from '~/domain/refusal';
import type { Transaction } from '~db/open';

import { insertAudit } from './audit';

/** Rows in one statement: Postgres takes 65 535 parameters, a figure has ten. */
const BATCH = 5_000;

/**
 * A new driver series of a cooperation. The slug is made unique by a number where it is taken.
 * @returns the id and slug it got; null when the cooperation has a series of that name
 */
export async function insertBasisSeries(
  trx: Transaction,
  actor: Actor,
  series: { readonly cooperationId: number; readonly name: string; readonly slug: string },
): Promise<{ readonly id: number; readonly slug: string } | null> {
  // Two who create the same name at once would both find it free; the lock makes the second wait and see.
  await sql`select pg_advisory_xact_lock(hashtext('basis_series.slug'))`.execute(trx);
  const same = await trx
    .selectFrom('basisSeries')
    .where(sql`lower(name)`, '=', series.name.toLowerCase())
    .where((eb) => eb.or([eb('cooperationId', 'is', null), eb('cooperationId', '=', series.cooperationId)]))
    .select('id')
    .executeTakeFirst();
  if (same) return null;
  const taken = await trx.selectFrom('basisSeries').select('slug').where('slug', 'like', `${series.slug}%`).execute();
  const slugs = new Set(taken.map((row) => row.slug));
  let slug = series.slug;
  for (let number = 2; slugs.has(slug); number++) slug = `${series.slug}-${number}`;
  const row = { ...series, slug, kind: 'driver' as const };
  const { id } = await trx.insertInto('basisSeries').values(row).returning('id').executeTakeFirstOrThrow();
  await insertAudit(trx, actor, { action: 'basisSeries.create', entity: 'basisSeries', entityId: id, after: row });
  return { id, slug };
}

export interface FigureImport {
  readonly cooperationId: number;
  readonly seriesId: number;
  readonly source: string;
  readonly figures: readonly NewFigure[];
  /** what the file said against itself and somebody confirmed; kept in the audit row */
  readonly confirmed?: readonly string[];
}

/** Why a figure that was taken back has a follower of the same day. */
const TYPED_ANEW = 'Den förra siffran togs tillbaka.';

/**
 * Stores figures, all or none. One that is there already with the same value is passed over; one of a day whose figure
 * was taken back follows that.
 * @returns how many were new and how many were there
 * @throws Refusal when the series is not one of the cooperation, a unit is given a population, or a figure is stored with another value
 */
export async function insertBasisFigures(
  trx: Transaction,
  actor: Actor,
  { cooperationId, seriesId, source, figures, confirmed }: FigureImport,
): Promise<{ readonly stored: number; readonly kept: number }> {
  const series = await trx
    .selectFrom('basisSeries')
    .where('id', '=', seriesId)
    .where((eb) => eb.or([eb('cooperationId', 'is', null), eb('cooperationId', '=', cooperationId)]))
    .select(['kind', 'name'])
    .executeTakeFirst();
  if (!series) throw new Refusal('Välj en av samverkans serier.', 'seriesId');
  if (series.kind === 'population' && figures.some(({ unitId }) => unitId !== null)) {
    throw new Refusal(`${series.name} räknas för hela kommunen och inte för en enhet. Välj parten i stället.`);
  }

  const withdrawn = await withdrawnOf(trx, seriesId, figures);
  let stored = 0;
  for (let from = 0; from < figures.length; from += BATCH) {
    const rows = figures.slice(from, from + BATCH).map(({ partyId, unitId, date, value }) => {
      const before = withdrawn.get(figureKey({ partyId, unitId, date })) ?? null;
      return {
        seriesId,
        partyId,
        unitId,
        referenceDate: date,
        referencePrecision: 'day' as const,
        value,
        source,
        supersedesId: before,
        reason: before === null ? null : TYPED_ANEW,
        enteredOn: actor.today,
      };
    });
    const added = await trx
      .insertInto('basisFigure')
      .values(rows)
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .execute();
    stored += added.length;
  }
  if (stored < figures.length) await refuseOtherValues(trx, seriesId, figures);
  if (stored > 0) {
    await insertAudit(trx, actor, {
      action: 'basisFigure.import',
      entity: 'basisSeries',
      entityId: seriesId,
      after: { cooperationId, source, stored, dates: [...new Set(figures.map(({ date }) => date))], confirmed },
    });
  }
  return { stored, kept: figures.length - stored };
}

/** The last figure of those days that were taken back, by {@link figureKey}. */
async function withdrawnOf(
  trx: Transaction,
  seriesId: number,
  figures: readonly NewFigure[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await trx
    .selectFrom('basisFigure as figure')
    .innerJoin('basisWithdrawal as withdrawal', 'withdrawal.figureId', 'figure.id')
    .where('figure.seriesId', '=', seriesId)
    .where('figure.referenceDate', 'in', [...new Set(figures.map(({ date }) => date))])
    .where((eb) =>
      eb.not(
        eb.exists(eb.selectFrom('basisFigure as later').whereRef('later.supersedesId', '=', 'figure.id').select('id')),
      ),
    )
    .select(['figure.id', 'figure.partyId', 'figure.unitId', 'figure.referenceDate as date'])
    .execute();
  return new Map(rows.map((row) => [figureKey({ ...row, date: row.date as CalendarDate }), row.id]));
}

async function refuseOtherValues(trx: Transaction, seriesId: number, figures: readonly NewFigure[]): Promise<void> {
  const rows = await trx
    .selectFrom('standingBasisFigure as figure')
    .innerJoin('party', 'party.id', 'figure.partyId')
    .leftJoin('partyUnit as unit', 'unit.id', 'figure.unitId')
    .where('figure.seriesId', '=', seriesId)
    .where('figure.referenceDate', 'in', [...new Set(figures.map(({ date }) => date))])
    .select([
      'figure.partyId',
      'figure.unitId',
      'figure.referenceDate as date',
      'figure.value',
      'party.name as partyName',
      'unit.name as unitName',
    ])
    .execute();
  const wanted = new Map(figures.map((figure) => [figureKey(figure), figure.value]));
  const other = rows.find((row) => {
    const value = wanted.get(figureKey({ ...row, date: row.date as CalendarDate }));
    return value !== undefined && value !== row.value;
  });
  if (!other) return;
  const who = other.unitName === null ? other.partyName : `${other.partyName}, ${other.unitName}`;
  throw new Refusal(
    `${who} har redan värdet ${other.value.toLocaleString('sv-SE')} för ${other.date}. ` +
      'Är den fel, så rätta den i tabellen och skriv varför. Inget är sparat.',
  );
}
