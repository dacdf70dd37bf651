import { sql } from 'kysely';
import { jsonArrayFrom, jsonObjectFrom } from 'kysely/helpers/postgres';

import type { Verdict } from '~/domain/approval';
import type { CalendarDate } from '~/domain/calendar';
import type { Ore } from '~/domain/money';
import type { RiskColour, RiskScale } from '~/domain/risk';
import type { Viewer } from '~/domain/viewer';
import type { Database } from '~db/open';

import type { Gate } from './gate';
import type { RiskStatus } from './risk';
import { riskScaleColumns, toRiskScale, type ScaleRow } from './risk-scale';
import { latestValuation } from './risk-select';
import { decisionOpenTo, openTo } from './secrecy';
import { visibleTo } from './visible';

/** One row of a financial follow-up: what was budgeted and what is now expected, income negative. */
export interface FollowUpRow {
  readonly period: string;
  readonly section: string;
  readonly name: string;
  readonly kind: 'intäkt' | 'kostnad' | 'investering';
  readonly budget: Ore;
  readonly forecast: Ore;
}

/** A gate that the styrgrupp is to decide. */
export type ComingGate = Pick<Gate, 'id' | 'label' | 'title' | 'outcome' | 'sentBack'> & {
  readonly plannedOn: CalendarDate;
};

/** How many risks of a project are alike in where they are rated, how they are coloured and whether they are open. */
export interface RiskCount {
  readonly scaleId: number;
  /** both null: not rated */
  readonly probability: number | null;
  readonly consequence: number | null;
  readonly derivedColour: RiskColour | null;
  readonly statedColour: RiskColour | null;
  readonly status: RiskStatus;
  readonly count: number;
}

/** What stands on a project's overview beside its plan and money. */
export interface ProjectFacts {
  /** the latest that bodies have made, newest first; what parties say of their shares stands with the phase */
  readonly decisions: readonly {
    readonly number: number;
    /** null: the source does not say which day */
    readonly decidedOn: CalendarDate | null;
    readonly forum: string;
    readonly subject: string;
    readonly outcome: Verdict | null;
  }[];
  /** how many there are in the register, the parties' own included */
  readonly decisionCount: number;
  /** the undecided gates that have a day, by day */
  readonly gates: readonly ComingGate[];
  readonly effectGoals: readonly string[];
  /** where the sources contradict each other */
  readonly notes: readonly { readonly id: number; readonly text: string }[];
  readonly followUp: readonly FollowUpRow[];
  /** what new risks of the cooperation are rated on */
  readonly riskScale: RiskScale | null;
  readonly riskCounts: readonly RiskCount[];
}

/** More than these are in the register. */
const LATEST = 5;

interface StoredFacts extends Omit<ProjectFacts, 'effectGoals' | 'riskScale'> {
  readonly effectGoals: readonly { readonly text: string }[];
  readonly riskScale: ScaleRow | null;
}

/** The facts of a project; null when it cannot be seen. */
export async function findProjectFacts(db: Database, viewer: Viewer, projectId: number): Promise<ProjectFacts | null> {
  const row = await db
    .selectFrom('project')
    .where(visibleTo(viewer))
    .where('project.id', '=', projectId)
    .select((eb) => [
      jsonArrayFrom(
        eb
          .selectFrom('decision')
          .whereRef('decision.projectId', '=', 'project.id')
          .where(decisionOpenTo(viewer))
          .where('decision.budgetVersionId', 'is', null)
          .orderBy('decision.decidedOn', (order) => order.desc().nullsLast())
          .orderBy('decision.number', 'desc')
          .limit(LATEST)
          .select(['decision.number', 'decision.decidedOn', 'decision.forum', 'decision.subject', 'decision.outcome']),
      ).as('decisions'),
      eb
        .selectFrom('decision')
        .whereRef('decision.projectId', '=', 'project.id')
        .where(decisionOpenTo(viewer))
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .as('decisionCount'),
      jsonArrayFrom(
        eb
          .selectFrom('gate')
          .whereRef('gate.projectId', '=', 'project.id')
          .where('gate.removedAt', 'is', null)
          .where('gate.outcome', 'is', null)
          .where('gate.plannedOn', 'is not', null)
          .orderBy('gate.plannedOn')
          .orderBy('gate.id')
          .select([
            'gate.id',
            'gate.label',
            'gate.title',
            'gate.outcome',
            'gate.plannedOn',
            // An undecided gate that has a decision was sent back by it.
            sql<boolean>`exists (select from decision where decision.gate_id = gate.id)`.as('sentBack'),
          ]),
      ).as('gates'),
      jsonArrayFrom(
        eb
          .selectFrom('effectGoal')
          .whereRef('effectGoal.projectId', '=', 'project.id')
          .orderBy('position')
          .select('effectGoal.text'),
      ).as('effectGoals'),
      jsonArrayFrom(
        eb
          .selectFrom('sourceNote')
          .whereRef('sourceNote.projectId', '=', 'project.id')
          .orderBy('id')
          .select(['sourceNote.id', 'sourceNote.text']),
      ).as('notes'),
      jsonArrayFrom(
        eb
          .selectFrom('followUpRow as row')
          .whereRef('row.projectId', '=', 'project.id')
          .where('row.removedAt', 'is', null)
          .orderBy('row.period', 'desc')
          .orderBy(sql`min(row.id) over (partition by row.period, row.section)`)
          .orderBy('row.position')
          .select([
            'row.period',
            'row.section',
            'row.name',
            'row.kind',
            'row.budgetOre as budget',
            'row.forecastOre as forecast',
          ]),
      ).as('followUp'),
      jsonObjectFrom(
        eb
          .selectFrom('riskScale as scale')
          .whereRef('scale.cooperationId', '=', 'project.cooperationId')
          .orderBy('scale.standard', 'desc')
          .orderBy('scale.id', 'desc')
          .limit(1)
          .select(riskScaleColumns),
      ).as('riskScale'),
      jsonArrayFrom(
        eb
          .selectFrom('risk')
          .leftJoinLateral(latestValuation('before').as('current'), (join) => join.onTrue())
          .leftJoin('riskScaleCell as cell', (join) =>
            join
              .onRef('cell.scaleId', '=', 'risk.scaleId')
              .onRef('cell.probability', '=', 'current.probability')
              .onRef('cell.consequence', '=', 'current.consequence'),
          )
          .whereRef('risk.projectId', '=', 'project.id')
          .where(openTo(viewer, 'risk'))
          .where('risk.removedAt', 'is', null)
          .groupBy([
            'risk.scaleId',
            'current.probability',
            'current.consequence',
            'cell.colour',
            'risk.statedColour',
            'risk.status',
          ])
          .select([
            'risk.scaleId',
            'current.probability',
            'current.consequence',
            'cell.colour as derivedColour',
            'risk.statedColour',
            'risk.status',
            sql<number>`count(*)::int`.as('count'),
          ]),
      ).as('riskCounts'),
    ])
    .$castTo<StoredFacts>()
    .executeTakeFirst();
  if (!row) return null;
  const { effectGoals, riskScale } = row;
  return { ...row, effectGoals: effectGoals.map((goal) => goal.text), riskScale: riskScale && toRiskScale(riskScale) };
}
