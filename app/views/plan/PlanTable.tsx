import { useSearchParams } from '@remix-run/react';
import { Fragment, useRef } from 'react';

import { TableScroll } from '~/views/shell/DataTable';
import { formatDate } from '~/views/shell/format';
import { Card } from '~/views/shell/Page';
import { useScripted } from '~/views/shell/useScripted';

import { BulkForm } from './BulkForm';
import { PhaseRows } from './PhaseRows';
import { planAddress } from './plan-address';
import { gateName } from './plan-rows';
import type { PlanPageProps } from './PlanPage';
import { GateRow } from './GateRow';
import { rowLinks } from './row-links';
import { useTableKeys } from './use-table-keys';

interface PlanTableProps {
  readonly page: PlanPageProps;
  /** ids of the phases that are open */
  readonly open: ReadonlySet<number>;
}

/** Every row of the plan with its dates; the fields of an opened row stand in the row itself. */
export function PlanTable({ page, open }: PlanTableProps) {
  const { project, phases, gates, mayEdit, failure } = page;
  const [search] = useSearchParams();
  const scripted = useScripted();
  const table = useRef<HTMLTableElement>(null);
  const opened = search.get('rad');
  const saved = search.get('sparad');
  useTableKeys(table, opened, saved);
  const links = rowLinks(page);
  const address = (changes: Record<string, string>) => planAddress(project.slug, search, changes);
  // Without scripts the browser itself must come back to the row; with them the page stays where it is.
  const place = (id: string) => (scripted ? '' : `#${id}`);
  const refused = failure?.intent === 'bulk' ? failure : null;
  const chosen = new Set(chosenRows(refused?.reply.initialValue?.['rows']));
  const versions = refused?.conflict?.versions ?? {};
  const shown = { page, links, opened, saved, chosen, versions, address, place };
  return (
    <Card tight title="Planen som tabell">
      {mayEdit ? <BulkForm failure={failure} /> : null}
      <TableScroll label="Planen som tabell">
        <table ref={table} className="plan-table">
          <thead>
            <tr>
              <th scope="col" className="main-column">
                Rad
              </th>
              <th scope="col">Start eller prognos</th>
              <th scope="col">Slut</th>
              <th scope="col">Läge</th>
              <th scope="col">Ansvarig</th>
              <th scope="col">Beror på</th>
              <th scope="col">Slack</th>
            </tr>
          </thead>
          <tbody>
            {phases.map((phase) => (
              <Fragment key={phase.id}>
                <PhaseRows {...shown} phase={phase} open={open} />
              </Fragment>
            ))}
            {gates
              .filter(({ phaseId }) => phaseId === null)
              .map((gate) => (
                <GateRow key={gate.id} gate={gate} slug={project.slug} name={gateName(gate)} today={page.today} />
              ))}
          </tbody>
        </table>
      </TableScroll>
      {mayEdit ? (
        <p className="sub no-print">
          Med tangentbordet: piltangenterna flyttar mellan rader och celler, Enter eller F2 öppnar raden, Esc stänger
          den. Projektets slut: {formatDate(page.schedule.end)}.
        </p>
      ) : null}
    </Card>
  );
}

/** "activity-12" of each "activity-12-3" that was sent: the version may be another by now. */
function chosenRows(sent: unknown): string[] {
  const all = Array.isArray(sent) ? sent : [sent];
  return all.flatMap((row) => (typeof row === 'string' ? [row.replace(/-\d+$/, '')] : []));
}
