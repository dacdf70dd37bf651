import type { CalendarDate } from '~/domain/calendar';
import { splitCsv } from '~/domain/import-csv';
import { readRows } from '~/domain/import-rows';
import { readScbTable } from '~/domain/import-scb';
import { ImportRefusal, type ImportedTable } from '~/domain/import-table';

import { readSpreadsheet } from './spreadsheet-file';

const MAX_BYTES = 2 * 1024 * 1024;

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
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) return readRows(await readSpreadsheet(bytes), asked);
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) {
    throw new ImportRefusal(['Filen är i det äldre Excelformatet (.xls) eller har lösenord. Spara den som .xlsx.']);
  }
  const text = decode(bytes);
  if (/^\s*</.test(text)) {
    throw new ImportRefusal(['Filen är en webbsida (HTML eller XML), inte en tabell. Spara tabellen som CSV.']);
  }
  return /^\s*[[{]/.test(text) ? readScbTable(text, asked) : readRows(splitCsv(text), asked);
}

/** UTF-8 with or without a mark, UTF-16 with one (Excel's "Unicode-text"), else the Western European of older exports. */
function decode(bytes: Uint8Array): string {
  const utf16 = startsWith(bytes, [0xff, 0xfe]) ? 'utf-16le' : startsWith(bytes, [0xfe, 0xff]) ? 'utf-16be' : null;
  if (utf16) return refuseBinary(new TextDecoder(utf16).decode(bytes));
  try {
    return refuseBinary(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    if (error instanceof ImportRefusal) throw error;
    return refuseBinary(new TextDecoder('windows-1252').decode(bytes));
  }
}

function refuseBinary(text: string): string {
  // eslint-disable-next-line no-control-regex -- these are what no text file holds
  if (!/[\x00-\x08\x0e-\x1f]/.test(text) && !text.startsWith('%PDF')) return text;
  throw new ImportRefusal(['Filen är ingen tabell. Välj en fil från SCB (JSON-stat 2 eller CSV) eller Excel (.xlsx).']);
}

function startsWith(bytes: Uint8Array, sign: readonly number[]): boolean {
  return sign.every((byte, at) => bytes[at] === byte);
}
