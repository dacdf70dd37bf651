import type { BudgetState } from '~/domain/budget';
import type { Fraction } from '~/domain/fraction';
import type { KeyComponent } from '~/domain/key';
import type { Ore } from '~/domain/money';
import { formatDate, formatOre } from '~/views/shell/format';
import type { Tone } from '~/views/shell/icons';

/** How each state of a budget version reads and which tone it has. */
export const BUDGET_WORDS: Record<BudgetState, { word: string; tone: Tone }> = {
  utkast: { word: 'Utkast', tone: 'wait' },
  inskickad: { word: 'Inskickad', tone: 'warn' },
  godkänd: { word: 'Godkänd', tone: 'ok' },
  avslagen: { word: 'Avslagen', tone: 'bad' },
  ersatt: { word: 'Ersatt', tone: 'wait' },
  återtagen: { word: 'Återtagen', tone: 'wait' },
};

export const PHASE_KIND_OPTIONS = [
  { value: 'förstudie', label: 'Förstudie' },
  { value: 'genomförande', label: 'Genomförande' },
  { value: 'breddinförande', label: 'Breddinförande' },
  { value: 'förvaltning', label: 'Förvaltning' },
];

export const LINE_KIND_OPTIONS = [
  { value: 'extern', label: 'Extern kostnad' },
  { value: 'intern tid', label: 'Intern tid' },
  { value: 'investering', label: 'Investering' },
  { value: 'avgift', label: 'Avgift' },
  { value: 'övrigt', label: 'Övrigt' },
];

/** A key in words: "50 % lika · 50 % efter invånare"; a weight like a third is written as a fraction. */
export function keyText(components: readonly KeyComponent[]): string {
  return components.map(componentText).join(' · ');
}

function componentText(component: KeyComponent): string {
  switch (component.kind) {
    case 'equal':
      return `${weightText(component.weight)} lika`;
    case 'population':
      return `${weightText(component.weight)} efter invånare`;
    case 'driver':
      return `${weightText(component.weight)} efter ${component.seriesName.toLowerCase()}`;
    case 'percent':
      return `${weightText(component.weight)} efter fasta andelar`;
    case 'fixed':
      return 'fast belopp per part';
    case 'perUnit': {
      const ceiling = component.ceiling === null ? '' : `, högst ${formatOre(component.ceiling)}`;
      return `${formatOre(component.price)} × ${component.seriesName.toLowerCase()}${ceiling}`;
    }
  }
}

/** "50 %", "12,5 %", or "1/3" where two decimals of a per cent cannot tell the weight. */
export function weightText({ numerator, denominator }: Fraction): string {
  if ((10_000 * numerator) % denominator !== 0) return `${numerator}/${denominator}`;
  return `${String((10_000 * numerator) / denominator / 100).replace('.', ',')} %`;
}

interface KeyNames {
  readonly ownKeyName: string | null;
  readonly projectKeyName: string | null;
}

/**
 * Why a phase is shared by the key of that name: the phase's own, the project's, the one that a scenario put in the
 * draft, or what it was when the budget was submitted.
 */
export function keyOrigin(usedName: string, { ownKeyName, projectKeyName }: KeyNames, ofScenario: boolean): string {
  if (ofScenario) return 'Scenariots nyckel';
  if (usedName === ownKeyName) return 'Fasens egen nyckel';
  if (ownKeyName === null && usedName === projectKeyName) return 'Projektets nyckel';
  return 'Nyckeln som gällde när budgeten skickades in';
}

/** The values of a phase as they now are, for the one whose change came second. */
export function phaseValues(phase: {
  name: string;
  startDate: string | null;
  endDate: string | null;
}): [string, string][] {
  return [
    ['Namn', phase.name],
    ['Start', formatDate(phase.startDate)],
    ['Slut', formatDate(phase.endDate)],
  ];
}

/** Likewise for a budget line. */
export function lineValues(line: { name: string; amount: Ore }): [string, string][] {
  return [
    ['Rad', line.name],
    ['Belopp', formatOre(line.amount)],
  ];
}
