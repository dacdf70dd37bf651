import type { GateState } from '~/domain/gate';
import type { GateContent } from '~/store/gate';
import { VERDICT_WORDS } from '~/views/approval/approval-words';
import { formatDate } from '~/views/shell/format';
import type { Tone } from '~/views/shell/icons';
import { phaseLabel } from '~/views/shell/phase-name';

/** How each state of a gate reads and which tone it has. */
export const GATE_STATE_WORDS: Record<GateState, { word: string; tone: Tone }> = {
  ...VERDICT_WORDS,
  återremiss: { word: 'Återremitterad', tone: 'warn' },
  passerad: { word: 'Dagen har passerat', tone: 'bad' },
  väntar: { word: 'Väntar på beslut', tone: 'warn' },
  planerad: { word: 'Planerad', tone: 'wait' },
  'utan datum': { word: 'Utan datum', tone: 'wait' },
};

/** "3 av 5"; a dash where there are no criteria. */
export function metText({ criteria, met }: { readonly criteria: number; readonly met: number }): string {
  return criteria === 0 ? '–' : `${met} av ${criteria}`;
}

/** "1 beslutspunkt har passerat utan beslut" */
export function passedGatesText(count: number): string {
  return `${count} ${count === 1 ? 'beslutspunkt' : 'beslutspunkter'} har passerat utan beslut`;
}

/** The values of a gate as they now are, for the one whose change came second. */
export function gateValues(gate: GateContent): [string, string][] {
  const met = gate.checklist.filter(({ metOn }) => metOn !== null).map(({ text }) => text);
  return [
    ['Namn', `${gate.label} ${gate.title}`],
    ['Planerad dag', formatDate(gate.plannedOn)],
    ['Fas', gate.phaseName ?? '–'],
    ['Uppfyllda kriterier', met.length > 0 ? met.join(', ') : 'inga'],
  ];
}

/** A phase to choose. */
export interface PhaseChoice {
  readonly id: number;
  readonly number: number;
  readonly name: string;
  readonly endDate: string | null;
}

export function phaseOptions(phases: readonly PhaseChoice[]) {
  return phases.map((phase) => ({ value: String(phase.id), label: phaseLabel(phase) }));
}
