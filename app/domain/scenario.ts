import type { Assumptions } from './assumptions';
import type { AssumedFigure, UsedFigure } from './assumed-figure';
import type { BudgetLineAmount } from './budget';
import type { LineChoice } from './departure';
import type { GrowthJudgement, GrowthQuestion } from './growth';
import { apportion } from './largest-remainder';
import { ore, sumOre, type Ore } from './money';
import { Refusal } from './refusal';
import type { PartySum } from './share-change';

/** What if (DOMAIN.md 1.8): what is assumed instead of today. It never changes the plan by itself. */
export interface Scenario {
  readonly assumptions: Assumptions;
  /** an assumed total, what parties carry alone included; null: as budgeted */
  readonly total: Ore | null;
  /** what it costs to let the newcomers in: on top of the total, and carried by them alone */
  readonly introduction: Ore | null;
  readonly growth: GrowthQuestion | null;
  /** figures that are used where there is no real one */
  readonly figures: readonly AssumedFigure[];
  /** what becomes of the lines of those who are not there */
  readonly ownLines: readonly LineChoice[];
  /** what the key gives by name to those who are not there is shared in proportion among those who are */
  readonly redistribute: boolean;
}

/** Nothing is assumed beside what the address or a budget says. */
export const NOTHING_ASSUMED: Omit<Scenario, 'assumptions'> = {
  total: null,
  introduction: null,
  growth: null,
  figures: [],
  ownLines: [],
  redistribute: false,
};

/** Who is there and who is assumed to be. */
export interface Membership {
  /** by the plan, on the day */
  readonly present: readonly number[];
  /** in the scenario */
  readonly assumed: readonly number[];
}

/** Those who are in the scenario and not there today, in its order. */
export function newcomersOf({ present, assumed }: Membership): number[] {
  return assumed.filter((id) => !present.includes(id));
}

/** The kommunkod of each party that has one, which settles who gets the odd unit. */
export type PartyCodes = ReadonlyMap<number, string>;

/** A line that a scenario adds to a budget. */
export interface ScenarioLine extends BudgetLineAmount {
  /** `total`: the difference to the assumed total; `introduction`: what a newcomer pays for coming in */
  readonly purpose: 'total' | 'introduction';
}

/**
 * What a scenario adds to the lines of a budget, so that they come to its total and the newcomers pay the introduction.
 * @param unit the agreement's rounding unit in öre, in which the introduction is split
 * @param codes of the newcomers at least
 * @throws Refusal when there is an introduction and nobody new
 */
export function scenarioLines(
  lines: readonly BudgetLineAmount[],
  { total, introduction }: Pick<Scenario, 'total' | 'introduction'>,
  membership: Membership,
  unit: number,
  codes: PartyCodes,
): ScenarioLine[] {
  const difference = total === null ? ore(0) : ore(total - sumOre(lines.map(({ amount }) => amount)));
  const adjusted: ScenarioLine[] = difference === 0 ? [] : [{ purpose: 'total', amount: difference, carriedBy: null }];
  return [...adjusted, ...introductionLines(introduction, membership, unit, codes)];
}

/** As {@link scenarioLines}: the introduction alone, equal among the newcomers by the largest remainder method. */
export function introductionLines(
  introduction: Ore | null,
  membership: Membership,
  unit: number,
  codes: PartyCodes,
): ScenarioLine[] {
  if (introduction === null) return [];
  const newcomers = newcomersOf(membership);
  if (newcomers.length === 0) {
    throw new Refusal('Det finns ingen ny part som kan betala införandet. Lägg till den som går med.', 'inforande');
  }
  const amounts = apportion({
    target: introduction,
    total: introduction,
    weights: newcomers.map(() => 1),
    divisor: newcomers.length,
    compare: (a, b) => byCode(newcomers[a]!, newcomers[b]!, codes),
    unit,
  });
  return newcomers.map((carriedBy, at) => ({ purpose: 'introduction', amount: ore(amounts[at]!), carriedBy }));
}

/** Lower kommunkod first, as in every share; the same code, or none, by the id so that the answer stays the same. */
function byCode(a: number, b: number, codes: PartyCodes): number {
  const [first, second] = [codes.get(a) ?? '', codes.get(b) ?? ''];
  return first < second ? -1 : first > second ? 1 : a - b;
}

/**
 * Who shares one phase of several, when a choice was made for all of them together: those of the phase who were
 * chosen, and everybody who is new to the whole.
 * @param own the participants of the phase
 * @param whole the participants of every phase and the choice among them
 */
export function participantsIn(own: readonly number[], whole: Membership): number[] {
  return [...own.filter((id) => whole.assumed.includes(id)), ...newcomersOf(whole)];
}

/** What several tables come to party by party, in Swedish order of the names. */
export function addSums(sums: readonly PartySum[]): PartySum[] {
  const parties = new Map<number, PartySum>();
  for (const party of sums) {
    const before = parties.get(party.partyId);
    parties.set(party.partyId, before ? { ...before, sum: ore(before.sum + party.sum) } : party);
  }
  return [...parties.values()].sort((a, b) => swedish.compare(a.partyName, b.partyName) || a.partyId - b.partyId);
}

const swedish = new Intl.Collator('sv');

/** What can stand between a scenario and a draft. */
export interface DraftGround {
  readonly growth: GrowthJudgement | null;
  /** names of those in it who are not members of the cooperation */
  readonly outsiders: readonly string[];
  /** assumed figures that it stands on: a plan stands on figures with a source */
  readonly figures: readonly UsedFigure[];
  /** names of those whose part of the key it shares among others: a plan stands on a key that is agreed */
  readonly receivers: readonly string[];
}

/** Why a scenario cannot be made a draft; null when nothing hinders. */
export function draftHindrance({ growth, outsiders, figures, receivers }: DraftGround): string | null {
  if (growth?.verdict === 'beyond') return 'Scenariot kan inte göras till utkast.';
  const named = (real: UsedFigure['real']) =>
    figures
      .flatMap((used) => (used.real === real ? [`${used.name} (${used.seriesName.toLowerCase()})`] : []))
      .join(', ');
  const [missing, replaced] = [named('missing'), named('replaced')];
  const reasons = [
    ...(outsiders.length > 0
      ? [`${outsiders.join(', ')} är inte med i samverkan. Lägg in medlemskapet i avtalet först.`]
      : []),
    ...(missing ? [`Den verkliga siffran saknas för ${missing}. Lägg in den under Underlag först.`] : []),
    ...(replaced
      ? [`En antagen siffra används i stället för den verkliga för ${replaced}. Ta bort den ur scenariot först.`]
      : []),
    ...(receivers.length > 0
      ? [`Nyckeln ger en andel till ${receivers.join(', ')}. Gör en ny version av nyckeln först.`]
      : []),
  ];
  return reasons.length === 0 ? null : `Scenariot kan inte göras till utkast än: ${reasons.join(' ')}`;
}
