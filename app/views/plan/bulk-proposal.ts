import type { BulkChange, BulkSkip, BulkStep } from '~/domain/plan-bulk';
import type { Cascade } from '~/domain/schedule-cascade';

import { STATE_WORDS } from './milestone-words';
import { datesText, workingDays } from './move-proposal';

/** What a change of several rows would do, shown before anything is written. */
export interface BulkProposal extends Pick<Cascade, 'moves' | 'conflicts' | 'endBefore' | 'endAfter' | 'endDays'> {
  readonly change: BulkChange;
  readonly reason: string;
  /** the chosen rows as the form sends them */
  readonly rows: readonly string[];
  readonly steps: readonly BulkStep[];
  /** how many come along; `moves` has the first of them */
  readonly count: number;
  readonly seen: string;
  /** the plan was changed since the proposal that was answered */
  readonly outdated: boolean;
}

/** "Sätt ansvarig till ”Utvecklaren”", "Flytta 5 arbetsdagar senare". */
export function changeText(change: BulkChange): string {
  switch (change.what) {
    case 'responsible':
      return change.responsible === '' ? 'Ta bort ansvarig' : `Sätt ansvarig till ”${change.responsible}”`;
    case 'percent':
      return `Sätt klart till ${change.percentComplete} %`;
    case 'status':
      return `Sätt status till ${STATE_WORDS[change.status].word}`;
    case 'move':
      return `Flytta ${workingDays(Math.abs(change.days))} ${change.days < 0 ? 'tidigare' : 'senare'}`;
    case 'remove':
      return 'Ta bort';
  }
}

export const SKIP_WORDS: Record<BulkSkip, string> = {
  'phase has none': 'gäller inte faser',
  'activity has none': 'gäller bara milstolpar',
  'milestone has none': 'gäller bara aktiviteter',
  'phase is removed elsewhere': 'en fas tas bort på sin egen sida',
  'no dates': 'saknar datum',
  done: 'redan klar',
  fixed: 'låst till sitt datum',
  'already so': 'redan så',
};

/** A row as it is and as it would be: the one value, or the dates, that the change is about. */
export function beforeAndAfter(step: Extract<BulkStep, { skip: null }>, { what }: BulkChange): [string, string] {
  const { row, dates, values } = step;
  switch (what) {
    case 'responsible':
      return [row.responsible || 'ingen', values.responsible || 'ingen'];
    case 'percent':
      return [`${row.percentComplete} %`, `${values.percentComplete} %`];
    case 'status':
      return [statusText(row.status, row.actual), statusText(values.status ?? row.status, values.actual ?? null)];
    case 'move':
      return [datesText(row.dates), datesText(dates)];
    case 'remove':
      return [datesText(row.dates), 'tas bort'];
  }
}

function statusText(status: Extract<BulkChange, { what: 'status' }>['status'], actual: string | null): string {
  const { word } = STATE_WORDS[status];
  return status === 'klar' ? `${word}, ${actual ?? 'datum okänt'}` : word;
}

/** What was asked, as the fields of the form that asks again. */
export function changeFields(change: BulkChange): [name: string, value: string][] {
  const { what, ...values } = change;
  return [
    ['what', what],
    ...Object.entries(values).map(([name, value]): [string, string] => [name, String(value ?? '')]),
  ];
}
