import { sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';

import type { RoundingMode, RoundingUnit } from '~/domain/allocate';
import { approvalRule, type ApprovalRule } from '~/domain/approval';
import type { Assumptions } from '~/domain/assumptions';
import type { BudgetState } from '~/domain/budget';
import type { CalendarDate } from '~/domain/calendar';
import type { Ore } from '~/domain/money';
import type { Viewer } from '~/domain/viewer';
import type { Database } from '~db/open';

import { answers, approvedBefore, type PartyAnswer } from './approval';
import type { BudgetLineContent } from './budget-line';
import { inKindColumns, type InKindRow } from './in-kind';
import { visibleTo } from './visible';

export interface BudgetLine extends BudgetLineContent {
  readonly id: number;
  readonly version: number;
  readonly performedByName: string | null;
  readonly carriedByName: string | null;
  /** the scenario that added the line; null: somebody wrote it */
  readonly scenarioId: number | null;
}

/** One version of a phase's budget. The frozen columns are null while it is a draft. */
export interface Budget {
  readonly id: number;
  readonly version: number;
  readonly state: BudgetState;
  readonly submittedOn: CalendarDate | null;
  readonly keyVersionId: number | null;
  readonly roundingUnit: RoundingUnit | null;
  readonly roundingMode: RoundingMode | null;
  readonly total: Ore | null;
  /** what it is shared by instead of today's participants, key and figures; null: nothing else */
  readonly assumptions: Assumptions | null;
  readonly lines: readonly BudgetLine[];
  /** the parties' own hours (DOMAIN.md 1.7), the most first */
  readonly inKind: readonly InKindRow[];
  /** whom it was submitted to, and what they have decided; null: a draft */
  readonly asked: {
    readonly state: BudgetState;
    readonly rule: ApprovalRule;
    readonly parties: readonly PartyAnswer[];
    readonly answerBy: CalendarDate | null;
    readonly approvedBefore: boolean;
  } | null;
}

/**
 * A version of a phase's budget with its lines and the parties' own hours; null when the phase has none or cannot be seen.
 * @param version null: the present one, which is the newest that was not taken back (the newest where all were)
 */
export async function findBudget(
  db: Database,
  viewer: Viewer,
  phaseId: number,
  version: number | null = null,
): Promise<Budget | null> {
  const row = await db
    .selectFrom('budgetVersion')
    .innerJoin('phase', 'phase.id', 'budgetVersion.phaseId')
    .innerJoin('project', 'project.id', 'phase.projectId')
    .where(visibleTo(viewer))
    .where('phase.id', '=', phaseId)
    .$if(version !== null, (query) => query.where('budgetVersion.version', '=', version))
    .orderBy((eb) => eb('budgetVersion.state', '=', 'återtagen'))
    .orderBy('budgetVersion.version', 'desc')
    .limit(1)
    .select((eb) => [
      'budgetVersion.id',
      'budgetVersion.version',
      'budgetVersion.state',
      'budgetVersion.submittedOn',
      'budgetVersion.keyVersionId',
      'budgetVersion.roundingUnitOre as roundingUnit',
      'budgetVersion.roundingMode',
      'budgetVersion.totalOre as total',
      'budgetVersion.assumptions',
      'budgetVersion.approvalRule',
      'budgetVersion.approvalCount',
      'budgetVersion.answerBy',
      approvedBefore.as('approvedBefore'),
      answers.as('parties'),
      jsonArrayFrom(
        eb
          .selectFrom('budgetLine as line')
          .leftJoin('party as performer', 'performer.id', 'line.performedByPartyId')
          .leftJoin('party as carrier', 'carrier.id', 'line.carriedByPartyId')
          .whereRef('line.budgetVersionId', '=', 'budgetVersion.id')
          .where('line.removedAt', 'is', null)
          .orderBy('line.position')
          .orderBy('line.id')
          .select([
            'line.id',
            'line.version',
            'line.name',
            'line.kind',
            'line.year',
            'line.hoursHundredths as hours',
            'line.rateOre as rate',
            'line.amountOre as amount',
            'line.performedByPartyId as performedById',
            'performer.name as performedByName',
            'line.carriedByPartyId as carriedBy',
            'carrier.name as carriedByName',
            'line.scenarioId',
          ]),
      ).as('lines'),
      jsonArrayFrom(
        eb
          .selectFrom('inKindHours as own')
          .innerJoin('party', 'party.id', 'own.partyId')
          .whereRef('own.budgetVersionId', '=', 'budgetVersion.id')
          .where('own.removedAt', 'is', null)
          .orderBy('own.hoursHundredths', 'desc')
          .orderBy(sql`party.name collate "sv-SE-x-icu"`)
          .select(inKindColumns),
      ).as('inKind'),
    ])
    .executeTakeFirst();
  if (!row) return null;
  const { approvalRule: kind, approvalCount: count, answerBy, approvedBefore: held, parties, ...budget } = row;
  const asked = { state: budget.state, rule: approvalRule(kind, count), parties, answerBy, approvedBefore: held };
  return { ...budget, asked: budget.total === null ? null : asked } as unknown as Budget;
}
