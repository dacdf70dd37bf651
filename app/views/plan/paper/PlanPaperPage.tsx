import { Link, useSearchParams } from '@remix-run/react';

import { TableScroll } from '~/views/shell/DataTable';
import { formatDate, formatPeriod } from '~/views/shell/format';
import { Card, EmptyState, PageHead } from '~/views/shell/Page';
import { phaseTitle } from '~/views/shell/phase-name';
import { useScripted } from '~/views/shell/useScripted';

import { standingText } from '../milestone-words';
import { openPhases, planAddress } from '../plan-address';
import { countPlanRows, ganttRows, gateName, openOrSecret, type PlanContent } from '../plan-rows';
import { rowLinks } from '../row-links';
import { paperScale, sheetsOf } from './paper-scale';
import { PlanSheet } from './PlanSheet';

interface PlanPaperPageProps {
  readonly project: { readonly slug: string; readonly name: string };
  readonly plan: PlanContent;
}

/** The plan on A3 paper: the chart on as many sheets as it needs, then the table. */
export function PlanPaperPage({ project, plan }: PlanPaperPageProps) {
  const [search] = useSearchParams();
  const scripted = useScripted();
  const open = openPhases(
    plan.phases,
    countPlanRows(plan),
    new URLSearchParams({ faser: search.get('faser') ?? 'alla' }),
    new Set(),
  );
  const rows = ganttRows(plan, open);
  const scale = paperScale(rows, plan.today);
  const sheets = sheetsOf(rows);
  const isEmpty = plan.phases.length === 0 && plan.gates.length === 0;
  const holidays = plan.holidays.map(({ date }) => date);
  return (
    <>
      <div className="no-print">
        <PageHead
          title="Plan för utskrift"
          crumbs={[
            { to: '/portfolj', label: 'Portfölj' },
            { to: `/projekt/${project.slug}`, label: project.name },
            { to: planAddress(project.slug, search), label: 'Plan' },
          ]}
          sub={isEmpty ? undefined : paperText(sheets.length)}
          actions={
            <>
              <Link
                className="ds-button"
                data-variant="secondary"
                data-size="sm"
                to={planAddress(project.slug, search)}
              >
                Tillbaka till planen
              </Link>
              {scripted && !isEmpty ? (
                <button className="ds-button" data-size="sm" type="button" onClick={() => window.print()}>
                  Skriv ut
                </button>
              ) : null}
            </>
          }
        />
      </div>
      {sheets.map((each, at) => (
        <section key={each[0]!.id} className="plan-paper" aria-label={`Blad ${at + 1}`}>
          <h2>
            {project.name}, tidplan {plan.today}
            {sheets.length > 1 ? ` (${at + 1} av ${sheets.length})` : ''}
          </h2>
          <TableScroll label={`Tidplan, blad ${at + 1}`}>
            <PlanSheet
              {...{ rows: each, scale, today: plan.today, holidays }}
              label={`Tidplan, ${each.length} rader från ${each[0]!.name} till ${each.at(-1)!.name}. Samma sak står i tabellen.`}
            />
          </TableScroll>
        </section>
      ))}
      {isEmpty ? (
        <Card>
          <EmptyState
            title="Planen är tom"
            text="När den har faser, aktiviteter och milstolpar kan den skrivas ut här."
          />
        </Card>
      ) : (
        <section className="plan-paper">
          <h2>{project.name}, plan som tabell</h2>
          <p className="sub">
            Romb är milstolpe, fyrkant med spets beslutspunkt, smal linje baslinje. Kraftig ram är kritisk linje.
          </p>
          <PaperTable plan={plan} open={open} />
        </section>
      )}
    </>
  );
}

/** What comes out of the printer; nothing in the plan may have a date, and then there is only the table. */
function paperText(sheets: number): string {
  const drawn =
    sheets === 0 ? 'tabellen' : `${sheets === 1 ? 'ett blad' : `${sheets} blad`} med tidplan och därefter tabellen`;
  return `Liggande A3, ${drawn}. Skriv ut med webbläsaren eller spara som PDF.`;
}

function PaperTable({ plan, open }: { readonly plan: PlanContent; readonly open: ReadonlySet<number> }) {
  const links = rowLinks(plan);
  const row = (
    id: number,
    key: string,
    name: string,
    dates: string,
    state: string,
    responsible: string,
    isPhase = false,
  ) => {
    const { before, slack, critical } = links(id);
    return (
      <tr key={key}>
        <th scope="row" className={isPhase ? undefined : 'indent'}>
          {isPhase ? <b>{name}</b> : name}
        </th>
        <td className="date">{dates}</td>
        <td>{state}</td>
        <td>{responsible}</td>
        <td>{before.map(({ text }) => text).join(', ')}</td>
        <td>{critical ? `${slack}, kritisk` : slack}</td>
      </tr>
    );
  };
  const gateRows = (phaseId: number | null) =>
    plan.gates
      .filter((gate) => gate.phaseId === phaseId)
      .map((gate) => {
        const date = formatDate(gate.decidedOn ?? gate.plannedOn);
        return row(gate.id, `gate-${gate.id}`, gateName(gate), date, gate.outcome ?? 'ej beslutad', 'styrgruppen');
      });
  return (
    <TableScroll label="Planen som tabell">
      <table>
        <thead>
          <tr>
            {['Rad', 'Datum', 'Läge', 'Ansvarig', 'Beror på', 'Slack'].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {plan.phases.flatMap((phase) => [
            row(
              phase.id,
              `phase-${phase.id}`,
              phaseTitle(phase),
              formatPeriod(phase.startDate, phase.endDate),
              '',
              '',
              true,
            ),
            ...(open.has(phase.id)
              ? [
                  ...plan.activities
                    .filter(({ phaseId }) => phaseId === phase.id)
                    .map(({ id, name, startDate, endDate, percentComplete, responsible, secrecy }) =>
                      row(
                        id,
                        `activity-${id}`,
                        openOrSecret(name, { secrecy }),
                        formatPeriod(startDate, endDate),
                        `${percentComplete} %`,
                        responsible,
                      ),
                    ),
                  ...plan.milestones
                    .filter(({ phaseId }) => phaseId === phase.id)
                    .map((milestone) => {
                      const { id, label, title, actual, forecast, windowStart, windowEnd, responsible } = milestone;
                      const dates = actual ?? forecast ?? formatPeriod(windowStart, windowEnd);
                      const word = standingText(milestone, plan.today);
                      const name = openOrSecret(`◆ ${label} ${title}`, milestone);
                      return row(id, `milestone-${id}`, name, dates, word, responsible);
                    }),
                  ...gateRows(phase.id),
                ]
              : []),
          ])}
          {gateRows(null)}
        </tbody>
      </table>
    </TableScroll>
  );
}
