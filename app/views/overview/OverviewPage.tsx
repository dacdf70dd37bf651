import { Link } from '@remix-run/react';

import type { Project } from '~/store/project';
import type { ProjectFacts } from '~/store/project-facts';
import type { WaitingApproval } from '~/views/approval/approval-content';
import { WaitingApprovals } from '~/views/approval/WaitingApprovals';
import { RiskMatrixCounts } from '~/views/risk/RiskMatrixCounts';
import { Day, Period } from '~/views/shell/Dates';
import { formatCount } from '~/views/shell/format';
import { Card, EmptyState, PageHead } from '~/views/shell/Page';

import { FollowUp } from './FollowUp';
import { NextMilestones } from './NextMilestones';
import type { ComingRow, CostedPhase, ProjectLight, RiskPicture } from './overview-content';
import { PhaseMoney } from './PhaseMoney';
import { PhaseTimeline } from './PhaseTimeline';
import { ProjectLights } from './ProjectLights';
import type { Timeline } from './timeline';

export interface OverviewPageProps {
  readonly project: Pick<
    Project,
    'slug' | 'name' | 'summary' | 'cooperationName' | 'leadName' | 'startDate' | 'endDate'
  >;
  /** how many parties take part today */
  readonly participants: number;
  readonly lights: readonly ProjectLight[];
  /** null: the project has no phase */
  readonly timeline: Timeline | null;
  readonly coming: readonly ComingRow[];
  readonly costs: readonly CostedPhase[];
  readonly approvals: readonly WaitingApproval[];
  readonly risks: RiskPicture | null;
  readonly facts: Pick<ProjectFacts, 'decisions' | 'decisionCount' | 'effectGoals' | 'followUp' | 'notes'>;
  readonly mayEdit: boolean;
}

/** A project on one screen: how it stands, what comes next, what it costs, what threatens it, what was decided. */
export function OverviewPage(props: OverviewPageProps) {
  const { project, participants, lights, timeline, coming, costs, approvals, risks, facts, mayEdit } = props;
  const base = `/projekt/${project.slug}`;
  return (
    <>
      <PageHead
        title={project.name}
        crumbs={[{ to: '/portfolj', label: 'Portfölj' }, { label: project.cooperationName }]}
        sub={
          <>
            {participants} deltagare
            {project.leadName ? ` · huvudansvarig ${project.leadName}` : ''} ·{' '}
            <Period start={project.startDate} end={project.endDate} />
          </>
        }
      />
      {project.summary ? <p className="lead">{project.summary}</p> : null}
      <ProjectLights lights={lights} />
      <Card title="Tidplan" actions={<Link to={`${base}/plan`}>Till planen</Link>}>
        {timeline ? (
          <PhaseTimeline {...timeline} />
        ) : (
          <EmptyState
            title="Inga faser än"
            text="En fas har en egen tidplan och en egen budget."
            action={mayEdit ? <Link to={`${base}/faser?ny=1`}>Lägg till en fas</Link> : undefined}
          />
        )}
      </Card>
      <div className="three">
        <Card title="Närmast" actions={<Link to={`${base}/milstolpar`}>Alla</Link>}>
          <NextMilestones rows={coming} base={base} />
        </Card>
        <Card title="Pengar" actions={<Link to={`${base}/faser`}>Faser</Link>}>
          <PhaseMoney phases={costs} base={base} />
          <WaitingApprovals approvals={approvals} />
        </Card>
        <Card title="Risker" actions={<Link to={`${base}/risker`}>Alla</Link>}>
          {risks ? (
            <>
              <RiskMatrixCounts {...risks} />
              <p className="sub">{risks.summary}</p>
            </>
          ) : (
            <p className="sub">Inga risker är registrerade.</p>
          )}
        </Card>
      </div>
      {facts.followUp.length > 0 ? <FollowUp rows={facts.followUp} /> : null}
      <div className="two">
        <Card
          title="Senaste beslut"
          actions={
            facts.decisionCount > 0 ? (
              <Link to={`/beslut?projekt=${project.slug}`}>Alla {formatCount(facts.decisionCount)}</Link>
            ) : undefined
          }
        >
          {facts.decisions.length > 0 ? (
            <ul className="list">
              {facts.decisions.map((decision) => (
                <li key={decision.number}>
                  {decision.decidedOn ? (
                    <Day date={decision.decidedOn} />
                  ) : (
                    <span className="list-lead">dag okänd</span>
                  )}
                  <span>
                    {/* A decision on a gate says on its further lines which criteria were open. */}
                    <Link to={`/beslut/${decision.number}`}>{decision.subject.split('\n', 1)[0]}</Link>{' '}
                    <span className="sub">
                      {decision.outcome ? `${decision.outcome}, ` : ''}
                      {decision.forum}
                    </span>
                  </span>
                </li>
              ))}
            </ul>
          ) : (
            <p className="sub">
              {facts.decisionCount > 0
                ? 'Inga beslut utöver parternas om sina andelar.'
                : 'Inga beslut är registrerade.'}
            </p>
          )}
        </Card>
        <Card title="Effektmål">
          {facts.effectGoals.length > 0 ? (
            <ul className="plain-list">
              {facts.effectGoals.map((goal) => (
                <li key={goal}>{goal}</li>
              ))}
            </ul>
          ) : (
            <p className="sub">Inga effektmål är satta.</p>
          )}
        </Card>
      </div>
      {facts.notes.length > 0 ? (
        <Card title="Där källorna säger olika">
          <ul className="plain-list">
            {facts.notes.map((note) => (
              <li key={note.id}>{note.text}</li>
            ))}
          </ul>
        </Card>
      ) : null}
    </>
  );
}
