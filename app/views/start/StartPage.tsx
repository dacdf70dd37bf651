import { Link } from '@remix-run/react';

import type { Start, WaitingMilestone } from '~/store/start';
import { Day } from '~/views/shell/Dates';
import { Card, EmptyState, Page, PageHead } from '~/views/shell/Page';
import { Status } from '~/views/shell/Status';

/** What waits for the signed-in person, and the way into the own projects. */
export function StartPage({ waiting, projects, today, name }: Start & { today: string; name: string }) {
  const passed = waiting.filter((milestone) => milestone.date < today);
  const near = waiting.filter((milestone) => milestone.date >= today);
  return (
    <Page>
      <PageHead title="Att göra" sub={`Inloggad som ${name}`} />
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
    </Page>
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
            <span className="sub">{milestone.projectName}</span> {late ? <Status tone="bad">Försenad</Status> : null}
          </span>
        </li>
      ))}
    </ul>
  );
}
