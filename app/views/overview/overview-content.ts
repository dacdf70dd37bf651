import type { CalendarDate } from '~/domain/calendar';
import { gateState } from '~/domain/gate';
import { milestoneState } from '~/domain/milestone';
import { matrixOf, openRisks, ratingOf, type RiskColour } from '~/domain/risk';
import type { Milestone } from '~/store/milestone';
import type { PhaseBudget } from '~/store/phase-budget';
import type { ComingGate, ProjectFacts, RiskCount } from '~/store/project-facts';
import type { SecrecyMark } from '~/store/secrecy';
import { GATE_STATE_WORDS } from '~/views/gate/gate-words';
import { riskSummaryText } from '~/views/risk/risk-words';
import type { Tone } from '~/views/shell/icons';

import { timeLight } from './time-light';

/*
 * What the overview shows, worked out before it is sent: a page carries its data twice, as text and for the browser, so
 * rows that are only counted or drawn would be half its weight.
 */

/** What figures say of time, money or risk. */
export interface ProjectLight {
  readonly label: 'Tid' | 'Budget' | 'Risk';
  readonly tone: Tone;
  readonly text: string;
}

/** What the figures themselves say of time, money and risk; the projektledare's own judgement is the status report's. */
export function projectLights(
  plan: { readonly milestones: readonly Milestone[]; readonly gates: readonly ComingGate[] },
  phases: readonly PhaseBudget[],
  risks: readonly RiskCount[],
  today: CalendarDate,
): ProjectLight[] {
  return [{ label: 'Tid', ...timeLight(plan, today) }, budgetLight(phases, today), riskLight(risks)];
}

function budgetLight(phases: readonly PhaseBudget[], today: CalendarDate): ProjectLight {
  const label = 'Budget';
  if (phases.every(({ budgetState }) => budgetState === null)) return { label, tone: 'wait', text: 'ingen budget än' };
  const undecided = phases.filter(
    ({ startDate, endDate, budgetState }) =>
      startDate &&
      startDate <= today &&
      (endDate === null || endDate >= today) &&
      (budgetState ?? 'godkänd') !== 'godkänd',
  );
  if (undecided.length === 0) return { label, tone: 'ok', text: 'pågående faser har godkänd budget' };
  const numbers = undecided.map(({ number }) => number).join(', ');
  return { label, tone: 'warn', text: `fas ${numbers} pågår utan godkänd budget` };
}

function riskLight(risks: readonly RiskCount[]): ProjectLight {
  const label = 'Risk';
  if (risks.length === 0) return { label, tone: 'wait', text: 'inga risker än' };
  const red = risks
    .filter(({ derivedColour, status }) => derivedColour === 'röd' && status === 'öppen')
    .reduce((sum, { count }) => sum + count, 0);
  const text = red === 0 ? 'inga röda risker' : red === 1 ? '1 röd risk' : `${red} röda risker`;
  return { label, tone: red > 0 ? 'bad' : 'ok', text };
}

export type CostedPhase = Pick<PhaseBudget, 'id' | 'number' | 'name' | 'budgetState' | 'total' | 'actual'>;

/** The phases that something is said to cost, or has cost. */
export function costedPhases(phases: readonly PhaseBudget[]): CostedPhase[] {
  return phases
    .filter(({ total, actual }) => total !== null || actual !== null)
    .map(({ id, number, name, budgetState, total, actual }) => ({ id, number, name, budgetState, total, actual }));
}

/** What comes next in the plan: a milestone, launches on the same day as one, or a gate. */
export interface ComingRow {
  readonly key: string;
  readonly on: CalendarDate;
  /** below the project's own address */
  readonly path: string;
  readonly title: string;
  /** said where somebody has to act */
  readonly standing: { readonly tone: Tone; readonly word: string } | null;
  /** of the first of them that is marked */
  readonly secrecy: Pick<SecrecyMark, 'ground'> | null;
}

const MOST = 5;

/** The milestones and gates that come first, late ones before all; launches on the same days are told as one row. */
export function comingRows(
  milestones: readonly Milestone[],
  gates: readonly ComingGate[],
  today: CalendarDate,
): ComingRow[] {
  return [...comingMilestones(milestones, today), ...gates.map((gate) => comingGate(gate, today))]
    .sort((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0))
    .slice(0, MOST);
}

function comingMilestones(milestones: readonly Milestone[], today: CalendarDate): ComingRow[] {
  const groups = new Map<string, Pick<ComingRow, 'on' | 'secrecy'> & { first: Milestone; count: number }>();
  for (const milestone of milestones) {
    const on = milestone.forecast ?? milestone.baseline ?? milestone.windowStart;
    if (milestone.status === 'klar' || !on) continue;
    const key = milestone.kind === 'lansering' ? `lansering ${on}` : String(milestone.id);
    const known = groups.get(key);
    const secrecy = known?.secrecy ?? milestone.secrecy;
    groups.set(key, { on, first: known?.first ?? milestone, count: (known?.count ?? 0) + 1, secrecy });
  }
  return [...groups.values()].map(({ on, first, count, secrecy }) => ({
    ...{ key: `milestone ${first.id}`, on },
    path: `/milstolpar?milstolpe=${first.id}#milstolpe-${first.id}`,
    title: count > 1 ? `${count} lanseringar, tidigast` : `${first.label} ${first.title}`,
    standing: milestoneState(first, today) === 'försenad' ? { tone: 'bad', word: 'Försenad' } : null,
    secrecy: secrecy && { ground: secrecy.ground },
  }));
}

function comingGate(gate: ComingGate, today: CalendarDate): ComingRow {
  const state = gateState(gate, today);
  return {
    ...{ key: `gate ${gate.id}`, on: gate.plannedOn, path: `/beslutspunkter/${gate.id}` },
    title: `Beslutspunkt ${gate.label} ${gate.title}`,
    standing: state === 'planerad' ? null : GATE_STATE_WORDS[state],
    secrecy: null,
  };
}

/** The matrix of a project in small, and its risks in words. */
export interface RiskPicture {
  readonly probabilityNames: readonly string[];
  /** by consequence, highest first; the cells by probability, lowest first */
  readonly rows: readonly {
    readonly name: string;
    readonly cells: readonly { readonly colour: RiskColour; readonly count: number }[];
  }[];
  /** how many are rated on another scale, so that no cell here is theirs */
  readonly elsewhere: number;
  readonly summary: string;
}

/** Null where there is no scale, or no risk. */
export function riskPicture({ riskScale, riskCounts }: ProjectFacts): RiskPicture | null {
  if (!riskScale || riskCounts.length === 0) return null;
  const risks = riskCounts.flatMap(({ count, probability, consequence, ...risk }) =>
    Array.from({ length: count }, () => ({ ...risk, rating: ratingOf(probability, consequence) })),
  );
  const { rows, elsewhere } = matrixOf(riskScale, openRisks(risks));
  return {
    probabilityNames: riskScale.probabilityNames,
    rows: rows.map(({ name, cells }) => ({
      name,
      cells: cells.map(({ colour, risks: here }) => ({ colour, count: here.length })),
    })),
    elsewhere: elsewhere.length,
    summary: riskSummaryText(risks),
  };
}
