import type { SheetRow } from './import-csv';
import { ImportRefusal } from './import-table';
import { riskImport, type RiskImportStep, type StandingRegister } from './risk-import';
import { fold, riskColumnOf } from './risk-import-row';
import { measureImport, type MeasureImportStep, type StandingMeasures } from './risk-measure-import';
import { MEASURE_COLUMNS } from './risk-measure-table';

/** What a file has of a register: its risks, their measures, or both on a sheet each. */
export interface RegisterFile {
  readonly risks: readonly SheetRow[] | null;
  readonly measures: readonly SheetRow[] | null;
}

/** A title may stand above the headings, but not a text. */
const HEADING_WITHIN = 10;

/** Tells the sheets of a file apart by their headings; what is neither is taken for risks, and refused as such. */
export function registerFileOf(sheets: readonly (readonly SheetRow[])[]): RegisterFile {
  const measures = sheets.find(isOfMeasures) ?? null;
  const others = sheets.filter((sheet) => sheet !== measures);
  const risks = others.find((sheet) => headingsOf(sheet).some(isTitle)) ?? null;
  if (!risks) return measures ? { risks: null, measures } : { risks: others[0] ?? [], measures: null };
  // An exported workbook has the sheet of the measures also where there are none.
  return { risks, measures: measures && measures.length > 1 ? measures : null };
}

const isTitle = (heading: string) => riskColumnOf(heading) === 'title';

const MEASURE_HEADINGS = [MEASURE_COLUMNS.text.code, ...MEASURE_COLUMNS.text.also].map(fold);
const isMeasure = (heading: string) => MEASURE_HEADINGS.includes(fold(heading));

/** What risks and measures both have a column for. */
const SHARED: ReadonlySet<string> = new Set(['number', 'title', 'owner']);

/** Measures have a heading of their own and none that only risks have: a register may say in a column what is done. */
function isOfMeasures(sheet: readonly SheetRow[]): boolean {
  const headings = headingsOf(sheet);
  return headings.some(isMeasure) && headings.map(riskColumnOf).every((name) => name === undefined || SHARED.has(name));
}

function headingsOf(sheet: readonly SheetRow[]): readonly string[] {
  const row = sheet
    .slice(0, HEADING_WITHIN)
    .find(({ cells }) => cells.some((cell) => isTitle(cell) || isMeasure(cell)));
  return row?.cells ?? [];
}

/** What taking in a file does to a register. */
export interface RegisterImport {
  readonly risks: readonly RiskImportStep[];
  readonly measures: readonly MeasureImportStep[];
}

/** What there is of a register before a file is taken in. */
export interface StandingFile extends StandingRegister {
  readonly measures: StandingMeasures['measures'];
  readonly removedMeasures: StandingMeasures['removed'];
}

/**
 * What taking in a file does to a register, its risks and their measures: all of it or nothing (DOMAIN.md 5.2). A
 * measure may be of a risk that the file itself adds, where that has a number.
 * @throws ImportRefusal with every mistake of the risks; of the measures when there is none in the risks
 */
export function registerImport(
  { risks: riskRows, measures: measureRows }: RegisterFile,
  standing: StandingFile,
): RegisterImport {
  const risks = riskRows ? riskImport(riskRows, standing) : [];
  if (!measureRows) return { risks, measures: [] };
  const riskNumbers = [...standing.risks, ...risks].flatMap(({ number }) => (number === null ? [] : [number]));
  const known = { riskNumbers, measures: standing.measures, removed: standing.removedMeasures };
  try {
    return { risks, measures: measureImport(measureRows, known) };
  } catch (error) {
    if (!(error instanceof ImportRefusal) || riskRows === null) throw error;
    throw new ImportRefusal(error.problems.map((problem) => `Åtgärder: ${problem}`));
  }
}
