import { splitCsv, type SheetRow } from '~/domain/import-csv';
import { ImportRefusal } from '~/domain/import-table';

import { decodeText, isArchive, isCompoundFile } from './file-text';
import { readSpreadsheet, readWorkbook } from './spreadsheet-file';

const MAX_BYTES = 2 * 1024 * 1024;

/**
 * The rows of a table file by what it holds, whatever it is called: CSV, or the first sheet of an xlsx.
 * @throws ImportRefusal when it is neither
 */
export async function readTable(file: File): Promise<SheetRow[]> {
  const bytes = await bytesOf(file);
  return isArchive(bytes) ? readSpreadsheet(bytes) : splitCsv(textOf(bytes));
}

/** The same with every sheet of an xlsx, for a file that has more than one table. */
export async function readTables(file: File): Promise<SheetRow[][]> {
  const bytes = await bytesOf(file);
  return isArchive(bytes) ? readWorkbook(bytes) : [splitCsv(textOf(bytes))];
}

async function bytesOf(file: File): Promise<Uint8Array> {
  if (file.size === 0) throw new ImportRefusal(['Filen är tom.']);
  if (file.size > MAX_BYTES) throw new ImportRefusal(['Filen är större än 2 MB. Dela upp den.']);
  return new Uint8Array(await file.arrayBuffer());
}

function textOf(bytes: Uint8Array): string {
  if (isCompoundFile(bytes)) {
    throw new ImportRefusal(['Filen är i det äldre Excelformatet (.xls) eller har lösenord. Spara den som .xlsx.']);
  }
  const text = decodeText(bytes, 'Filen är ingen tabell. Välj CSV eller Excel (.xlsx).');
  if (/^\s*</.test(text)) {
    throw new ImportRefusal(['Filen är en webbsida (HTML eller XML), inte en tabell. Spara tabellen som CSV.']);
  }
  return text;
}
