import { Link } from '@remix-run/react';

import { groupBy } from '~/domain/group-by';
import type { TimeEntry } from '~/store/time-entry';
import { formatHours } from '~/views/shell/format';
import { Card } from '~/views/shell/Page';

/** Hours that wait for a projektledare, by who sent them in; nothing where none do. */
export function TimeToApprove({ time }: { readonly time: readonly TimeEntry[] }) {
  if (time.length === 0) return null;
  const groups = [...groupBy(time, ({ projectName, userName }) => `${projectName}\n${userName ?? ''}`).values()];
  return (
    <Card title="Tid att godkänna" actions={<Link to="/tid/godkann">Alla</Link>}>
      <ul className="list">
        {groups.map((own) => (
          <li key={own[0]!.id}>
            <span className="list-lead num">{formatHours(own.reduce((sum, { hours }) => sum + hours, 0))}</span>
            <span>
              <Link to="/tid/godkann">{own[0]!.userName ?? 'Inläst tid utan namn'}</Link>{' '}
              <span className="sub">{own[0]!.projectName}</span>
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
