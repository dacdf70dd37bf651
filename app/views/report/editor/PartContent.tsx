import type { Part, ReportFacts } from '~/domain/report';
import type { ReportDifference } from '~/domain/report-difference';
import { phaseTitle } from '~/views/shell/phase-name';

import { ReportMilestones } from '../ReportMilestones';
import { ReportFollowUp, ReportHours, ReportMoney } from '../ReportMoney';
import { ReportEscalations, ReportRisks } from '../ReportRisks';

interface PartContentProps {
  readonly part: Part;
  readonly facts: ReportFacts;
  readonly difference: ReportDifference | null;
  readonly of: string;
}

/** What the system has filled in of one part, as it will read. */
export function PartContent({ part, facts, difference, of }: PartContentProps) {
  switch (part) {
    case 'milestones':
      return <ReportMilestones milestones={facts.milestones} of={of} />;
    case 'money':
      return (
        <>
          <ReportMoney money={facts.money} changes={difference?.money ?? []} of={of} />
          <ReportFollowUp rows={facts.followUp} of={of} />
        </>
      );
    case 'hours':
      return <ReportHours hours={facts.hours} of={of} />;
    case 'risks':
      return <ReportRisks risks={facts.risks} difference={difference} of={of} />;
    case 'escalations':
      return <ReportEscalations risks={facts.escalations} of={of} />;
    case 'approvals':
      return facts.approvals.length === 0 ? (
        <p>Inga godkännanden väntar.</p>
      ) : (
        <ul>
          {facts.approvals.map(({ phaseNumber, phaseName, text, running }) => (
            <li key={phaseNumber}>
              <b>{phaseTitle({ number: phaseNumber, name: phaseName })}:</b> {text}
              {running ? ' (fasen pågår)' : ''}
            </li>
          ))}
        </ul>
      );
    case 'goals':
      return facts.goals.length === 0 ? (
        <p>Projektet har inga effektmål inskrivna.</p>
      ) : (
        <ul>
          {facts.goals.map((goal) => (
            <li key={goal}>{goal}</li>
          ))}
        </ul>
      );
  }
}
