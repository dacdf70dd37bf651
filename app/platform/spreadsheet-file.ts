import ExcelJS, { type Cell, type Worksheet } from 'exceljs';

import { tooManyRows, type SheetRow } from '~/domain/import-csv';
import { ImportRefusal, MAX_ROWS } from '~/domain/import-table';

import { checkArchive } from './spreadsheet-archive';

/** Parts of a sheet that say nothing about its values; some name a million cells in one line. */
const NOT_READ = [
  'dataValidations',
  'mergeCells',
  'conditionalFormatting',
  'hyperlinks',
  'drawing',
  'legacyDrawing',
  'picture',
  'tableParts',
  'autoFilter',
  'rowBreaks',
  'colBreaks',
];

/** The widest table that is read; beyond it are columns that nobody meant. */
const MAX_COLUMNS = 100;

/**
 * The rows of the first sheet of an .xlsx file, as text. Formulas count by their last computed value.
 * @throws ImportRefusal when it is no such file, or unfolds to more than a table of figures can be
 */
export async function readSpreadsheet(bytes: Uint8Array): Promise<SheetRow[]> {
  const [first] = await openSheets(bytes);
  return rowsOf(first!);
}

/** The same of every sheet; what comes after the first is left out where it is larger than a table can be. */
export async function readWorkbook(bytes: Uint8Array): Promise<SheetRow[][]> {
  const [first, ...others] = await openSheets(bytes);
  return [first!, ...others.filter((sheet) => !isTooLarge(sheet))].map(rowsOf);
}

/** @returns the sheets of a workbook whose first one has something */
async function openSheets(bytes: Uint8Array): Promise<Worksheet[]> {
  checkArchive(bytes);
  const workbook = new ExcelJS.Workbook();
  try {
    // The declared type is an older Buffer; the reader takes any bytes.
    await workbook.xlsx.load(Buffer.from(bytes) as never, { ignoreNodes: NOT_READ });
  } catch {
    throw new ImportRefusal(['Filen går inte att läsa som Excel (.xlsx). Öppna den i Excel och spara den på nytt.']);
  }
  const [first] = workbook.worksheets;
  if (!first || first.actualRowCount === 0) throw new ImportRefusal(['Det första bladet i filen är tomt.']);
  return workbook.worksheets;
}

function isTooLarge(sheet: Worksheet): boolean {
  return sheet.actualRowCount > MAX_ROWS + 20;
}

function rowsOf(sheet: Worksheet): SheetRow[] {
  if (isTooLarge(sheet)) throw tooManyRows();
  const rows: SheetRow[] = [];
  sheet.eachRow((row, number) => {
    const width = Math.min(row.cellCount, MAX_COLUMNS);
    rows.push({ row: number, cells: Array.from({ length: width }, (_, at) => textOf(row.getCell(at + 1))) });
  });
  return rows;
}

function textOf(cell: Cell): string {
  const { value } = cell;
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value !== 'object') return String(value).trim();
  if ('richText' in value)
    return value.richText
      .map(({ text }) => text)
      .join('')
      .trim();
  if ('error' in value) return value.error;
  if ('text' in value) return String(value.text).trim();
  const result = 'result' in value ? value.result : undefined;
  if (result instanceof Date) return result.toISOString().slice(0, 10);
  return result === undefined || typeof result === 'object' ? '' : String(result).trim();
}
