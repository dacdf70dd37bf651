/** Rows on one page of a table whose sums are of all of them. */
const PAGE_SIZE = 50;

/**
 * The page of a list that the address asks for; beyond the last it is the last one.
 * @param opened the row that is shown where the address names no page
 */
export function pageOfRows<Row>(
  rows: readonly Row[],
  { searchParams }: URL,
  opened: (row: Row) => boolean = () => false,
): { readonly rows: readonly Row[]; readonly page: number; readonly pages: number } {
  const pages = Math.max(1, Math.ceil(rows.length / PAGE_SIZE));
  const asked = searchParams.get('sida') ?? '';
  const holds = Math.floor(Math.max(rows.findIndex(opened), 0) / PAGE_SIZE) + 1;
  const page = Math.min(/^[1-9]\d{0,5}$/.test(asked) ? Number(asked) : holds, pages);
  return { rows: rows.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE), page, pages };
}
