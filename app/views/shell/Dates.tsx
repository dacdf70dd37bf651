/** An ISO date that never breaks at a hyphen at the end of a line; "–" when there is none. */
export function Day({ date }: { date: string | null }) {
  return date ? <time dateTime={date}>{date}</time> : <>–</>;
}

/** A period in words, as `formatPeriod`, breaking only between its dates. */
export function Period({ start, end }: { start: string | null; end: string | null }) {
  if (start && end) {
    return start === end ? (
      <Day date={start} />
    ) : (
      <>
        <Day date={start} /> – <Day date={end} />
      </>
    );
  }
  if (start)
    return (
      <>
        från <Day date={start} />
      </>
    );
  if (end)
    return (
      <>
        till <Day date={end} />
      </>
    );
  return <>datum saknas</>;
}
