import { Link } from '@remix-run/react';

import type { Explanation } from '~/domain/explain';
import type { Rounding } from '~/domain/cost-share';
import type { InKindHours } from '~/domain/in-kind';
import type { RegisteredDecision } from '~/store/register';
import { Day } from '~/views/shell/Dates';
import { formatDateTime } from '~/views/shell/format';
import { Card, Facts, Note, Page, PageHead, type Fact } from '~/views/shell/Page';
import { phaseTitle } from '~/views/shell/phase-name';

import { HashCard } from './HashCard';
import { Outcome } from './Outcome';
import { ShareBasisCard } from './ShareBasisCard';

export interface RecordPageProps {
  readonly decision: RegisteredDecision;
  /** what the share was computed by; null for other decisions */
  readonly basis: {
    readonly keyName: string;
    readonly keyVersion: number;
    readonly rounding: Rounding;
    /** the party's own hours, as they were submitted; null: none */
    readonly inKind: InKindHours | null;
    /** of the party's row, or of each of its units */
    readonly explanations: readonly Explanation[];
  } | null;
}

/** One decision of the register with everything it stands on. */
export function RecordPage({ decision, basis }: RecordPageProps) {
  const { number, projectSlug, projectName, phase, budget, subject, motivation, corrects, correctedBy } = decision;
  return (
    <Page width="narrow">
      <PageHead
        title={`Beslut ${number}`}
        crumbs={[
          { to: '/beslut', label: 'Beslut' },
          { to: `/projekt/${projectSlug}`, label: projectName },
          ...(phase && budget && !budget.phaseRemoved
            ? [{ to: `/projekt/${projectSlug}/faser/${phase.number}`, label: phaseTitle(phase) }]
            : []),
        ]}
        sub={decision.cooperationName}
      />
      {correctedBy !== null ? (
        <Note tone="warn" title="Beslutet gäller inte längre.">
          Det är ändrat genom <Link to={`/beslut/${correctedBy}`}>beslut {correctedBy}</Link>.
        </Note>
      ) : null}
      <Card>
        <p className="lead said">{subject}</p>
        {decision.outcome ? (
          <p>
            <Outcome outcome={decision.outcome} />
          </p>
        ) : null}
        {motivation ? (
          <>
            <h2>{decision.outcome === 'godkänd med villkor' ? 'Villkor' : 'Motivering'}</h2>
            <p className="said">{motivation}</p>
          </>
        ) : null}
        <Directive decision={decision} />
        <Facts items={factsOf(decision)} />
        {corrects !== null ? (
          <p>
            Ändrar <Link to={`/beslut/${corrects}`}>beslut {corrects}</Link>.
          </p>
        ) : null}
      </Card>
      {budget && phase ? <ShareBasisCard decision={{ ...decision, budget, phase }} basis={basis} /> : null}
      <HashCard decision={decision} />
    </Page>
  );
}

/** What a change of the project's directive changes, before beside after. */
function Directive({ decision: { directiveBefore, directiveAfter } }: Pick<RecordPageProps, 'decision'>) {
  if (directiveBefore === null || directiveAfter === null) return null;
  return (
    <div className="two">
      <div>
        <h2>Direktivet före</h2>
        <p className="said">{directiveBefore}</p>
      </div>
      <div>
        <h2>Direktivet efter</h2>
        <p className="said">{directiveAfter}</p>
      </div>
    </div>
  );
}

function factsOf(decision: RegisteredDecision): Fact[] {
  const { projectSlug, forum, deciders, delegation, decidedOn, diaryNumber, reportNumber, gate, risk } = decision;
  const { recordedAt, recordedByName } = decision;
  const facts: Fact[] = [
    { term: 'Beslutat av', value: forum },
    { term: 'Dag', value: decidedOn ? <Day date={decidedOn} /> : 'dag okänd' },
    { term: 'Diarienummer', value: diaryNumber ?? 'inget' },
  ];
  if (deciders) facts.push({ term: 'Deltog i beslutet', value: deciders });
  if (reportNumber !== null) {
    facts.push({
      term: 'Med anledning av',
      value: <Link to={`/projekt/${projectSlug}/rapporter/${reportNumber}`}>Statusrapport {reportNumber}</Link>,
    });
  }
  if (gate) {
    facts.push({
      term: 'Beslutspunkt',
      value: (
        <Link to={`/projekt/${projectSlug}/beslutspunkter/${gate.id}`}>
          {gate.label} {gate.title}
        </Link>
      ),
    });
  }
  if (risk) {
    facts.push({
      term: 'Risk',
      value: (
        <Link to={`/projekt/${projectSlug}/risker?risk=${risk.id}#risk-${risk.id}`}>
          {risk.number} {risk.title}
        </Link>
      ),
    });
  }
  if (delegation) {
    const { reference, validFrom, validUntil } = delegation;
    facts.push({
      term: 'Med stöd av delegation',
      value: (
        <>
          {reference}, <Day date={validFrom} /> – <Day date={validUntil} />
        </>
      ),
    });
  }
  const by = recordedByName ? ` av ${recordedByName}` : '';
  facts.push({ term: 'Infört i registret', value: `${formatDateTime(recordedAt)}${by}` });
  return facts;
}
