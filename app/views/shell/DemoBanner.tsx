type DemoBannerProps = {
  /** The date the application takes for today (ISO), when that is not the real one. */
  today: string | null;
  /** Whether the sample portfolio is shown. */
  demo: boolean;
};

/** Says that figures are samples and that time stands still, so that no one takes them for real. */
export function DemoBanner({ today, demo }: DemoBannerProps) {
  if (!demo && !today) return null;
  return (
    <aside className="demo-banner" aria-label="Om demon">
      <p>
        {demo ? <b>Demo: </b> : null}
        {today ? (
          <>
            dagens datum är <time dateTime={today}>{today}</time>.{' '}
          </>
        ) : null}
        {demo ? 'Uppgifterna är exempel och nollställs inte.' : null}
      </p>
    </aside>
  );
}
