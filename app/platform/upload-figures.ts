import type { CalendarDate } from '~/domain/calendar';
import { splitCsv } from '~/domain/import-csv';
import { readRows } from '~/domain/import-rows';
import { readScbTable } from '~/domain/import-scb';
import { ImportRefusal, type ImportedTable } from '~/domain/import-table';

import { decodeText, isArchive, isCompoundFile } from './file-text';
import { readSpreadsheet } from './spreadsheet-file';

const MAX_BYTES = 2 * 1024 * 1024;
const EXPECTED = 'Filen är ingen tabell. Välj en fil från SCB (JSON-stat 2 eller CSV) eller Excel (.xlsx).';

/**
 * Reads a file of basis figures by what it holds, whatever it is called: SCB's JSON-stat 2, CSV, or xlsx.
 * @param asked the reference date that the person gave, for a file that does not say it
 * @throws ImportRefusal when it is none of these, or has mistakes
 */
export async function readFigures(file: File, asked: CalendarDate | null): Promise<ImportedTable> {
  if (file.size === 0) throw new ImportRefusal(['Filen är tom.']);
  if (file.size > MAX_BYTES) {
    throw new ImportRefusal(['Filen är större än 2 MB. Hämta bara kommunerna och åren som behövs.']);
  }
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (isArchive(bytes)) return readRows(await readSpreadsheet(bytes), asked);
  if (isCompoundFile(bytes)) {
    throw new ImportRefusal(['Filen är i det äldre Excelformatet (.xls) eller har lösenord. Spara den som .xlsx.']);
  }
  const text = decodeText(bytes, EXPECTED);
  if (/^\s*</.test(text)) {
    throw new ImportRefusal(['Filen är en webbsida (HTML eller XML), inte en tabell. Spara tabellen som CSV.']);
  }
  return /^\s*[[{]/.test(text) ? readScbTable(text, asked) : readRows(splitCsv(text), asked);
}
