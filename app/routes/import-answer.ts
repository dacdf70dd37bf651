import type { FormFailure } from '~/policy/form-failure';

/**
 * What an action that reads a file has answered, apart: why it was refused, or what was checked.
 * @param answer as the page has it; nothing before anything was sent
 */
export function importAnswer<Answer extends object>(
  answer: Answer | null | undefined,
): {
  readonly failure: Extract<Answer, FormFailure> | null;
  readonly answer: Extract<Answer, { checked: unknown }> | null;
} {
  return {
    failure: answer && 'reply' in answer ? (answer as Extract<Answer, FormFailure>) : null,
    answer: answer && 'checked' in answer ? (answer as Extract<Answer, { checked: unknown }>) : null,
  };
}

/** The address that a file that was read in leads to, and what it says there: how many rows were added. */
export function readInAddress(page: string, rows: readonly { readonly known: boolean }[]): string {
  return `${page}?inlasta=${rows.filter(({ known }) => !known).length}`;
}

/** How many rows the address says were just read in; null: none. */
export function rowsReadIn({ searchParams }: URL): number | null {
  const saved = searchParams.get('inlasta') ?? '';
  return /^\d{1,5}$/.test(saved) ? Number(saved) : null;
}
