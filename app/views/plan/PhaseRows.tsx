import { Link, useSearchParams } from '@remix-run/react';

import type { Activity } from '~/store/activity';
import type { Milestone } from '~/store/milestone';
import type { Phase } from '~/store/phase';
import { SecrecySection } from '~/views/secrecy/SecrecySection';
import { formatDate } from '~/views/shell/format';
import { ConfirmRemoval } from '~/views/shell/Removal';
import { phaseTitle } from '~/views/shell/phase-name';

import { DependencyPanel } from './DependencyPanel';
import { Forecast } from './Forecast';
import { GateRow } from './GateRow';
import { MilestoneState } from './MilestoneState';
import { NewActivityRow, NewMilestoneRow } from './NewRowForms';
import { PhaseToggle } from './PhaseToggle';
import { gateName, mayMove } from './plan-rows';
import type { PlanPageProps } from './PlanPage';
import { PlanRow } from './PlanRow';
import { ActivityRowForm, MilestoneRowForm, PhaseRowForm } from './RowForms';
import type { RowLinks } from './row-links';

interface PhaseRowsProps {
  readonly page: PlanPageProps;
  readonly phase: Phase;
  /** ids of the phases that are open */
  readonly open: ReadonlySet<number>;
  readonly links: (id: number) => RowLinks;
  readonly opened: string | null;
  readonly saved: string | null;
  /** "activity-12" of each row that was ticked */
  readonly chosen: ReadonlySet<string>;
  /** by id, of the ticked rows that somebody else changed: what they are sent with from now on */
  readonly versions: Readonly<Record<string, number>>;
  readonly address: (changes: Record<string, string>) => string;
  /** "#activity-12" where the browser must find the row by itself */
  readonly place: (id: string) => string;
}

/** A phase and, where it is open, what lies in it. */
export function PhaseRows(props: PhaseRowsProps) {
  const { page, phase, open, links, opened, address, place } = props;
  const { activities, milestones, gates, project, mayEdit, failure, phases } = page;
  const [search] = useSearchParams();
  const isOpen = open.has(phase.id);
  const inside = <Row extends { readonly phaseId: number | null }>(rows: readonly Row[]) =>
    rows.filter(({ phaseId }) => phaseId === phase.id);
  const [own, goals, decided] = [inside(activities), inside(milestones), inside(gates)];
  const count = own.length + goals.length + decided.length;
  const id = `phase-${phase.id}`;
  const closeTo = `${address({})}${place(id)}`;
  return (
    <>
      {opened === id && mayEdit ? (
        <PhaseRowForm
          phase={phase}
          failure={failure}
          cancelTo={closeTo}
          links={links(phase.id)}
          beneath={
            <>
              <p className="sub">
                <Link to={`/projekt/${project.slug}/faser/${phase.number}?andra=1`}>
                  Ändra nummer, slag eller ta bort fasen
                </Link>
              </p>
              <DependencyPanel plan={page} id={phase.id} failure={failure} />
            </>
          }
        />
      ) : (
        <PlanRow
          {...common(props, 'phase', phase, mayEdit)}
          name={phaseTitle(phase)}
          isPhase
          lead={count > 0 ? <PhaseToggle {...{ phase, phases, open, address, count }} /> : null}
          start={formatDate(phase.startDate)}
          end={formatDate(phase.endDate)}
          state={isOpen || count === 0 ? null : <span className="sub">{count} rader</span>}
          links={links(phase.id)}
        />
      )}
      {isOpen ? (
        <>
          {own.map((activity) => (
            <ActivityRow key={activity.id} {...props} activity={activity} />
          ))}
          {goals.map((milestone) => (
            <MilestoneRow key={milestone.id} {...props} milestone={milestone} />
          ))}
          {decided.map((gate) => (
            <GateRow key={gate.id} gate={gate} slug={project.slug} name={gateName(gate)} today={page.today} />
          ))}
        </>
      ) : null}
      {mayEdit && isAdding(search, phase, 'aktivitet', failure?.intent === 'create-activity') ? (
        <NewActivityRow phases={phases} phaseId={phase.id} failure={failure} cancelTo={closeTo} />
      ) : mayEdit && isAdding(search, phase, 'milstolpe', failure?.intent === 'create-milestone') ? (
        <NewMilestoneRow phases={phases} phaseId={phase.id} failure={failure} cancelTo={closeTo} />
      ) : mayEdit && isOpen ? (
        <tr className="add-row no-print">
          <td colSpan={7}>
            {(
              [
                ['aktivitet', 'Lägg till aktivitet'],
                ['milstolpe', 'Lägg till milstolpe'],
              ] as const
            ).map(([kind, label]) => (
              <Link
                key={kind}
                to={`${address({ ny: kind, fas: String(phase.number) })}${place('ny')}`}
                preventScrollReset
              >
                {label}
                <span className="ds-sr-only"> i {phaseTitle(phase)}</span>
              </Link>
            ))}
          </td>
        </tr>
      ) : null}
    </>
  );
}

/** Whether a new row of that kind is being typed in the phase. */
function isAdding(search: URLSearchParams, { number }: Phase, kind: string, failed: boolean): boolean {
  return search.get('fas') === String(number) && (failed || search.get('ny') === kind);
}

function common(
  { page, saved, chosen, versions, address, place }: PhaseRowsProps,
  kind: 'phase' | 'activity' | 'milestone',
  row: { readonly id: number; readonly version: number },
  mayOpen: boolean,
) {
  const id = `${kind}-${row.id}`;
  return {
    id,
    to: mayOpen ? `${address({ rad: id })}${place(id)}` : null,
    choice: page.mayEdit ? `${id}-${versions[row.id] ?? row.version}` : null,
    isChosen: chosen.has(id),
    isSaved: saved === id,
  };
}

function ActivityRow({ activity, ...props }: PhaseRowsProps & { readonly activity: Activity }) {
  const { page, links, opened, address, place } = props;
  const { failure, mayEdit } = page;
  const [search] = useSearchParams();
  const id = `activity-${activity.id}`;
  const closeTo = `${address({})}${place(id)}`;
  if (opened !== id || !mayEdit) {
    return (
      <PlanRow
        {...common(props, 'activity', activity, mayEdit)}
        name={activity.name}
        start={formatDate(activity.startDate)}
        end={formatDate(activity.endDate)}
        state={`${activity.percentComplete} %`}
        responsible={activity.responsible}
        links={links(activity.id)}
        secrecy={activity.secrecy}
      />
    );
  }
  return (
    <ActivityRowForm
      activity={activity}
      failure={failure}
      cancelTo={closeTo}
      removeTo={`${address({ rad: id, 'ta-bort': '1' })}${place(id)}`}
      links={links(activity.id)}
      beneath={
        <>
          {search.has('ta-bort') ? (
            <ConfirmRemoval
              id={activity.id}
              version={activity.version}
              what={`aktiviteten ”${activity.name}”`}
              cancelTo={closeTo}
              action={closeTo}
            />
          ) : null}
          <DependencyPanel plan={page} id={activity.id} failure={failure} />
          <SecrecySection thing={activity} name="Aktiviteten" mayMark={mayEdit} failure={failure} />
        </>
      }
    />
  );
}

function MilestoneRow({ milestone, ...props }: PhaseRowsProps & { readonly milestone: Milestone }) {
  const { page, links, opened, address, place } = props;
  const { failure, mayEdit, project, today } = page;
  const id = `milestone-${milestone.id}`;
  const mayOpen = mayMove(milestone, page);
  const closeTo = `${address({})}${place(id)}`;
  if (opened !== id || !mayOpen) {
    return (
      <PlanRow
        {...common(props, 'milestone', milestone, mayOpen)}
        lead={<span aria-hidden="true">◆ </span>}
        name={`${milestone.label} ${milestone.title}`.trim()}
        start={milestone.actual ?? <Forecast {...milestone} />}
        end=""
        state={<MilestoneState milestone={milestone} today={today} />}
        responsible={milestone.responsible}
        links={links(milestone.id)}
        secrecy={milestone.secrecy}
      />
    );
  }
  return (
    <MilestoneRowForm
      milestone={milestone}
      mayDescribe={mayEdit}
      failure={failure}
      cancelTo={closeTo}
      removeTo={null}
      links={links(milestone.id)}
      beneath={
        <>
          <p className="sub row-history">
            <Link to={`/projekt/${project.slug}/milstolpar?milstolpe=${milestone.id}#milstolpe-${milestone.id}`}>
              Kriterier och historik
            </Link>
          </p>
          {mayEdit ? <DependencyPanel plan={page} id={milestone.id} failure={failure} /> : null}
          <SecrecySection thing={milestone} name="Milstolpen" mayMark={mayEdit} failure={failure} />
        </>
      }
    />
  );
}
