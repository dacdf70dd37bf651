import type { MilestoneDates } from '~/domain/milestone';
import { Day } from '~/views/shell/Dates';

/** The forecast as a table shows it: the date, or the interval where the plan gives no date, on two lines. */
export function Forecast({ forecast, windowStart, windowEnd }: MilestoneDates) {
  if (forecast || !windowStart || !windowEnd) return <Day date={forecast} />;
  return (
    <>
      <Day date={windowStart} /> –<br />
      <Day date={windowEnd} />
    </>
  );
}
