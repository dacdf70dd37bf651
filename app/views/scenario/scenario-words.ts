import type { Outcome, ScenarioSummary } from '~/domain/scenario-comparison';
import type { ScenarioLine } from '~/domain/scenario';
import type { SavedScenario, ScenarioPhase } from '~/store/scenario';
import { formatKronor, formatOre, formatPercent } from '~/views/shell/format';
import type { Tone } from '~/views/shell/icons';

/** How each outcome reads, and its shape and colour. */
export const OUTCOME_WORDS: Record<Outcome, { word: string; tone: Tone }> = {
  more: { word: 'Betalar mer', tone: 'warn' },
  less: { word: 'Betalar mindre', tone: 'ok' },
  same: { word: 'Oförändrat', tone: 'wait' },
  new: { word: 'Ny', tone: 'wait' },
  leaves: { word: 'Är inte med', tone: 'wait' },
};

/** "3 parter betalar mindre, 12 mer. Störst ökning: Borlänge, +52 000 kr." */
export function summaryText({ less, more, joins, leaves, most }: ScenarioSummary): string {
  const parties = (count: number) => (count === 1 ? '1 part' : `${count} parter`);
  const paying =
    less === 0 && more === 0
      ? 'Ingen av dagens parter betalar mer eller mindre.'
      : less === 0
        ? `${parties(more)} betalar mer.`
        : more === 0
          ? `${parties(less)} betalar mindre, ingen mer.`
          : `${parties(less)} betalar mindre, ${more} mer.`;
  const joining = joins === 0 ? '' : joins === 1 ? ' 1 ny part är med.' : ` ${joins} nya parter är med.`;
  const leaving = leaves === 0 ? '' : ` ${parties(leaves)} är inte längre med.`;
  return `${paying}${joining}${leaving}${most ? ` Störst ökning: ${most.partyName}, +${formatOre(most.change)}.` : ''}`;
}

/** "+1 234", "−500", "0". */
export function changeText(change: number): string {
  return change > 0 ? `+${formatKronor(change)}` : formatKronor(change);
}

/** Likewise in per cent; "–" where there was nothing before. */
export function ratioText(ratio: number | null): string {
  if (ratio === null) return '–';
  return ratio > 0 ? `+${formatPercent(ratio)}` : formatPercent(ratio);
}

/** "Min skolskjuts, fas 2", or the whole cooperation. */
export function scopeText(phase: Pick<ScenarioPhase, 'projectName' | 'number'> | null): string {
  return phase ? `${phase.projectName}, fas ${phase.number}` : 'Hela samverkan';
}

/** What a line is called that a scenario adds to a budget. @param party who carries an introduction */
export function draftLineName(purpose: ScenarioLine['purpose'], scenario: string, party: string): string {
  const name = purpose === 'total' ? `Ändring enligt scenariot ${scenario}` : `Införande av ${party}`;
  return name.slice(0, 200);
}

/** A scenario as it now is, for the one whose change came second. */
export function scenarioValues({ name, note }: SavedScenario): [string, string][] {
  return [
    ['Namn', name],
    ['Anteckning', note || '–'],
  ];
}
