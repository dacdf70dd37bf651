import { jsonArrayFrom } from 'kysely/helpers/postgres';

import type { CalendarDate } from '~/domain/calendar';
import { ratingOf, type RiskColour, type RiskRating } from '~/domain/risk';
import type { Viewer } from '~/domain/viewer';
import type { Database, Transaction } from '~db/open';
import type { RiskMandate } from '~db/tables/risks';

import { visibleTo } from './visible';

export type RiskTreatment = 'bevaka' | 'åtgärda' | 'acceptera' | 'överför';
export type RiskStatus = 'öppen' | 'stängd';

/** A risk with its current rating: the latest valuation before measures, on the scale it was first rated on. */
export interface Risk {
  readonly id: number;
  readonly version: number;
  /** unique in its project, also among the removed */
  readonly number: number;
  readonly title: string;
  readonly category: string;
  readonly owner: string;
  readonly treatment: RiskTreatment;
  readonly status: RiskStatus;
  readonly scaleId: number;
  readonly rating: RiskRating | null;
  readonly probabilityName: string | null;
  readonly consequenceName: string | null;
  /** the colour of the rating's cell: the one that holds; null when not rated */
  readonly derivedColour: RiskColour | null;
  /** the colour that the source of the risk wrote */
  readonly statedColour: RiskColour | null;
  readonly mandate: RiskMandate | null;
}

/** Everything of one risk but its history. */
export interface RiskDetail extends Risk {
  readonly threat: string;
  readonly vulnerability: string;
  readonly consequenceText: string;
}

/** One valuation ever made; the levels and the colour are null where it set the risk back to not rated. */
export interface RiskValuation {
  readonly id: number;
  readonly stage: 'before' | 'after';
  readonly day: CalendarDate;
  readonly probability: string | null;
  readonly consequence: string | null;
  readonly colour: RiskColour | null;
  readonly note: string | null;
  /** null when nobody knows who made it */
  readonly by: string | null;
}

function selectRisks(db: Database, viewer: Viewer, projectId: number) {
  return db
    .selectFrom('risk')
    .innerJoin('project', 'project.id', 'risk.projectId')
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('riskValuation')
          .whereRef('riskValuation.riskId', '=', 'risk.id')
          .where('riskValuation.stage', '=', 'before')
          .orderBy('riskValuation.id', 'desc')
          .limit(1)
          .select(['riskValuation.probability', 'riskValuation.consequence'])
          .as('current'),
      (join) => join.onTrue(),
    )
    .leftJoin('riskScaleCell as cell', (join) =>
      join
        .onRef('cell.scaleId', '=', 'risk.scaleId')
        .onRef('cell.probability', '=', 'current.probability')
        .onRef('cell.consequence', '=', 'current.consequence'),
    )
    .leftJoin('riskScaleLevel as likely', (join) =>
      join
        .onRef('likely.scaleId', '=', 'risk.scaleId')
        .on('likely.axis', '=', 'probability')
        .onRef('likely.value', '=', 'current.probability'),
    )
    .leftJoin('riskScaleLevel as grave', (join) =>
      join
        .onRef('grave.scaleId', '=', 'risk.scaleId')
        .on('grave.axis', '=', 'consequence')
        .onRef('grave.value', '=', 'current.consequence'),
    )
    .where(visibleTo(viewer))
    .where('risk.projectId', '=', projectId)
    .where('risk.removedAt', 'is', null)
    .select([
      'risk.id',
      'risk.version',
      'risk.number',
      'risk.title',
      'risk.category',
      'risk.owner',
      'risk.treatment',
      'risk.status',
      'risk.scaleId',
      'risk.statedColour',
      'current.probability',
      'current.consequence',
      'likely.name as probabilityName',
      'grave.name as consequenceName',
      'cell.colour as derivedColour',
      'cell.mandate',
    ]);
}

const texts = ['risk.threat', 'risk.vulnerability', 'risk.consequenceText'] as const;

type Levels = Record<'probability' | 'consequence', number | null>;

function withRating<Row extends Levels>({ probability, consequence, ...row }: Row) {
  return { ...row, rating: ratingOf(probability, consequence) };
}

/** The risks of a project by number. */
export async function listRisks(db: Database, viewer: Viewer, projectId: number): Promise<Risk[]> {
  const rows = await selectRisks(db, viewer, projectId).orderBy('risk.number').execute();
  return rows.map(withRating);
}

/** One risk of a project with every valuation, newest first; null when it is not there to be seen. */
export async function findRisk(
  db: Database,
  viewer: Viewer,
  projectId: number,
  id: number,
): Promise<(RiskDetail & { readonly valuations: readonly RiskValuation[] }) | null> {
  const row = await selectRisks(db, viewer, projectId)
    .where('risk.id', '=', id)
    .select(texts)
    .select((eb) =>
      jsonArrayFrom(
        eb
          .selectFrom('riskValuation as v')
          .leftJoin('appUser', 'appUser.id', 'v.userId')
          .leftJoin('riskScaleCell as c', (join) =>
            join
              .onRef('c.scaleId', '=', 'v.scaleId')
              .onRef('c.probability', '=', 'v.probability')
              .onRef('c.consequence', '=', 'v.consequence'),
          )
          .leftJoin('riskScaleLevel as p', (join) =>
            join
              .onRef('p.scaleId', '=', 'v.scaleId')
              .on('p.axis', '=', 'probability')
              .onRef('p.value', '=', 'v.probability'),
          )
          .leftJoin('riskScaleLevel as k', (join) =>
            join
              .onRef('k.scaleId', '=', 'v.scaleId')
              .on('k.axis', '=', 'consequence')
              .onRef('k.value', '=', 'v.consequence'),
          )
          .whereRef('v.riskId', '=', 'risk.id')
          .orderBy('v.id', 'desc')
          .select([
            'v.id',
            'v.stage',
            'v.valuedOn as day',
            'p.name as probability',
            'k.name as consequence',
            'c.colour',
            'v.note',
            'appUser.name as by',
          ]),
      ).as('valuations'),
    )
    .executeTakeFirst();
  return row ? { ...withRating(row), valuations: row.valuations as RiskValuation[] } : null;
}

/**
 * Locks a risk for a change, so that the version the person saw is compared with what is really there.
 * The row is locked before it is read: its rating lies in another table, and a statement that waited for the
 * lock would still see the valuations of before the wait.
 */
export async function lockRisk(
  trx: Transaction,
  viewer: Viewer,
  projectId: number,
  id: number,
): Promise<RiskDetail | null> {
  await trx
    .selectFrom('risk')
    .select('id')
    .where('id', '=', id)
    .where('projectId', '=', projectId)
    .forUpdate()
    .execute();
  const row = await selectRisks(trx, viewer, projectId).where('risk.id', '=', id).select(texts).executeTakeFirst();
  return row ? withRating(row) : null;
}
