import { inflateRawSync } from 'node:zlib';

import { tooManyRows } from '~/domain/import-csv';
import { ImportRefusal, MAX_ROWS } from '~/domain/import-table';

/*
 * An .xlsx file is a zip archive, and the library unfolds all of it in memory whatever it holds. So every part is
 * unfolded here first, under a limit: what the archive says of its own sizes is not believed.
 */

const MAX_UNFOLDED = 12 * 1024 * 1024;
const MAX_ENTRIES = 200;
/** The last row that a spreadsheet can have; a row beyond it makes the library walk there. */
const LAST_ROW = 1_048_576;

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;

/** @throws ImportRefusal when the archive is broken, too large when unfolded, or has more rows than are read */
export function checkArchive(bytes: Uint8Array): void {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let left = MAX_UNFOLDED;
  let hasSheet = false;
  try {
    for (const { name, method, data } of entriesOf(file)) {
      const content = method === 0 ? data : inflateRawSync(data, { maxOutputLength: left });
      left -= content.length;
      if (left <= 0) throw tooLarge();
      if (!/^xl\/worksheets\/[^/]+\.xml$/.test(name)) continue;
      hasSheet = true;
      checkSheet(content.toString('latin1'));
    }
  } catch (error) {
    if (error instanceof ImportRefusal) throw error;
    throw (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? tooLarge() : notReadable();
  }
  if (!hasSheet) throw notReadable();
}

function* entriesOf(file: Buffer): Generator<{ name: string; method: number; data: Buffer }> {
  const end = findEnd(file);
  const count = file.readUInt16LE(end + 10);
  if (count > MAX_ENTRIES) throw tooLarge();
  let at = file.readUInt32LE(end + 16);
  for (let number = 0; number < count; number++) {
    if (file.readUInt32LE(at) !== ENTRY) throw notReadable();
    const [nameLength, extraLength, noteLength] = [28, 30, 32].map((offset) => file.readUInt16LE(at + offset));
    const size = file.readUInt32LE(at + 20);
    const local = file.readUInt32LE(at + 42);
    if (file.readUInt32LE(local) !== LOCAL) throw notReadable();
    const start = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28);
    if (start + size > file.length) throw notReadable();
    const method = file.readUInt16LE(at + 10);
    if (method !== 0 && method !== 8) throw notReadable();
    yield {
      name: file.toString('utf8', at + 46, at + 46 + nameLength!),
      method,
      data: file.subarray(start, start + size),
    };
    at += 46 + nameLength! + extraLength! + noteLength!;
  }
}

/** The end record stands last, before a comment of at most 64 kB. */
function findEnd(file: Buffer): number {
  for (let at = file.length - 22; at >= Math.max(0, file.length - 65_557); at--) {
    if (file.readUInt32LE(at) === END) return at;
  }
  throw notReadable();
}

function checkSheet(xml: string): void {
  let rows = 0;
  for (const [, number] of xml.matchAll(/<(?:\w+:)?row\b(?:[^>]*?\br="(\d+)")?/g)) {
    rows += 1;
    if (rows > MAX_ROWS + 20) throw tooManyRows();
    if (Number(number ?? 0) > LAST_ROW) throw notReadable();
  }
}

function tooLarge(): ImportRefusal {
  return new ImportRefusal(['Filen blir för stor när den packas upp. Spara bara bladet med siffrorna i en ny fil.']);
}

function notReadable(): ImportRefusal {
  return new ImportRefusal(['Filen går inte att läsa som Excel (.xlsx). Öppna den i Excel och spara den på nytt.']);
}
