import { Link } from '@remix-run/react';

import type { CalendarDate } from '~/domain/calendar';
import type { WaitingGate } from '~/store/gate';
import type { WaitingReport } from '~/store/report';
import type { WaitingRisk } from '~/store/risk-escalation';
import type { Start, WaitingMilestone } from '~/store/start';
import type { TimeEntry } from '~/store/time-entry';
import type { WaitingApproval, WaitingShare } from '~/views/approval/approval-content';
import { WaitingApprovals } from '~/views/approval/WaitingApprovals';
import { WaitingGates } from '~/views/gate/WaitingGates';
import { WaitingRisks } from '~/views/risk/WaitingRisks';
import { SecrecyWord } from '~/views/secrecy/SecrecyWord';
import { Day } from '~/views/shell/Dates';
import { formatOre } from '~/views/shell/format';
import { Card, EmptyState, Page, PageHead } from '~/views/shell/Page';
import { Status } from '~/views/shell/Status';
import { TimeToApprove } from '~/views/time/TimeToApprove';

import type { Beginnings } from './first-steps';
import { FirstSteps } from './FirstSteps';

interface StartPageProps extends Start {
  /** for a samordnare who sees no project; null: for everybody else */
  readonly beginnings: Beginnings | null;
  readonly shares: readonly WaitingShare[];
  /** phases in sight that run without approval */
  readonly running: readonly WaitingApproval[];
  /** the person decides on shares */
  readonly decides: boolean;
  readonly reports: readonly WaitingReport[];
  /** that wait for the styrgrupp of a project that the person sits in */
  readonly gates: readonly WaitingGate[];
  /** in projects whose styrgrupp the person sits in */
  readonly risks: readonly WaitingRisk[];
  /** the person answers status reports, and decides gates and risks */
  readonly reviews: boolean;
  /** that waits for the person to approve */
  readonly time: readonly TimeEntry[];
  readonly today: string;
  readonly name: string;
}

/** What waits for the signed-in person, and the way into the own projects. */
export function StartPage(props: StartPageProps) {
  const { beginnings, shares, running, decides, reports, reviews, today, name } = props;
  return (
    <Page>
      <PageHead title="Att göra" sub={`Inloggad som ${name}`} />
      {decides ? <SharesToDecide shares={shares} today={today} /> : null}
      <TimeToApprove time={props.time} />
      {reviews ? <WaitingGates gates={props.gates} today={today as CalendarDate} /> : null}
      {reviews ? <WaitingRisks risks={props.risks} /> : null}
      {reviews ? <ReportsToReview reports={reports} /> : null}
      {running.length > 0 ? (
        <Card
          title={
            running.length === 1 ? '1 fas pågår utan godkännande' : `${running.length} faser pågår utan godkännande`
          }
        >
          <WaitingApprovals approvals={running} named />
        </Card>
      ) : null}
      {beginnings ? (
        <FirstSteps beginnings={beginnings} />
      ) : (
        <>
          <Milestones {...props} />
          <Projects {...props} />
        </>
      )}
    </Page>
  );
}

function Milestones({ waiting, today }: Pick<StartPageProps, 'waiting' | 'today'>) {
  const passed = waiting.filter((milestone) => milestone.date < today);
  const near = waiting.filter((milestone) => milestone.date >= today);
  return (
    <>
      <Card
        title={passed.length > 0 ? `${passed.length} milstolpar har passerat sin dag` : 'Milstolpar som har passerat'}
      >
        {passed.length > 0 ? (
          <MilestoneList milestones={passed} late />
        ) : (
          <EmptyState
            title="Inget är försenat"
            text="När en milstolpes dag passerar utan att den är klar syns den här."
          />
        )}
      </Card>
      {near.length > 0 ? (
        <Card title="Närmast">
          <MilestoneList milestones={near} />
        </Card>
      ) : null}
    </>
  );
}

function Projects({ projects }: Pick<StartPageProps, 'projects'>) {
  return (
    <Card title="Projekt" actions={<Link to="/portfolj">Hela portföljen</Link>}>
      {projects.length > 0 ? (
        <ul className="list">
          {projects.map((project) => (
            <li key={project.slug}>
              <span>
                <Link to={`/projekt/${project.slug}`} prefetch="intent">
                  {project.name}
                </Link>{' '}
                <span className="sub">{project.cooperationName}</span>
              </span>
            </li>
          ))}
        </ul>
      ) : (
        <EmptyState
          title="Du är inte med i något projekt än"
          text="Samordnaren lägger upp projekt och bjuder in deltagare."
        />
      )}
    </Card>
  );
}

function SharesToDecide({ shares, today }: Pick<StartPageProps, 'shares' | 'today'>) {
  return (
    <Card
      title={shares.length > 0 ? `${shares.length} att besluta` : 'Att besluta'}
      actions={<Link to="/att-besluta">Alla</Link>}
    >
      {shares.length > 0 ? (
        <ul className="list">
          {shares.map(({ budgetVersionId, address, partyName, share, projectName, phaseNumber, answerBy }) => (
            <li key={`${budgetVersionId} ${address}`}>
              <span className="list-lead num">{formatOre(share)}</span>
              <span>
                <Link to={`/att-besluta/${budgetVersionId}/${address}`}>
                  {projectName}, fas {phaseNumber}
                </Link>{' '}
                <span className="sub">{partyName}</span>{' '}
                {answerBy ? <Status tone={answerBy < today ? 'warn' : 'wait'}>svara senast {answerBy}</Status> : null}
              </span>
            </li>
          ))}
        </ul>
      ) : (
        <EmptyState title="Inget väntar på ditt beslut" text="När en fasbudget skickas in syns din andel här." />
      )}
    </Card>
  );
}

function ReportsToReview({ reports }: Pick<StartPageProps, 'reports'>) {
  return (
    <Card
      title={
        reports.length === 0
          ? 'Statusrapporter'
          : reports.length === 1
            ? '1 statusrapport att svara på'
            : `${reports.length} statusrapporter att svara på`
      }
    >
      {reports.length > 0 ? (
        <ul className="list">
          {reports.map(({ id, number, projectName, projectSlug, publishedOn }) => (
            <li key={id}>
              <Day date={publishedOn} />
              <span>
                <Link to={`/projekt/${projectSlug}/rapporter/${number}`}>
                  {projectName}, statusrapport {number}
                </Link>
              </span>
            </li>
          ))}
        </ul>
      ) : (
        <EmptyState
          title="Ingen rapport väntar på ditt svar"
          text="När en statusrapport publiceras i ett av styrgruppens projekt syns den här."
        />
      )}
    </Card>
  );
}

function MilestoneList({ milestones, late = false }: { milestones: readonly WaitingMilestone[]; late?: boolean }) {
  return (
    <ul className="list">
      {milestones.map((milestone) => (
        <li key={milestone.id}>
          <Day date={milestone.date} />
          <span>
            <Link
              to={`/projekt/${milestone.projectSlug}/milstolpar?milstolpe=${milestone.id}#milstolpe-${milestone.id}`}
            >
              {milestone.label} {milestone.title}
            </Link>{' '}
            <span className="sub">
              {milestone.projectName}
              {milestone.from ? `, tidigast ${milestone.from}` : ''}
            </span>{' '}
            {late ? <Status tone="bad">Försenad</Status> : null}
            <SecrecyWord secrecy={milestone.secrecy} />
          </span>
        </li>
      ))}
    </ul>
  );
}
