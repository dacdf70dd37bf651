import ExcelJS, { type Cell } from 'exceljs';

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
  checkArchive(bytes);
  const workbook = new ExcelJS.Workbook();
  try {
    // The declared type is an older Buffer; the reader takes any bytes.
    await workbook.xlsx.load(Buffer.from(bytes) as never, { ignoreNodes: NOT_READ });
  } catch {
    throw new ImportRefusal(['Filen går inte att läsa som Excel (.xlsx). Öppna den i Excel och spara den på nytt.']);
  }
  const sheet = workbook.worksheets[0];
  if (!sheet || sheet.actualRowCount === 0) throw new ImportRefusal(['Det första bladet i filen är tomt.']);
  if (sheet.actualRowCount > MAX_ROWS + 20) throw tooManyRows();
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
