import type { ExchangedItem } from '~/domain/exchange-plan';
import type { ChangedField, FieldChange, ImportStep } from '~/domain/plan-import';

export const KIND_WORD: Record<ExchangedItem['kind'], string> = {
  phase: 'fas',
  activity: 'aktivitet',
  milestone: 'milstolpe',
};

const FIELD_WORD: Record<ChangedField, string> = {
  name: 'namn',
  label: 'nr',
  start: 'start',
  end: 'slut',
  date: 'datum',
  percentComplete: 'klart',
  actual: 'utfall',
  responsible: 'ansvarig',
  constraint: 'villkor',
};

/** "start: 2020-04-01 → 2020-05-01" */
export function changeInWords({ field, from, to }: FieldChange): string {
  return `${FIELD_WORD[field]}: ${valueOf(field, from)} → ${valueOf(field, to)}`;
}

function valueOf(field: ChangedField, value: string): string {
  if (field === 'constraint') return value === '' ? 'inget' : value === 'fixed' ? 'låst' : `inte före ${value}`;
  if (value === '') return 'tomt';
  return field === 'percentComplete' ? `${value} %` : value;
}

/** Of the rows of a file that change something here. */
export function doesSomething({ standing, changes }: ImportStep): boolean {
  return standing === null || changes.length > 0;
}

/** "3 nya rader" */
export function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
