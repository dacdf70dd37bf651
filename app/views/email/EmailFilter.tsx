import { Link, useSearchParams } from '@remix-run/react';

import type { EmailState } from '~/domain/email';
import type { EmailList } from '~/store/email';
import { formatCount } from '~/views/shell/format';

import { emailAddress } from './email-address';
import { STATES } from './email-words';

interface EmailFilterProps {
  readonly counts: EmailList['counts'];
  readonly chosen: EmailState | null;
}

/** Links that show the mails of one state, each with how many there are; states without any are left out. */
export function EmailFilter({ counts, chosen }: EmailFilterProps) {
  const [search] = useSearchParams();
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const shown = STATES.filter(({ state }) => counts[state] || state === chosen);
  return (
    <nav aria-label="Visa brev efter läge" className="no-print">
      <ul className="filter-links">
        <li>
          <Link to={emailAddress(search, { status: null })} aria-current={chosen === null ? 'true' : undefined}>
            Alla {formatCount(all)}
          </Link>
        </li>
        {shown.map(({ state, param, many }) => (
          <li key={state}>
            <Link to={emailAddress(search, { status: param })} aria-current={chosen === state ? 'true' : undefined}>
              {many} {formatCount(counts[state] ?? 0)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
