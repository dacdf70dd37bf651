import { ACTUAL_KINDS, type ActualKind } from '~/domain/actual';
import type { Actual } from '~/store/actual';
import { formatDate, formatOre } from '~/views/shell/format';

export const KIND_LABELS: Record<ActualKind, string> = {
  extern: 'Extern kostnad',
  'intern tid': 'Intern tid',
  investering: 'Investering',
  avgift: 'Avgift',
  övrigt: 'Övrigt',
  intäkt: 'Intäkt',
};

export const KIND_OPTIONS = ACTUAL_KINDS.map((value) => ({ value, label: KIND_LABELS[value] }));

/** What one would type for an amount: "929000" or "99,50". */
export function kronorInput(ore: number): string {
  return (ore % 100 === 0 ? String(ore / 100) : (ore / 100).toFixed(2)).replace('.', ',');
}

/** A cost as it now is, for the one whose correction came second. */
export function actualValues(actual: Actual): [string, string][] {
  return [
    ['Datum', formatDate(actual.date)],
    ['Fas', String(actual.phaseNumber)],
    ['Part', actual.partyName ?? '–'],
    ['Belopp', formatOre(actual.amount)],
    ['Text', actual.text],
  ];
}
