import type { Cell } from './csv';

/** A column of a sheet. */
export interface SheetColumn {
  readonly header: string;
  /** in characters */
  readonly width?: number;
  /** how Excel shows its numbers: "#,##0"; without one as they are */
  readonly format?: string;
}

/** A row of a sheet; `strong` ones (sums) are bold. */
export interface SheetRow {
  readonly cells: readonly Cell[];
  readonly strong?: boolean;
}

/** Whole numbers and sums with öre, grouped the way the reader's Excel does. */
export const WHOLE_FORMAT = '#,##0';
export const ORE_FORMAT = '#,##0.00';

/** A sheet of a workbook. */
export interface BookSheet {
  /** at most 31 characters */
  readonly title: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: Iterable<SheetRow>;
}

/**
 * The answer that a browser saves as a workbook of one sheet or more. Texts are set as texts: what looks like a formula
 * is never run. Numbers are numbers, null is an empty cell.
 * @param name ASCII, without ending
 */
export async function xlsxResponse(name: string, sheets: readonly BookSheet[]): Promise<Response> {
  // Loaded when the first file is asked for: a start does not wait for it.
  const { default: ExcelJS } = await import('exceljs');
  const book = new ExcelJS.Workbook();
  for (const { title, columns, rows } of sheets) {
    const page = book.addWorksheet(title, { views: [{ state: 'frozen', ySplit: 1 }] });
    page.columns = columns.map(({ header, width = 14, format }) => ({
      header,
      width,
      style: format ? { numFmt: format } : {},
    }));
    page.getRow(1).font = { bold: true };
    for (const { cells, strong } of rows) {
      const row = page.addRow([...cells]);
      if (strong) row.font = { bold: true };
    }
  }
  return new Response(await book.xlsx.writeBuffer(), {
    headers: {
      'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'Content-Disposition': `attachment; filename="${name}.xlsx"`,
      'Cache-Control': 'private, no-store',
    },
  });
}
