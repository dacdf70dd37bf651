import { ImportRefusal } from '~/domain/import-table';

/**
 * The text of a file that somebody chose: UTF-8 with or without a mark, UTF-16 with one (Excel's "Unicode-text"), else
 * the Western European of older exports.
 * @param expected said when it is no text at all: which files to choose
 * @throws ImportRefusal for a picture, a PDF and the like
 */
export function decodeText(bytes: Uint8Array, expected: string): string {
  const utf16 = startsWith(bytes, [0xff, 0xfe]) ? 'utf-16le' : startsWith(bytes, [0xfe, 0xff]) ? 'utf-16be' : null;
  if (utf16) return refuseBinary(new TextDecoder(utf16).decode(bytes), expected);
  try {
    return refuseBinary(new TextDecoder('utf-8', { fatal: true }).decode(bytes), expected);
  } catch (error) {
    if (error instanceof ImportRefusal) throw error;
    return refuseBinary(new TextDecoder('windows-1252').decode(bytes), expected);
  }
}

function refuseBinary(text: string, expected: string): string {
  // eslint-disable-next-line no-control-regex -- these are what no text file holds
  if (!/[\x00-\x08\x0e-\x1f]/.test(text) && !text.startsWith('%PDF')) return text;
  throw new ImportRefusal([expected]);
}

/** An .xlsx file is a zip archive. */
export function isArchive(bytes: Uint8Array): boolean {
  return startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]);
}

/** The container of Microsoft's older formats (.xls, .mpp), and of what has a password. */
export function isCompoundFile(bytes: Uint8Array): boolean {
  return startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0]);
}

function startsWith(bytes: Uint8Array, sign: readonly number[]): boolean {
  return sign.every((byte, at) => bytes[at] === byte);
}
