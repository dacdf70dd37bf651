import { Link } from '@remix-run/react';

import { SecrecyWord } from '~/views/secrecy/SecrecyWord';
import { Day } from '~/views/shell/Dates';
import { Status } from '~/views/shell/Status';

import type { ComingRow } from './overview-content';

/** The milestones and gates that come first. */
export function NextMilestones({ rows, base }: { rows: readonly ComingRow[]; base: string }) {
  if (rows.length === 0) return <p className="sub">Inga kommande milstolpar med datum.</p>;
  return (
    <ul className="list">
      {rows.map(({ key, on, path, title, standing, secrecy }) => (
        <li key={key}>
          <Day date={on} />
          <span>
            <Link to={base + path}>{title}</Link>{' '}
            {standing ? <Status tone={standing.tone}>{standing.word}</Status> : null}
            <SecrecyWord secrecy={secrecy} />
          </span>
        </li>
      ))}
    </ul>
  );
}
