import { Link } from '@remix-run/react';

import type { CalendarDate } from '~/domain/calendar';
import { milestoneState } from '~/domain/milestone';
import type { PartyMilestone } from '~/store/party-head';
import { Forecast } from '~/views/plan/Forecast';
import { STATE_WORDS } from '~/views/plan/milestone-words';
import { TableScroll } from '~/views/shell/DataTable';
import { Day } from '~/views/shell/Dates';
import { Card } from '~/views/shell/Page';
import { Status } from '~/views/shell/Status';

interface PartyMilestonesProps {
  readonly milestones: readonly PartyMilestone[];
  readonly today: CalendarDate;
}

/** What is introduced at the party, and when. */
export function PartyMilestones({ milestones, today }: PartyMilestonesProps) {
  if (milestones.length === 0) return null;
  return (
    <Card tight title="Införande och milstolpar" id="milstolpar">
      <TableScroll label="Införande och milstolpar">
        <table>
          <thead>
            <tr>
              <th scope="col" className="main-column">
                Milstolpe
              </th>
              <th scope="col">Läge</th>
              <th scope="col">Prognos</th>
              <th scope="col">Utfall</th>
              <th scope="col">Baslinje</th>
            </tr>
          </thead>
          <tbody>
            {milestones.map((milestone) => (
              <Row key={milestone.id} milestone={milestone} today={today} />
            ))}
          </tbody>
        </table>
      </TableScroll>
    </Card>
  );
}

function Row({ milestone, today }: { milestone: PartyMilestone; today: CalendarDate }) {
  const { id, label, title, projectSlug, projectName, phaseNumber, groupName } = milestone;
  const { word, tone } = STATE_WORDS[milestoneState(milestone, today)];
  const page = `/projekt/${projectSlug}/milstolpar?milstolpe=${id}#milstolpe-${id}`;
  return (
    <tr>
      <th scope="row">
        <Link to={page}>{`${label} ${title}`.trim()}</Link>
        <span className="cell-sub">{[projectName, `fas ${phaseNumber}`, groupName].filter(Boolean).join(' · ')}</span>
      </th>
      <td>
        <Status tone={tone}>{word}</Status>
      </td>
      <td className="date">
        <Forecast {...milestone} />
      </td>
      <td className="date">
        {milestone.status === 'klar' && !milestone.actual ? 'okänt' : <Day date={milestone.actual} />}
      </td>
      <td className="date">
        <Day date={milestone.baseline} />
      </td>
    </tr>
  );
}
