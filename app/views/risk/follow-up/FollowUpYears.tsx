import { Link } from '@remix-run/react';

interface FollowUpYearsProps {
  readonly years: readonly number[];
  /** the one that is shown */
  readonly year: number;
  readonly addressOf: (year: number) => string;
}

/** The years of a follow-up as links. */
export function FollowUpYears({ years, year, addressOf }: FollowUpYearsProps) {
  return (
    <nav aria-label="År" className="risk-pages no-print">
      <ul className="filter-links">
        {years.map((each) => (
          <li key={each}>
            <Link to={addressOf(each)} aria-current={each === year ? 'true' : undefined}>
              {each}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
