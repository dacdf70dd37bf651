import { splitCsv, type SheetRow } from '~/domain/import-csv';
import { ImportRefusal } from '~/domain/import-table';

import { decodeText, isArchive, isCompoundFile } from './file-text';
import { readSpreadsheet } from './spreadsheet-file';

const MAX_BYTES = 2 * 1024 * 1024;

/**
 * The rows of a table file by what it holds, whatever it is called: CSV, or the first sheet of an xlsx.
 * @throws ImportRefusal when it is neither
 */
export async function readTable(file: File): Promise<SheetRow[]> {
  if (file.size === 0) throw new ImportRefusal(['Filen är tom.']);
  if (file.size > MAX_BYTES) throw new ImportRefusal(['Filen är större än 2 MB. Dela upp den.']);
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (isArchive(bytes)) return readSpreadsheet(bytes);
  if (isCompoundFile(bytes)) {
    throw new ImportRefusal(['Filen är i det äldre Excelformatet (.xls) eller har lösenord. Spara den som .xlsx.']);
  }
  const text = decodeText(bytes, 'Filen är ingen tabell. Välj CSV eller Excel (.xlsx).');
  if (/^\s*</.test(text)) {
    throw new ImportRefusal(['Filen är en webbsida (HTML eller XML), inte en tabell. Spara tabellen som CSV.']);
  }
  return splitCsv(text);
}
