import { sql } from 'kysely';

import type { CalendarDate } from '~/domain/calendar';
import { ratingOf } from '~/domain/risk';
import type { Viewer } from '~/domain/viewer';
import type { Database } from '~db/open';

import type { Risk } from './risk';
import { ratingWords } from './risk-rating';
import { markOf, openTo } from './secrecy';
import { visibleTo } from './visible';

/** The latest valuation of a stage on the scale that the risk is rated on now: of a query on `risk`, as a lateral join. */
export const latestValuation = (stage: 'before' | 'after') => sql<{
  probability: number | null;
  consequence: number | null;
}>`
  (select v.probability, v.consequence from risk_valuation v
    where v.risk_id = risk.id and v.stage = ${sql.lit(stage)} and v.scale_id = risk.scale_id
    order by v.id desc limit 1)`;

const escalation = sql<Risk['escalation']>`
  (select json_build_object('id', e.id, 'to', e.to_mandate, 'raisedOn', e.raised_on, 'answer', e.answer,
      'decisionNumber', e.decision_number,
      'decidedOn', (select d.decided_on from decision d where d.number = e.decision_number))
    from risk_escalation e where e.risk_id = risk.id and e.ended_by is null order by e.id desc limit 1)`;

/** The risks of a project in sight, each with its current rating, whose mandate it is and what waits. */
export function selectRisks(db: Database, viewer: Viewer, projectId: number) {
  return db
    .selectFrom('risk')
    .innerJoin('project', 'project.id', 'risk.projectId')
    .leftJoinLateral(latestValuation('before').as('current'), (join) => join.onTrue())
    .leftJoinLateral(latestValuation('after').as('later'), (join) => join.onTrue())
    .leftJoinLateral(ratingWords('risk.scaleId', 'current').as('words'), (join) => join.onTrue())
    .leftJoinLateral(ratingWords('risk.scaleId', 'later').as('laterWords'), (join) => join.onTrue())
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('riskMeasure as m')
          .whereRef('m.riskId', '=', 'risk.id')
          .where('m.doneOn', 'is', null)
          .where('m.removedAt', 'is', null)
          .select([sql<number>`count(*)::int`.as('open'), sql<CalendarDate | null>`min(m.due_date)`.as('nextDue')])
          .as('measures'),
      (join) => join.onTrue(),
    )
    .where(visibleTo(viewer))
    .where(openTo(viewer, 'risk'))
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
      'risk.statedReason',
      'current.probability',
      'current.consequence',
      'words.probabilityName',
      'words.consequenceName',
      'words.colour as derivedColour',
      'words.mandate',
      'later.probability as afterProbability',
      'later.consequence as afterConsequence',
      'laterWords.colour as afterColour',
      escalation.as('escalation'),
      markOf('risk').as('secrecy'),
      sql<number>`measures.open`.as('openMeasures'),
      'measures.nextDue',
    ]);
}

/** What only one that is opened, or a file, has of a risk. */
export const riskTexts = ['risk.threat', 'risk.vulnerability', 'risk.consequenceText', 'risk.assessmentId'] as const;

type Levels = Record<'probability' | 'consequence' | 'afterProbability' | 'afterConsequence', number | null>;

/** A row of {@link selectRisks} with its levels as ratings. */
export function withRatings<Row extends Levels>(row: Row) {
  const { probability, consequence, afterProbability, afterConsequence, ...rest } = row;
  return { ...rest, rating: ratingOf(probability, consequence), after: ratingOf(afterProbability, afterConsequence) };
}
