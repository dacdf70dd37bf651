import { otherReferenceDates } from '~/domain/basis';
import type { ShareTable } from '~/domain/cost-share';
import { otherDateInWords } from '~/views/basis/basis-words';
import { Note } from '~/views/shell/Page';

interface OtherDatesProps {
  /** the agreement's day of the year, MM-DD */
  readonly monthDay: string | null;
  readonly table: ShareTable;
}

/** Says where the shares stand on figures of another day than the agreement's (DOMAIN.md 1.6). */
export function OtherDates({ monthDay, table }: OtherDatesProps) {
  const figures = table.rows.flatMap((row) => row.figures.filter((figure) => figure !== null));
  return otherReferenceDates(monthDay, figures).map((other) => (
    <Note key={other.figureDate} tone="warn" title={otherDateInWords(other)} />
  ));
}
