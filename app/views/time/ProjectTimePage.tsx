import { Link } from '@remix-run/react';

import type { FormFailure } from '~/policy/form-failure';
import type { PeriodLock } from '~/store/period-lock';
import type { Phase } from '~/store/phase';
import type { Project } from '~/store/project';
import type { ListedEntry, TimeFilter } from '~/store/time-entry';
import { TableScroll } from '~/views/shell/DataTable';
import { Day } from '~/views/shell/Dates';
import { formatHours } from '~/views/shell/format';
import { ExportLinks, Pages } from '~/views/shell/Listing';
import { Card, EmptyState, PageHead } from '~/views/shell/Page';
import { Status } from '~/views/shell/Status';

import { PeriodLocks } from './PeriodLocks';
import { STATE_TONES } from './time-words';
import { TimeFilterForm } from './TimeFilterForm';

export interface ProjectTimePageProps {
  readonly project: Project;
  /** of the page */
  readonly entries: readonly ListedEntry[];
  readonly page: number;
  readonly pages: number;
  /** of all that the filter lets through, in hundredths of hours */
  readonly sums: { readonly approved: number; readonly waiting: number };
  readonly phases: readonly Phase[];
  readonly filter: TimeFilter;
  readonly locks: readonly PeriodLock[];
  readonly mayLock: boolean;
  readonly mayImport: boolean;
  readonly failure: FormFailure | null;
}

/** The time that is sent in or approved in a project, with what was corrected, and its locked months. */
export function ProjectTimePage(props: ProjectTimePageProps) {
  const { project, entries, page, pages, sums, phases, filter, mayImport } = props;
  const base = `/projekt/${project.slug}/tid`;
  const query = new URLSearchParams({
    ...(filter.month ? { manad: filter.month } : {}),
    ...(filter.phaseNumber === null ? {} : { fas: String(filter.phaseNumber) }),
  });
  return (
    <>
      <PageHead
        title="Tidrapporter"
        crumbs={[
          { to: '/portfolj', label: 'Portfölj' },
          { to: `/projekt/${project.slug}`, label: project.name },
        ]}
        sub={`${formatHours(sums.approved)} godkända · ${formatHours(sums.waiting)} väntar på godkännande`}
        actions={
          <>
            <ExportLinks addressOf={(ending) => `${base}.${ending}?${query}`} />
            {mayImport ? (
              <>
                <Link className="ds-button" data-variant="secondary" data-size="sm" to={`${base}/importera`}>
                  Läs in fil
                </Link>
                <Link className="ds-button" data-size="sm" to="/tid/godkann">
                  Godkänn tid
                </Link>
              </>
            ) : null}
          </>
        }
      />
      <Card tight title="Tid per dag">
        <TimeFilterForm phases={phases} filter={filter} />
        {entries.length > 0 ? (
          <>
            <EntryTable entries={entries} />
            <Pages page={page} pages={pages} addressOf={(to) => `${base}?${query}&sida=${to}`} />
          </>
        ) : (
          <EmptyState
            title="Ingen tid att visa"
            text="Projektledare och delprojektledare rapporterar sina timmar på sidan Tid. Det som är inskickat eller godkänt syns här."
            action={<Link to="/tid">Till din egen vecka</Link>}
          />
        )}
      </Card>
      <PeriodLocks {...props} />
    </>
  );
}

function EntryTable({ entries }: { entries: readonly ListedEntry[] }) {
  return (
    <TableScroll label="Tid per dag">
      <table>
        <thead>
          <tr>
            <th scope="col">Dag</th>
            <th scope="col">Fas</th>
            <th scope="col">Roll</th>
            <th scope="col">Person</th>
            <th scope="col">Part</th>
            <th scope="col" className="num">
              Timmar
            </th>
            <th scope="col">Läge</th>
            <th scope="col">Historik</th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <tr key={entry.id}>
              <th scope="row">
                <Day date={entry.date} />
              </th>
              <td>{entry.phaseNumber}</td>
              <td>{entry.role}</td>
              <td>{entry.userName ?? '–'}</td>
              <td>{entry.partyName ?? '–'}</td>
              <td className="num">{formatHours(entry.hours)}</td>
              <td>
                <Status tone={STATE_TONES[entry.state]}>
                  {entry.correctsId !== null && entry.state === 'inskickad' ? 'rättelse väntar' : entry.state}
                </Status>
              </td>
              <td>
                <History entry={entry} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

function History({ entry }: { entry: ListedEntry }) {
  const decided =
    entry.decidedOn && entry.state === 'godkänd' ? `godkänd ${entry.decidedOn} av ${entry.decidedBy ?? '–'}` : '';
  if (entry.earlier.length === 0) return <span className="cell-sub">{decided || '–'}</span>;
  return (
    <>
      {entry.reason}
      <span className="cell-sub">
        förut{' '}
        {entry.earlier.map(({ hours, decidedOn }) => `${formatHours(hours)} (godkänd ${decidedOn ?? '–'})`).join(', ')}
        {decided ? ` · ${decided}` : ''}
      </span>
    </>
  );
}
