import { Form, Link } from '@remix-run/react';

import type { CalendarDate } from '~/domain/calendar';
import type { MilestoneFilter } from '~/domain/milestone-filter';
import { MOST_LINES, type TrendLine } from '~/domain/milestone-trend';
import type { Milestone } from '~/store/milestone';
import type { TrendHistory } from '~/store/milestone-trend';
import type { Phase } from '~/store/phase';
import { milestoneAddress } from '~/views/plan/milestone-address';
import { MilestoneFilterForm } from '~/views/plan/MilestoneFilterForm';
import { ExportLinks } from '~/views/shell/Listing';
import { Card, EmptyState, PageHead } from '~/views/shell/Page';

import { TrendChart } from './TrendChart';
import { TrendTable } from './TrendTable';

export interface TrendPageProps {
  readonly project: { readonly slug: string; readonly name: string };
  readonly phases: readonly Phase[];
  readonly filter: MilestoneFilter;
  /** asked for by name */
  readonly chosen: readonly number[];
  /** of the project */
  readonly all: readonly Milestone[];
  /** in the choice, each with its line at the same place */
  readonly milestones: readonly Milestone[];
  readonly lines: readonly TrendLine[];
  /** ids of the lines that are drawn, in their order */
  readonly drawn: readonly number[];
  readonly days: readonly CalendarDate[];
  readonly reports: TrendHistory['reports'];
  readonly today: CalendarDate;
}

/** How the forecasts of a project's milestones moved from report to report. */
export function TrendPage(props: TrendPageProps) {
  const { project, phases, filter, all, milestones, lines, drawn, days, reports } = props;
  const base = `/projekt/${project.slug}/milstolpar`;
  const here = `${base}/trend`;
  const byId = new Map(lines.map((line) => [line.id, line]));
  return (
    <>
      <PageHead
        title="Milstolpstrend"
        crumbs={[
          { to: '/portfolj', label: 'Portfölj' },
          { to: `/projekt/${project.slug}`, label: project.name },
          { to: base, label: 'Milstolpar' },
        ]}
        sub={
          reports.length > 0
            ? 'Vilken dag varje milstolpe väntades, rapport för rapport.'
            : 'Vilken dag varje milstolpe väntades, de dagar då någon prognos ändrades. Ingen statusrapport är publicerad än.'
        }
        actions={
          milestones.length > 0 ? (
            <ExportLinks addressOf={(ending) => milestoneAddress(`${here}.${ending}`, filter)} />
          ) : null
        }
      />
      {all.length > 0 ? <MilestoneFilterForm base={here} filter={filter} phases={phases} milestones={all} /> : null}
      {drawn.length === 0 ? (
        <Card>
          <EmptyState
            title={
              milestones.length === 0 && all.length > 0 ? 'Inga milstolpar stämmer med valet' : 'Inget att rita än'
            }
            text="Trenden ritas när en milstolpe har en prognos. Varje ändrad prognos blir en punkt."
            action={<Link to={base}>Till milstolparna</Link>}
          />
        </Card>
      ) : (
        <Card title="Prognosen för varje milstolpe över tid">
          <p className="sub">
            En vågrät linje håller sin dag. Går linjen uppåt har milstolpen blivit senare, och där den möter den
            streckade linjen är dagen inne.
          </p>
          <TrendChart lines={drawn.map((id) => byId.get(id)!)} milestones={milestones} days={days} />
          <Choice {...props} here={here} />
        </Card>
      )}
      {milestones.length > 0 ? <TrendTable {...props} /> : null}
    </>
  );
}

/** Which lines are drawn: so many as can be told apart. */
function Choice({ filter, chosen, milestones, lines, drawn, here }: TrendPageProps & { readonly here: string }) {
  const drawable = milestones.filter((_, at) => lines[at]!.points.some(({ forecast }) => forecast !== null));
  const missing = milestones.length - drawable.length;
  if (drawable.length <= 1) return null;
  return (
    <details className="edit-panel no-print">
      <summary>
        {drawn.length} av {drawable.length} linjer visas. Välj andra
      </summary>
      <Form method="get" action={here} key={drawn.join()}>
        {Object.entries({ lage: filter.standing, fas: filter.phase, kommun: filter.partyId }).map(([name, value]) =>
          value === null ? null : <input key={name} type="hidden" name={name} value={value} />,
        )}
        <p className="sub">
          Högst {MOST_LINES} åt gången.
          {chosen.length > MOST_LINES
            ? ` Du valde ${chosen.length}, och de ${MOST_LINES} som har flyttats mest visas.`
            : ''}
          {missing > 0 ? ` ${missing} ${missing === 1 ? 'milstolpe' : 'milstolpar'} har aldrig haft en prognos.` : ''}
        </p>
        <div className="check-columns">
          {drawable.map(({ id, label, title }) => (
            <label key={id} className="check">
              <input
                type="checkbox"
                className="ds-input"
                data-size="sm"
                name="visa"
                value={id}
                defaultChecked={drawn.includes(id)}
              />{' '}
              {`${label} ${title}`.trim()}
            </label>
          ))}
        </div>
        <div className="form-actions">
          <button className="ds-button" data-variant="secondary" data-size="sm" type="submit">
            Visa valda
          </button>
        </div>
      </Form>
    </details>
  );
}
