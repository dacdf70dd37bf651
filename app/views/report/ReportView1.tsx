import type { ReportSnapshot } from '~/domain/report';
import type { ReportDifference } from '~/domain/report-difference';
import { WITHHELD_NOTE } from '~/domain/report-secrecy';
import { Day, Period } from '~/views/shell/Dates';
import { Facts } from '~/views/shell/Page';
import { phaseTitle } from '~/views/shell/phase-name';

import { ReportLights } from './ReportLights';
import { ReportMilestones } from './ReportMilestones';
import { ReportFollowUp, ReportHours, ReportMoney } from './ReportMoney';
import { ReportPart } from './ReportPart';
import { ReportEscalations, ReportRisks } from './ReportRisks';
import { reportTitle } from './report-words';

interface ReportView1Props {
  readonly snapshot: ReportSnapshot;
  /** from the report before; null where there is none, or nothing is to be marked */
  readonly difference: ReportDifference | null;
}

/**
 * A report as view 1 shows it, from its snapshot alone. A published report is a record: what is written here about
 * how it reads holds for all of them, so a new design is a view of its own with a number of its own.
 */
export function ReportView1({ snapshot, difference }: ReportView1Props) {
  const { draft, facts } = snapshot;
  const title = reportTitle(snapshot);
  const part = (name: keyof typeof draft.parts) => ({ part: name, comment: draft.parts[name].comment });
  return (
    <article className="report">
      <h2>
        {title}, {snapshot.projectName}
      </h2>
      <Head snapshot={snapshot} />
      {snapshot.withheld ? <p>{WITHHELD_NOTE}</p> : null}
      <section>
        <h3>Läget</h3>
        <ReportLights lights={draft.lights} changes={difference?.lights ?? []} label={`Läget, ${title}`} />
      </section>
      <Words title="Uppnått under perioden" text={draft.results} />
      <Words title="Kommande aktiviteter" text={draft.coming} />
      {facts.milestones ? (
        <ReportPart {...part('milestones')}>
          <ReportMilestones milestones={facts.milestones} of={title} />
        </ReportPart>
      ) : null}
      {facts.money ? (
        <ReportPart {...part('money')}>
          <ReportMoney money={facts.money} changes={difference?.money ?? []} of={title} />
          <ReportFollowUp rows={facts.followUp ?? []} of={title} />
        </ReportPart>
      ) : null}
      {facts.hours ? (
        <ReportPart {...part('hours')}>
          <ReportHours hours={facts.hours} of={title} />
        </ReportPart>
      ) : null}
      {facts.risks ? (
        <ReportPart {...part('risks')}>
          <ReportRisks risks={facts.risks} difference={difference} of={title} />
        </ReportPart>
      ) : null}
      {facts.escalations ? (
        <ReportPart {...part('escalations')}>
          <ReportEscalations risks={facts.escalations} of={title} />
        </ReportPart>
      ) : null}
      {facts.approvals ? (
        <ReportPart {...part('approvals')}>
          {facts.approvals.length === 0 ? (
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
          )}
        </ReportPart>
      ) : null}
      {facts.goals ? (
        <ReportPart {...part('goals')}>
          {facts.goals.length === 0 ? (
            <p>Projektet har inga effektmål inskrivna.</p>
          ) : (
            <ul>
              {facts.goals.map((goal) => (
                <li key={goal}>{goal}</li>
              ))}
            </ul>
          )}
        </ReportPart>
      ) : null}
    </article>
  );
}

function Head({ snapshot }: { snapshot: ReportSnapshot }) {
  const { projectName, cooperationName, leadName, number, edition, publishedOn, publishedBy } = snapshot;
  return (
    <Facts
      items={[
        { term: 'Projekt', value: projectName },
        { term: 'Samverkan', value: cooperationName },
        { term: 'Huvudansvarig', value: leadName ?? '–' },
        { term: 'Period', value: <Period start={snapshot.periodStart} end={snapshot.periodEnd} /> },
        { term: 'Nummer och utgåva', value: `${number}, utgåva ${edition}` },
        {
          term: 'Publicerad',
          value: (
            <>
              <Day date={publishedOn} /> av {publishedBy}
            </>
          ),
        },
      ]}
    />
  );
}

function Words({ title, text }: { title: string; text: string }) {
  return (
    <section>
      <h3>{title}</h3>
      {text === '' ? <p className="sub">Inget skrivet.</p> : <p className="prose">{text}</p>}
    </section>
  );
}
