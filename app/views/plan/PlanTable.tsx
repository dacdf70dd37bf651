import { Link, useSearchParams } from '@remix-run/react';
import type { ReactNode } from 'react';
import { Fragment } from 'react';

import { milestoneState } from '~/domain/milestone';
import { phaseTitle } from '~/views/economy/phase-words';
import { TableScroll } from '~/views/shell/DataTable';
import { formatDate } from '~/views/shell/format';
import { Card } from '~/views/shell/Page';
import { ConfirmRemoval } from '~/views/shell/Removal';
import { Status } from '~/views/shell/Status';

import { ActivityForm } from './ActivityForm';
import { Forecast } from './Forecast';
import { STATE_WORDS } from './milestone-words';
import { MoveForm } from './MoveForm';
import { mayMove } from './plan-rows';
import type { PlanPageProps } from './PlanPage';

/** Every row of the plan with its dates; an opened row has its form beneath it. */
export function PlanTable(props: PlanPageProps & { readonly base: string }) {
  const { project, phases, activities, milestones, mayEdit, failure, base } = props;
  const [search] = useSearchParams();
  const opened = search.get('rad');
  const form = { failure, cancelTo: base };
  return (
    <Card tight title="Planen som tabell">
      <TableScroll label="Planen som tabell">
        <table>
          <thead>
            <tr>
              <th scope="col">Rad</th>
              <th scope="col">Start eller prognos</th>
              <th scope="col">Slut</th>
              <th scope="col">Läge</th>
              <th scope="col">Ansvarig</th>
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
                >
                  <MoveForm {...form} kind="phase" row={phase} start={phase.startDate} end={phase.endDate} />
                  <p className="sub">
                    <Link to={`/projekt/${project.slug}/faser/${phase.number}?andra=1`}>
                      Ändra namn, slag eller ta bort fasen
                    </Link>
                  </p>
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
  /** its form */
  readonly children: ReactNode;
}

function Row({ id, name, indent = false, start, end, state, responsible, to, opened, children }: RowProps) {
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
      </tr>
      {isOpen ? (
        <tr className="panel-row">
          <td colSpan={5}>{children}</td>
        </tr>
      ) : null}
    </>
  );
}
