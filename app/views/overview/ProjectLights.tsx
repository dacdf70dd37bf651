import { milestoneState } from '~/domain/milestone';
import { Card } from '~/views/shell/Page';
import { Light } from '~/views/shell/Status';

import type { OverviewPageProps } from './OverviewPage';

type ProjectLightsProps = Pick<OverviewPageProps, 'milestones' | 'phases' | 'risks' | 'today'>;

/** What the figures themselves say of time, money and risk; the projektledare's own judgement is the status report's. */
export function ProjectLights({ milestones, phases, risks, today }: ProjectLightsProps) {
  const late = milestones.filter((milestone) => milestoneState(milestone, today) === 'försenad').length;
  const done = milestones.filter((milestone) => milestone.status === 'klar').length;
  const running = phases.filter(
    (phase) => phase.startDate && phase.startDate <= today && (phase.endDate === null || phase.endDate >= today),
  );
  const undecided = running.filter((phase) => phase.budgetState !== null && phase.budgetState !== 'godkänd');
  const red = risks.filter((risk) => risk.derivedColour === 'röd' && risk.status === 'öppen').length;
  return (
    <Card>
      <div className="lights">
        {milestones.length === 0 ? (
          <Light tone="wait" label="Tid">
            inga milstolpar än
          </Light>
        ) : (
          <Light tone={late > 0 ? 'bad' : 'ok'} label="Tid">
            {late > 0
              ? `${late} av ${milestones.length} milstolpar är försenade`
              : `${done} av ${milestones.length} milstolpar klara, inget försenat`}
          </Light>
        )}
        {phases.some((phase) => phase.budgetState !== null) ? (
          <Light tone={undecided.length > 0 ? 'warn' : 'ok'} label="Budget">
            {undecided.length > 0
              ? `fas ${undecided.map((phase) => phase.number).join(', ')} pågår utan godkänd budget`
              : 'pågående faser har godkänd budget'}
          </Light>
        ) : (
          <Light tone="wait" label="Budget">
            ingen budget än
          </Light>
        )}
        {risks.length === 0 ? (
          <Light tone="wait" label="Risk">
            inga risker än
          </Light>
        ) : (
          <Light tone={red > 0 ? 'bad' : 'ok'} label="Risk">
            {red > 0 ? `${red} röda risker` : 'inga röda risker'}
          </Light>
        )}
      </div>
    </Card>
  );
}
