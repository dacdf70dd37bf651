import { judgeDates } from '~/domain/basis';
import type { CalendarDate } from '~/domain/calendar';
import type { ShareTable } from '~/domain/cost-share';
import { judgementInWords } from '~/views/basis/basis-words';
import { Note } from '~/views/shell/Page';

interface OtherDatesProps {
  /** the agreement's day of the year, MM-DD */
  readonly monthDay: string | null;
  readonly table: ShareTable;
  /** the day the budget is set; null where it is unknown */
  readonly setOn: CalendarDate | null;
}

/** Says where the shares stand on figures of another day than the agreement's, or of several days (DOMAIN.md 1.6). */
export function OtherDates({ monthDay, table, setOn }: OtherDatesProps) {
  return judgementInWords(judgeDates(monthDay, table.rows, setOn)).map((sentence) => (
    <Note key={sentence} tone="warn" title={sentence} />
  ));
}
