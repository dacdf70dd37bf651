import type { ImportColumn } from './import-headings';

/** A column of the measures as a table: how it is headed in files, and what else a heading may say. */
interface MeasureColumn extends ImportColumn {
  /** heading of a spreadsheet */
  readonly label: string;
  /** in characters */
  readonly width: number;
}

/** Every column of the measures as a table, in the order in which they are written. */
export const MEASURE_COLUMNS = {
  risk: { code: 'nr', label: 'Risk nr', also: ['Risk nr', 'risknummer'], needed: true, width: 8 },
  /** tells the reader which risk it is; its number is what counts */
  title: { code: 'risk', label: 'Risk', also: [], needed: false, width: 48 },
  number: { code: 'atgard_nr', label: 'Åtgärd nr', also: ['Åtgärd nr'], needed: false, width: 10 },
  text: { code: 'atgard', label: 'Åtgärd', also: ['Åtgärd'], needed: true, width: 60 },
  owner: { code: 'ansvarig', label: 'Ansvarig', also: [], needed: false, width: 24 },
  dueDate: { code: 'senast', label: 'Senast', also: ['slutdag'], needed: false, width: 12 },
  doneOn: { code: 'klar', label: 'Klar', also: [], needed: false, width: 12 },
} as const satisfies Record<string, MeasureColumn>;

export type MeasureColumnName = keyof typeof MEASURE_COLUMNS;

/** A measure as a table holds it. */
export interface TabledMeasure {
  readonly riskNumber: number;
  readonly riskTitle: string;
  readonly number: number;
  readonly text: string;
  readonly owner: string;
  readonly dueDate: string | null;
  readonly doneOn: string | null;
}

/** The measures as rows under {@link MEASURE_COLUMNS}: what is read back as the same measures. */
export function measureTable(measures: readonly TabledMeasure[]): (string | number | null)[][] {
  return measures.map(({ riskNumber, riskTitle, number, text, owner, dueDate, doneOn }) => [
    riskNumber,
    riskTitle,
    number,
    text,
    owner || null,
    dueDate,
    doneOn,
  ]);
}
