/* eslint-disable jsx-a11y/no-redundant-roles, jsx-a11y/no-interactive-element-to-noninteractive-role -- a phone shows the rows as cards, which takes the roles of a table away */
import { Link } from '@remix-run/react';
import { Fragment } from 'react';

import type { CalendarDate } from '~/domain/calendar';
import { milestoneState } from '~/domain/milestone';
import { outsideWindow, type RolloutMilestone, type RolloutRow } from '~/domain/rollout';
import type { RolloutGroup } from '~/store/rollout';
import { STATE_WORDS } from '~/views/plan/milestone-words';
import { SecrecyWord } from '~/views/secrecy/SecrecyWord';
import { TableScroll } from '~/views/shell/DataTable';
import { Day, Period } from '~/views/shell/Dates';
import { Card } from '~/views/shell/Page';
import { Status } from '~/views/shell/Status';

import { columnName, windowText } from './rollout-words';
import type { RolloutPageProps } from './RolloutPage';

/** Kommun by milestone; on a phone each kommun is a card. */
export function RolloutTableCard({ project, columns, rows, today }: RolloutPageProps) {
  const milestones = `/projekt/${project.slug}/milstolpar`;
  const groups = [...new Set(rows.map(({ group }) => group))];
  return (
    <Card tight>
      <TableScroll label="Kommun och milstolpe">
        <table role="table" className="rollout table-cards print-wide">
          <thead role="rowgroup">
            <tr role="row">
              <th scope="col" role="columnheader">
                Kommun
              </th>
              <th scope="col" role="columnheader">
                Lanseringsdag
              </th>
              {columns.map((column) => (
                <th scope="col" role="columnheader" key={`${column.kind} ${column.pattern}`}>
                  {columnName(column)}
                </th>
              ))}
            </tr>
          </thead>
          {groups.map((group) => (
            <tbody role="rowgroup" key={group?.id ?? 0}>
              {groups.length > 1 || group ? (
                <tr role="row" className="rollout-group">
                  <th scope="rowgroup" role="rowheader" colSpan={columns.length + 2}>
                    {group ? (
                      <>
                        {group.name} <span className="sub">{windowText(group)}</span>
                      </>
                    ) : (
                      'Utan grupp'
                    )}
                  </th>
                </tr>
              ) : null}
              {rows
                .filter((row) => row.group === group)
                .map((row) => (
                  <tr role="row" key={row.partyId}>
                    <th scope="row" role="rowheader">
                      {row.partyName}
                      {row.present ? null : <span className="cell-sub">inte med i projektet längre</span>}
                    </th>
                    <td role="cell" className="date" data-label="Lanseringsdag">
                      <span>
                        <LaunchDay row={row} />
                      </span>
                    </td>
                    {columns.map((column, at) => (
                      <td
                        role="cell"
                        key={`${column.kind} ${column.pattern}`}
                        data-label={columnName(column)}
                        data-empty={row.cells[at]!.length === 0 || undefined}
                      >
                        <div>
                          <RolloutCell cell={row.cells[at]!} group={group} milestones={milestones} today={today} />
                        </div>
                      </td>
                    ))}
                  </tr>
                ))}
            </tbody>
          ))}
        </table>
      </TableScroll>
    </Card>
  );
}

/** The day a kommun launched or is expected to; an interval where the plan gives no day. */
function LaunchDay({ row: { launch } }: { readonly row: RolloutRow<RolloutGroup> }) {
  if (launch === null) return <>–</>;
  if (launch.status !== 'klar') return <Planned milestone={launch} />;
  return launch.actual ? <Day date={launch.actual} /> : <>klar, dag okänd</>;
}

/** The day a milestone is expected, or the interval that it is expected in. */
function Planned({ milestone: { forecast, windowStart, windowEnd } }: { readonly milestone: RolloutMilestone }) {
  if (forecast !== null || windowStart === null) return <Day date={forecast} />;
  return <Period start={windowStart} end={windowEnd} />;
}

interface RolloutCellProps {
  readonly cell: readonly RolloutMilestone[];
  readonly group: RolloutGroup | null;
  readonly milestones: string;
  readonly today: CalendarDate;
}

function RolloutCell({ cell, group, milestones, today }: RolloutCellProps) {
  if (cell.length === 0) return <>–</>;
  return cell.map((milestone) => {
    const { id, label, title, status, actual } = milestone;
    const { word, tone } = STATE_WORDS[milestoneState(milestone, today)];
    return (
      <Fragment key={id}>
        <span className="rollout-mark">
          <Link to={`${milestones}?milstolpe=${id}#milstolpe-${id}`} title={title}>
            <Status tone={tone}>{word}</Status>
            <span className="ds-sr-only"> {title}</span>
          </Link>
          <span className="sub">
            {label ? `${label} ` : ''}
            {status === 'klar' ? actual ? <Day date={actual} /> : null : <Planned milestone={milestone} />}
          </span>
        </span>
        <SecrecyWord secrecy={milestone.secrecy ?? null} />
        {outsideWindow(milestone, group) ? <span className="cell-sub">utanför gruppens månader</span> : null}
      </Fragment>
    );
  });
}
