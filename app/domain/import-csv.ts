import { ImportRefusal, MAX_ROWS } from './import-table';

/** A row of a table file: its number as an editor or a spreadsheet shows it, and its cells as text. */
export interface SheetRow {
  readonly row: number;
  readonly cells: readonly string[];
}

const DELIMITERS = [';', '\t', ','] as const;

/**
 * Splits CSV text (RFC 4180: quotes, doubled quotes, line breaks within quotes) with comma, semicolon or tab,
 * whichever the first line that has any of them uses most. Empty lines are left out.
 * @throws ImportRefusal for a quote that never ends, or too many rows
 */
export function splitCsv(text: string): SheetRow[] {
  const delimiter = delimiterOf(text);
  const rows: SheetRow[] = [];
  let cells: string[] = [];
  let line = 1;
  let startedOn = 1;
  let at = 0;

  while (at <= text.length) {
    const [cell, end] = readCell(text, at, delimiter, startedOn);
    cells.push(cell);
    line += countLineBreaks(text, at, end);
    if (end < text.length && text[end] === delimiter) {
      at = end + 1;
      continue;
    }
    if (cells.some((value) => value !== '')) rows.push({ row: startedOn, cells });
    if (rows.length > MAX_ROWS + 20) throw tooManyRows();
    at = text.startsWith('\r\n', end) ? end + 2 : end + 1;
    startedOn = line += 1;
    cells = [];
  }
  return rows;
}

export function tooManyRows(): ImportRefusal {
  return new ImportRefusal([`Filen har fler än ${MAX_ROWS.toLocaleString('sv-SE')} rader. Dela upp den.`]);
}

/** @returns the cell that starts at `at`, trimmed, and where it ends: at a delimiter, a line break or the end */
function readCell(text: string, at: number, delimiter: string, row: number): readonly [string, number] {
  if (text[at] !== '"') {
    let end = at;
    while (end < text.length && text[end] !== delimiter && text[end] !== '\n' && text[end] !== '\r') end++;
    return [text.slice(at, end).trim(), end];
  }
  let end = at + 1;
  while (end < text.length && (text[end] !== '"' || text[end + 1] === '"')) end += text[end] === '"' ? 2 : 1;
  if (end >= text.length) throw new ImportRefusal([`Rad ${row}: ett citattecken (") öppnas men stängs aldrig.`]);
  const next = text[end + 1];
  if (next !== undefined && next !== delimiter && next !== '\n' && next !== '\r') {
    throw new ImportRefusal([`Rad ${row}: efter ett avslutande citattecken (") ska kolumnen ta slut.`]);
  }
  return [
    text
      .slice(at + 1, end)
      .replaceAll('""', '"')
      .trim(),
    end + 1,
  ];
}

function countLineBreaks(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; at++) if (text[at] === '\n') count++;
  return count;
}

function delimiterOf(text: string): string {
  const lines = text
    .slice(0, 20_000)
    .replace(/"[^"]*"/g, '')
    .split(/\r\n?|\n/);
  for (const line of lines) {
    const counts = DELIMITERS.map((sign) => line.split(sign).length - 1);
    const most = Math.max(...counts);
    if (most > 0) return DELIMITERS[counts.indexOf(most)]!;
  }
  return ';';
}
