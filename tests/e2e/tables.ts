import type { Locator } from '@playwright/test';

/** What a table shows, row by row and cell by cell, with ordinary spaces and on one line. */
export function rowsOf(table: Locator): Promise<string[][]> {
  return table
    .locator('tr')
    .evaluateAll((rows) =>
      rows.map((row) =>
        [...(row as HTMLTableRowElement).cells].map((cell) => (cell.innerText ?? '').replace(/\s+/g, ' ').trim()),
      ),
    );
}

/** A CSV file as rows of cells; fails unless it is what Swedish Excel opens: BOM, semicolons, CRLF. */
export function readCsv(bytes: Buffer): string[][] {
  const text = bytes.toString('utf8');
  if (!text.startsWith('\ufeff')) throw new Error('the file has no byte order mark');
  if (!text.endsWith('\r\n')) throw new Error('the last line does not end with CRLF');
  return text
    .slice(1, -2)
    .split('\r\n')
    .map((line) => line.split(';'));
}

/** A figure as the pages show it: "115 558" is 115558. */
export function figure(text: string): number {
  return Number(text.replace(/\s/g, '').replace(',', '.').replace('−', '-'));
}
