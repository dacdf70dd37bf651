import { Link, useSearchParams } from '@remix-run/react';
import { Fragment } from 'react';

import type { CalendarDate } from '~/domain/calendar';
import { slipInDays } from '~/domain/milestone';
import type { MilestoneFilter } from '~/domain/milestone-filter';
import type { Milestone } from '~/store/milestone';
import type { Phase } from '~/store/phase';
import { SecrecyWord } from '~/views/secrecy/SecrecyWord';
import { TableScroll } from '~/views/shell/DataTable';
import { formatDate } from '~/views/shell/format';
import { Card } from '~/views/shell/Page';
import { phaseOwnName } from '~/views/shell/phase-name';

import { Forecast } from './Forecast';
import { milestoneAddress } from './milestone-address';
import { slipText } from './milestone-words';
import { MilestonePanel } from './MilestonePanel';
import { MilestoneState } from './MilestoneState';
import type { MilestonesPageProps } from './MilestonesPage';

type MilestoneTableProps = Pick<
  MilestonesPageProps,
  'detail' | 'filter' | 'today' | 'mayEdit' | 'mayUpdate' | 'own' | 'failure' | 'proposal'
> & {
  readonly phase: Phase;
  readonly milestones: readonly Milestone[];
  readonly base: string;
};

/** The milestones of one phase; the opened one has its panel in the row below it. */
export function MilestoneTable({ phase, milestones, base, ...panel }: MilestoneTableProps) {
  if (milestones.length === 0) return null;
  const title = `Fas ${phase.number}: ${phaseOwnName(phase.name)}`;
  return (
    <Card tight title={title}>
      <TableScroll label={`Milstolpar i ${title}`}>
        <table>
          <thead>
            <tr>
              <th scope="col">Nr</th>
              <th scope="col" className="main-column">
                Milstolpe
              </th>
              <th scope="col">Läge</th>
              <th scope="col">Prognos</th>
              <th scope="col">Utfall</th>
              <th scope="col">Baslinje</th>
              <th scope="col" className="num">
                Avvikelse
              </th>
            </tr>
          </thead>
          <tbody>
            {milestones.map((milestone) => (
              <Fragment key={milestone.id}>
                <MilestoneRow
                  milestone={milestone}
                  today={panel.today}
                  base={base}
                  filter={panel.filter}
                  opened={panel.detail?.id === milestone.id}
                />
                {panel.detail?.id === milestone.id ? (
                  <tr className="panel-row">
                    <td colSpan={7}>
                      <MilestonePanel {...panel} milestone={panel.detail} base={base} />
                    </td>
                  </tr>
                ) : null}
              </Fragment>
            ))}
          </tbody>
        </table>
      </TableScroll>
    </Card>
  );
}

interface MilestoneRowProps {
  readonly milestone: Milestone;
  readonly today: CalendarDate;
  readonly base: string;
  readonly filter: MilestoneFilter;
  readonly opened: boolean;
}

function MilestoneRow({ milestone, today, base, filter, opened }: MilestoneRowProps) {
  const [search] = useSearchParams();
  const saved = search.get('sparad') === String(milestone.id);
  return (
    <tr id={`milstolpe-${milestone.id}`} className={opened ? 'opened' : saved ? 'saved' : undefined}>
      <th scope="row">{milestone.label || '–'}</th>
      <td>
        <Link
          to={`${milestoneAddress(base, filter, { milstolpe: opened ? null : milestone.id })}#milstolpe-${milestone.id}`}
          preventScrollReset
          aria-expanded={opened}
        >
          {milestone.title}
        </Link>
        {saved ? (
          <span className="sub" role="status">
            {' '}
            Sparad
          </span>
        ) : null}
        <span className="cell-sub">{[milestone.groupName, milestone.responsible].filter(Boolean).join(' · ')}</span>
        <SecrecyWord secrecy={milestone.secrecy} />
      </td>
      <td>
        <MilestoneState milestone={milestone} today={today} />
      </td>
      <td className="date">
        <Forecast {...milestone} />
      </td>
      <td className="date">
        {milestone.status === 'klar' && !milestone.actual ? 'okänt' : formatDate(milestone.actual)}
      </td>
      <td className="date">{formatDate(milestone.baseline)}</td>
      <td className="num">{slipText(slipInDays(milestone))}</td>
    </tr>
  );
}
