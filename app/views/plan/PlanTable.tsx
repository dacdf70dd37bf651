import { Link, useSearchParams } from '@remix-run/react';
import type { ReactNode } from 'react';
import { Fragment } from 'react';

import { groupBy } from '~/domain/group-by';
import { milestoneState } from '~/domain/milestone';
import { phaseTitle } from '~/views/economy/phase-words';
import { TableScroll } from '~/views/shell/DataTable';
import { formatDate } from '~/views/shell/format';
import { Card } from '~/views/shell/Page';
import { ConfirmRemoval } from '~/views/shell/Removal';
import { Status } from '~/views/shell/Status';

import { ActivityForm } from './ActivityForm';
import { constraintText, slackText, typeText } from './dependency-words';
import { DependencyPanel } from './DependencyPanel';
import { Forecast } from './Forecast';
import { STATE_WORDS } from './milestone-words';
import { MoveForm } from './MoveForm';
import { mayMove, namedRows } from './plan-rows';
import type { PlanPageProps } from './PlanPage';

/** Every row of the plan with its dates; an opened row has its form beneath it. */
export function PlanTable(props: PlanPageProps & { readonly base: string }) {
  const { project, phases, activities, milestones, mayEdit, failure, base } = props;
  const [search] = useSearchParams();
  const opened = search.get('rad');
  const form = { failure, cancelTo: base };
  const links = linksOf(props);
  const panel = (id: number) => (mayEdit ? <DependencyPanel plan={props} id={id} failure={failure} /> : null);
  return (
    <Card tight title="Planen som tabell">
      <TableScroll label="Planen som tabell">
        <table>
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
                <Row
                  id={`phase-${phase.id}`}
                  name={<b>{phaseTitle(phase)}</b>}
                  start={formatDate(phase.startDate)}
                  end={formatDate(phase.endDate)}
                  to={mayEdit ? base : null}
                  opened={opened}
                  links={links(phase.id)}
                >
                  <MoveForm {...form} kind="phase" row={phase} start={phase.startDate} end={phase.endDate} />
                  <p className="sub">
                    <Link to={`/projekt/${project.slug}/faser/${phase.number}?andra=1`}>
                      Ändra namn, slag eller ta bort fasen
                    </Link>
                  </p>
                  {panel(phase.id)}
                </Row>
                {activities
                  .filter((activity) => activity.phaseId === phase.id)
                  .map((activity) => (
                    <Row
                      key={activity.id}
                      id={`activity-${activity.id}`}
                      name={activity.name}
                      indent
                      start={formatDate(activity.startDate)}
                      end={formatDate(activity.endDate)}
                      state={`${activity.percentComplete} %`}
                      responsible={activity.responsible}
                      to={mayEdit ? base : null}
                      opened={opened}
                      links={links(activity.id)}
                    >
                      {search.has('ta-bort') ? (
                        <ConfirmRemoval
                          id={activity.id}
                          version={activity.version}
                          what={`aktiviteten ”${activity.name}”`}
                          cancelTo={base}
                        />
                      ) : null}
                      <ActivityForm
                        {...form}
                        activity={activity}
                        phases={phases}
                        removeTo={`${base}?rad=activity-${activity.id}&ta-bort=1`}
                      />
                      {panel(activity.id)}
                    </Row>
                  ))}
                {milestones
                  .filter((milestone) => milestone.phaseId === phase.id)
                  .map((milestone) => {
                    const { word, tone } = STATE_WORDS[milestoneState(milestone, props.today)];
                    return (
                      <Row
                        key={milestone.id}
                        id={`milestone-${milestone.id}`}
                        name={`◆ ${milestone.label} ${milestone.title}`}
                        indent
                        start={milestone.actual ?? <Forecast {...milestone} />}
                        end=""
                        state={<Status tone={tone}>{word}</Status>}
                        responsible={milestone.responsible}
                        to={milestone.status !== 'klar' && mayMove(milestone, props) ? base : null}
                        opened={opened}
                        links={links(milestone.id)}
                      >
                        <MoveForm
                          {...form}
                          kind="milestone"
                          row={milestone}
                          start={milestone.forecast}
                          end={milestone.forecast}
                        />
                        <p className="sub">
                          <Link
                            to={`/projekt/${project.slug}/milstolpar?milstolpe=${milestone.id}#milstolpe-${milestone.id}`}
                          >
                            Status, utfall och historik
                          </Link>
                        </p>
                        {panel(milestone.id)}
                      </Row>
                    );
                  })}
              </Fragment>
            ))}
          </tbody>
        </table>
      </TableScroll>
    </Card>
  );
}

/** What a row comes after and how far it can slip, in words. */
interface RowLinks {
  readonly before: readonly { readonly id: number; readonly text: string; readonly broken: boolean }[];
  readonly held: string;
  readonly slack: string;
  readonly critical: boolean;
}

function linksOf(plan: PlanPageProps): (id: number) => RowLinks {
  const names = new Map(namedRows(plan).map(({ id, name }) => [id, name]));
  const slack = new Map(plan.schedule.slack);
  const critical = new Set(plan.schedule.critical);
  const broken = new Set(
    plan.schedule.broken.map(({ predecessorId, successorId }) => `${predecessorId} ${successorId}`),
  );
  const constraints = new Map(plan.constraints.map((each) => [each.itemId, each]));
  const before = groupBy(plan.dependencies, ({ successorId }) => successorId);
  return (id) => ({
    before: (before.get(id) ?? []).map((dependency) => ({
      id: dependency.predecessorId,
      text: `${names.get(dependency.predecessorId)} ${typeText(dependency)}`.trim(),
      broken: broken.has(`${dependency.predecessorId} ${id}`),
    })),
    held: constraintText(constraints.get(id)?.kind, constraints.get(id)?.date ?? null),
    slack: slackText(slack.get(id)),
    critical: critical.has(id),
  });
}

interface RowProps {
  /** "phase-12": as in the chart and in the address */
  readonly id: string;
  readonly name: ReactNode;
  readonly indent?: boolean;
  readonly start: ReactNode;
  readonly end: string;
  readonly state?: ReactNode;
  readonly responsible?: string;
  /** the page's address when the row can be opened */
  readonly to: string | null;
  readonly opened: string | null;
  readonly links: RowLinks;
  /** its form */
  readonly children: ReactNode;
}

function Row({ id, name, indent = false, start, end, state, responsible, to, opened, links, children }: RowProps) {
  const isOpen = to !== null && opened === id;
  const saved = useSearchParams()[0].get('sparad') === id;
  return (
    <>
      <tr id={id} className={isOpen ? 'opened' : saved ? 'saved' : undefined}>
        <th scope="row" className={indent ? 'indent' : undefined}>
          {to === null ? (
            name
          ) : (
            <Link to={isOpen ? to : `${to}?rad=${id}#${id}`} preventScrollReset aria-expanded={isOpen}>
              {name}
            </Link>
          )}
          {saved ? (
            <span className="sub" role="status">
              {' '}
              Sparad
            </span>
          ) : null}
        </th>
        <td className="date">{start}</td>
        <td className="date">{end}</td>
        <td>{state}</td>
        <td>{responsible}</td>
        <td>
          {links.before.map(({ id: other, text, broken }) => (
            <span key={other} className="cell-line">
              {text}
              {broken ? (
                <>
                  {' '}
                  <Status tone="bad">Bruten</Status>
                </>
              ) : null}
            </span>
          ))}
          {links.held ? <span className="cell-sub">{links.held}</span> : null}
        </td>
        <td className="date">
          {links.slack} {links.critical ? <Status tone="warn">Kritisk</Status> : null}
        </td>
      </tr>
      {isOpen ? (
        <tr className="panel-row">
          <td colSpan={7}>{children}</td>
        </tr>
      ) : null}
    </>
  );
}
