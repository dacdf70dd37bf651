/** A text stays a text; a number is written with a decimal comma; null is an empty cell. */
export type Cell = string | number | null;

/**
 * Rows as CSV the way Swedish Excel opens it: UTF-8 with BOM, semicolons, decimal comma, CRLF.
 * A text that a spreadsheet would run as a formula gets an apostrophe before it.
 */
export function toCsv(header: readonly string[], rows: Iterable<readonly Cell[]>): string {
  const lines = [header, ...rows].map((row) => row.map(writeCell).join(';'));
  return `\ufeff${lines.join('\r\n')}\r\n`;
}

function writeCell(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell).replace('.', ',');
  const harmless = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[;"\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** The answer that a browser saves as a file. @param name ASCII, without ending */
export function csvResponse(name: string, header: readonly string[], rows: Iterable<readonly Cell[]>): Response {
  return new Response(toCsv(header, rows), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${name}.csv"`,
      'Cache-Control': 'private, no-store',
    },
  });
}
