import { jsonArrayFrom } from 'kysely/helpers/postgres';

import type { CalendarDate } from '~/domain/calendar';
import type { RiskColour, RiskRating } from '~/domain/risk';
import type { DecidingBody, RiskAnswer, RiskMandate } from '~/domain/risk-mandate';
import type { Viewer } from '~/domain/viewer';
import type { Database, Transaction } from '~db/open';

import { measureColumns, type RiskMeasure } from './risk-measure';
import { ratingWords } from './risk-rating';
import { riskTexts, selectRisks, withRatings } from './risk-select';
import type { SecrecyMark } from './secrecy';

export type RiskTreatment = 'bevaka' | 'åtgärda' | 'acceptera' | 'överför';
export type RiskStatus = 'öppen' | 'stängd';

/** That a risk entered the mandate of a higher body (DOMAIN.md 4.3). */
export interface RiskEscalation {
  readonly id: number;
  readonly from: RiskMandate | null;
  readonly to: DecidingBody;
  readonly raisedOn: CalendarDate;
  /** both null: nobody has decided */
  readonly answer: RiskAnswer | null;
  readonly decisionNumber: number | null;
  readonly decidedOn: CalendarDate | null;
  /** the day a later valuation took it out of the mandate before anybody decided; null: none did */
  readonly endedOn: CalendarDate | null;
}

/** A risk with its current rating: the latest valuation before measures, on the scale it is rated on. */
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
  /** the colour that somebody set beside the scale, and why ('' where a source gave no reason) */
  readonly statedColour: RiskColour | null;
  readonly statedReason: string;
  readonly mandate: RiskMandate | null;
  /** what it is thought to be when its measures are done */
  readonly after: RiskRating | null;
  readonly afterColour: RiskColour | null;
  /** the latest that no later valuation has ended; null: it has entered no higher mandate */
  readonly escalation: Pick<
    RiskEscalation,
    'id' | 'to' | 'raisedOn' | 'answer' | 'decisionNumber' | 'decidedOn'
  > | null;
  /** null: open to every member of the cooperation */
  readonly secrecy: SecrecyMark | null;
  /** measures that are not done */
  readonly openMeasures: number;
  readonly nextDue: CalendarDate | null;
}

/** Everything of one risk but its history. */
export interface RiskDetail extends Risk {
  readonly threat: string;
  readonly vulnerability: string;
  readonly consequenceText: string;
  /** of a new member that it was thought of for */
  readonly assessmentId: number | null;
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
  /** of the scale it was made on: its version, and how many levels it has */
  readonly scaleVersion: number;
  readonly scaleId: number;
}

/** A risk with everything that has been said of it. */
export interface KeptRisk extends RiskDetail {
  /** newest first */
  readonly valuations: readonly RiskValuation[];
  /** as they are due; the removed are left out */
  readonly measures: readonly RiskMeasure[];
  /** newest first */
  readonly escalations: readonly RiskEscalation[];
}

/** The risks of a project by number. */
export async function listRisks(db: Database, viewer: Viewer, projectId: number): Promise<Risk[]> {
  const rows = await selectRisks(db, viewer, projectId).orderBy('risk.number').execute();
  return rows.map(withRatings);
}

/** The same with their texts, for a file. */
export async function listRiskDetails(db: Database, viewer: Viewer, projectId: number): Promise<RiskDetail[]> {
  const rows = await selectRisks(db, viewer, projectId).select(riskTexts).orderBy('risk.number').execute();
  return rows.map(withRatings);
}

/** One risk of a project with all that has been said of it; null when it is not there to be seen. */
export async function findRisk(db: Database, viewer: Viewer, projectId: number, id: number): Promise<KeptRisk | null> {
  const row = await selectRisks(db, viewer, projectId)
    .where('risk.id', '=', id)
    .select(riskTexts)
    .select((eb) => [
      jsonArrayFrom(
        eb
          .selectFrom('riskValuation as v')
          .innerJoin('riskScale as s', 's.id', 'v.scaleId')
          .leftJoin('appUser', 'appUser.id', 'v.userId')
          .leftJoinLateral(ratingWords('v.scaleId', 'v').as('words'), (join) => join.onTrue())
          .whereRef('v.riskId', '=', 'risk.id')
          .orderBy('v.id', 'desc')
          .select([
            'v.id',
            'v.stage',
            'v.valuedOn as day',
            'words.probabilityName as probability',
            'words.consequenceName as consequence',
            'words.colour',
            'v.note',
            'appUser.name as by',
            's.version as scaleVersion',
            's.id as scaleId',
          ]),
      ).as('valuations'),
      jsonArrayFrom(
        eb
          .selectFrom('riskMeasure as m')
          .whereRef('m.riskId', '=', 'risk.id')
          .where('m.removedAt', 'is', null)
          .orderBy('m.dueDate', (order) => order.asc().nullsLast())
          .orderBy('m.id')
          .select(measureColumns),
      ).as('measures'),
      jsonArrayFrom(
        eb
          .selectFrom('riskEscalation as e')
          .leftJoin('riskValuation as ending', 'ending.id', 'e.endedBy')
          .leftJoin('decision as d', 'd.number', 'e.decisionNumber')
          .whereRef('e.riskId', '=', 'risk.id')
          .orderBy('e.id', 'desc')
          .select([
            'e.id',
            'e.fromMandate as from',
            'e.toMandate as to',
            'e.raisedOn',
            'e.answer',
            'e.decisionNumber',
            'd.decidedOn',
            'ending.valuedOn as endedOn',
          ]),
      ).as('escalations'),
    ])
    .executeTakeFirst();
  if (!row) return null;
  const { valuations, measures, escalations } = row;
  return {
    ...withRatings(row),
    valuations: valuations as RiskValuation[],
    measures: measures as RiskMeasure[],
    escalations: escalations as RiskEscalation[],
  };
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
  const row = await selectRisks(trx, viewer, projectId).where('risk.id', '=', id).select(riskTexts).executeTakeFirst();
  return row ? withRatings(row) : null;
}
