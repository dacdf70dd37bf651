import type { CalendarDate } from '~/domain/calendar';
import { shareBudget } from '~/domain/cost-share';
import type { Ore } from '~/domain/money';
import { Refusal } from '~/domain/refusal';
import { introductionLines, type Membership } from '~/domain/scenario';
import { findBudget } from '~/store/budget';
import type { PhaseKey } from '~/store/phase-key';
import type { ScenarioPhase } from '~/store/scenario';
import { listCooperationPhases } from '~/store/scenario-ground';
import { findBasisOf } from '~/store/share-basis';

import { supposing } from './scenario-notice';
import { codesOf, membershipOf, ownLines, phaseCase, totalGround, type ScenarioAsked } from './scenario-ground';
import { compared, supposed, tableOf, type BothSides, type Shared } from './scenario-shares';

/** Both sides of a scenario, and who is in it. */
export interface ScenarioCalculation extends BothSides {
  readonly membership: Membership;
  /** today is of the assumed total, since there is no budget */
  readonly assumedToday: boolean;
  /** phases that are in neither, and why */
  readonly skipped: readonly { readonly title: string; readonly reason: string }[];
}

/** More are a matter for one phase at a time: each is calculated twice while somebody waits. */
const MOST_PHASES = 100;

/** @throws Refusal when it cannot be calculated; its field is one of the form of a scenario */
export async function calculateScenario(asked: ScenarioAsked): Promise<ScenarioCalculation> {
  if (asked.phase) return ofPhase(asked, asked.phase);
  return asked.scenario.total === null ? ofPhases(asked) : ofTotal(asked, asked.scenario.total);
}

/** One phase: its newest budget today, and the same lines by what is assumed. */
async function ofPhase(asked: ScenarioAsked, phase: ScenarioPhase): Promise<ScenarioCalculation> {
  const { context, viewer, scenario } = asked;
  const budget = await findBudget(context.db, viewer, phase.id);
  const own = await ownLines(asked, phase.id);
  const hasBudget = budget !== null && budget.lines.length > 0;
  if (!hasBudget && scenario.total === null) {
    throw new Refusal('Fasen har ingen budget. Skriv en antagen summa att räkna på.', 'summa');
  }
  const today = hasBudget
    ? await tableOf(asked, phase.id, budget, 'Dagens andelar kan inte räknas. ')
    : await tableOf(asked, phase.id, supposed(null, [{ amount: scenario.total!, carriedBy: null }]), '');
  const supposition = await phaseCase(asked, phase.id, own, null);
  const lines = [...supposition.own, ...supposition.lines];
  const whatIf = await tableOf(asked, phase.id, supposed(supposition.assumptions, lines), '', supposing(asked));
  return {
    ...compared([today], [whatIf]),
    membership: supposition.membership,
    assumedToday: !hasBudget,
    skipped: [],
  };
}

/** The whole cooperation: every phase that can be shared, today and by what is assumed. */
async function ofPhases(asked: ScenarioAsked): Promise<ScenarioCalculation> {
  const { context, viewer, cooperation, scenario } = asked;
  const phases = await listCooperationPhases(context.db, viewer, cooperation.id);
  const budgeted = phases.filter(({ hasLines }) => hasLines);
  if (budgeted.length === 0) {
    throw new Refusal('Ingen fas i samverkan har en budget att räkna på. Skriv en antagen summa.', 'summa');
  }
  if (budgeted.length > MOST_PHASES) {
    throw new Refusal(
      `Samverkan har ${budgeted.length} faser med budget. Räkna på en fas, eller skriv en antagen summa.`,
    );
  }
  const membership = await membershipOf(asked);
  const todays: Shared[] = [];
  const whatIfs: Shared[] = [];
  const skipped = phases.filter(({ hasLines }) => !hasLines).map((phase) => skip(phase, 'Fasen har ingen budget.'));
  for (const phase of budgeted) {
    try {
      const budget = await findBudget(context.db, viewer, phase.id);
      const own = await ownLines(asked, phase.id);
      const today = await tableOf(asked, phase.id, budget, '');
      const whatIf = await phaseCase(
        { ...asked, scenario: { ...scenario, introduction: null } },
        phase.id,
        own,
        membership,
      );
      const whatIfBudget = supposed(whatIf.assumptions, [...whatIf.own, ...whatIf.lines]);
      whatIfs.push(await tableOf(asked, phase.id, whatIfBudget, '', supposing(asked)));
      todays.push(today);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      skipped.push(skip(phase, error.message));
    }
  }
  if (todays.length === 0) throw new Refusal(skipped.at(-1)!.reason);
  const codes = codesOf(asked);
  const introduced = introductionLines(scenario.introduction, membership, cooperation.roundingUnitOre, codes);
  return { ...compared(todays, whatIfs, introduced), membership, assumedToday: false, skipped };
}

/** The whole cooperation with an assumed total, shared by its default key today. */
async function ofTotal(asked: ScenarioAsked, total: Ore): Promise<ScenarioCalculation> {
  const { context, viewer, cooperation, scenario } = asked;
  const { membership, key, todayKey } = await totalGround(asked);
  const basis = (by: PhaseKey, participantIds: readonly number[], basisUpTo: CalendarDate | null) =>
    findBasisOf(context.db, viewer, cooperation.id, by, {
      assumptions: { participantIds, keyId: null, basisUpTo },
      today: context.clock.today(),
    });
  const shared = { amount: total, carriedBy: null };
  const codes = codesOf(asked);
  const lines = [shared, ...introductionLines(scenario.introduction, membership, cooperation.roundingUnitOre, codes)];
  const today = shareBudget([shared], await basis(todayKey, membership.present, null), todayKey.rounding);
  const whatIfBasis = supposing(asked)(await basis(key, membership.assumed, scenario.assumptions.basisUpTo));
  const whatIf = shareBudget(lines, whatIfBasis, key.rounding);
  return {
    ...compared([{ key: todayKey, table: today }], [{ key, table: whatIf }]),
    membership,
    assumedToday: true,
    skipped: [],
  };
}

function skip({ projectName, number, name }: ScenarioPhase, reason: string): { title: string; reason: string } {
  return { title: `${projectName}, fas ${number} (${name})`, reason };
}
