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

/** One row of a table as heading and text, so that a test does not depend on the order of the columns. */
export function recordOf(row: Locator): Promise<Record<string, string>> {
  return row.evaluate((element) => {
    const text = (cell: HTMLElement) => cell.innerText.replace(/\s+/g, ' ').trim();
    const heads = [...element.closest('table')!.tHead!.rows].at(-1)!.cells;
    const cells = (element as HTMLTableRowElement).cells;
    return Object.fromEntries([...heads].map((head, at) => [text(head), cells[at] ? text(cells[at]) : '']));
  });
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
