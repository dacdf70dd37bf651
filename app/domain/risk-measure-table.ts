/** Every column of the measures as a table, in the order in which they are written. */
export const MEASURE_COLUMNS = {
  risk: { code: 'nr', label: 'Risk nr', width: 8 },
  title: { code: 'risk', label: 'Risk', width: 48 },
  text: { code: 'atgard', label: 'Åtgärd', width: 60 },
  owner: { code: 'ansvarig', label: 'Ansvarig', width: 24 },
  dueDate: { code: 'senast', label: 'Senast', width: 12 },
  doneOn: { code: 'klar', label: 'Klar', width: 12 },
} as const;

export type MeasureColumnName = keyof typeof MEASURE_COLUMNS;

/** A measure as a table holds it. */
export interface TabledMeasure {
  readonly riskNumber: number;
  readonly riskTitle: string;
  readonly text: string;
  readonly owner: string;
  readonly dueDate: string | null;
  readonly doneOn: string | null;
}

/** The measures as rows under {@link MEASURE_COLUMNS}. */
export function measureTable(measures: readonly TabledMeasure[]): (string | number | null)[][] {
  return measures.map(({ riskNumber, riskTitle, text, owner, dueDate, doneOn }) => [
    riskNumber,
    riskTitle,
    text,
    owner || null,
    dueDate,
    doneOn,
  ]);
}
