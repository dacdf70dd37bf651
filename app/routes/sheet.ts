import { csvResponse, type Cell } from '~/platform/csv';
import { ORE_FORMAT, WHOLE_FORMAT, xlsxResponse, type BookSheet } from '~/platform/xlsx';

/** A table of a page as a file holds it; money in kronor, hours in hours. */
export interface Sheet {
  /** of the file, ASCII, without ending */
  readonly name: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly SheetRow[];
}

export interface SheetColumn {
  /** for machines */
  readonly code: string;
  /** for people */
  readonly label: string;
  readonly content: 'text' | 'count' | 'kronor' | 'hours' | 'percent';
  /** in characters */
  readonly width?: number;
}

export interface SheetRow {
  readonly cells: readonly Cell[];
  /** a sum */
  readonly strong: boolean;
}

/** The sheet as CSV, headed by the codes of its columns. */
export function csvOf({ name, columns, rows }: Sheet): Response {
  return csvResponse(
    name,
    columns.map(({ code }) => code),
    rows.map(({ cells }) => cells),
  );
}

/**
 * The sheet as a workbook: the same rows with headings for people; decimals show only where there are any.
 * @param more sheets after it, each with its title
 */
export async function xlsxOf(
  sheet: Sheet,
  title: string,
  more: readonly (readonly [Sheet, string])[] = [],
): Promise<Response> {
  const pages = [[sheet, title] as const, ...more];
  return xlsxResponse(
    sheet.name,
    pages.map(([page, pageTitle]) => bookSheetOf(page, pageTitle)),
  );
}

function bookSheetOf({ columns, rows }: Sheet, title: string): BookSheet {
  const formatOf = (content: SheetColumn['content']) => {
    if (content === 'text') return {};
    const decimals = columns.some(
      (column, at) => column.content === content && rows.some(({ cells }) => isBroken(cells[at])),
    );
    return { format: decimals ? ORE_FORMAT : WHOLE_FORMAT };
  };
  return {
    title,
    columns: columns.map(({ label, content, width = 16 }) => ({ header: label, width, ...formatOf(content) })),
    rows,
  };
}

function isBroken(cell: Cell | undefined): boolean {
  return typeof cell === 'number' && !Number.isInteger(cell);
}
