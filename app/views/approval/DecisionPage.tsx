import { Link, useSearchParams } from '@remix-run/react';

import type { Rounding } from '~/domain/cost-share';
import type { Explanation } from '~/domain/explain';
import type { InKindHours } from '~/domain/in-kind';
import type { LedgerRow } from '~/domain/party-ledger';
import type { FormFailure } from '~/policy/form-failure';
import type { Approval, PartyAnswer } from '~/store/approval';
import type { BudgetDocument } from '~/store/budget-document';
import type { BudgetLine } from '~/store/budget';
import type { Phase } from '~/store/phase';
import { formatOre } from '~/views/shell/format';
import { Card, Note, Page, PageHead } from '~/views/shell/Page';
import { phaseTitle } from '~/views/shell/phase-name';

import { FocusHere } from './FocusHere';
import { VERDICT_WORDS } from './approval-words';
import type { DecisionRisk } from './decision-content';
import { DecisionForm } from './DecisionForm';
import { GoodToKnow } from './GoodToKnow';
import { ShareCard } from './ShareCard';
import { YearsCard } from './YearsCard';

export interface DecisionPageProps {
  readonly approval: Approval;
  readonly party: PartyAnswer;
  /** the viewer sees the project; false: the party has left the cooperation */
  readonly member: boolean;
  readonly phase: Phase | null;
  readonly lines: readonly BudgetLine[];
  readonly rounding: Rounding | null;
  /** of the party's row, or of each of its units */
  readonly explanations: readonly Explanation[];
  /** the party's own hours, as they were submitted; null: none */
  readonly inKind: InKindHours | null;
  readonly documents: readonly BudgetDocument[];
  readonly risks: readonly DecisionRisk[];
  readonly ledger: readonly LedgerRow[];
  readonly today: string;
  /** tells a form that is sent twice from two decisions */
  readonly token: string;
  readonly failure: FormFailure | null;
}

/** All that a kommundirektör needs to decide on the own share, on one screen of a phone. */
export function DecisionPage(props: DecisionPageProps) {
  const { approval, party, member } = props;
  const [search] = useSearchParams();
  const title = phaseTitle({ number: approval.phaseNumber, name: approval.phaseName });
  const open = approval.state === 'inskickad' || (approval.state === 'godkänd' && party.verdict === null);
  const changing = search.has('andra') && approval.state === 'inskickad';
  const asking = open && (party.verdict === null || changing);
  return (
    <Page width="narrow">
      <PageHead
        title={title}
        crumbs={[
          { to: '/att-besluta', label: 'Att besluta' },
          ...(member ? [{ to: `/projekt/${approval.projectSlug}`, label: approval.projectName }] : []),
        ]}
        sub={`${member ? '' : `${approval.projectName}. `}Budget version ${approval.version}${approval.submittedOn ? `, inskickad ${approval.submittedOn}` : ''}${
          approval.answerBy ? `, svara senast ${approval.answerBy}` : ''
        }`}
      />
      {member ? null : (
        <Note tone="wait" title={`${party.partyName} är inte längre med i samverkan.`}>
          Frågan om andelen i den här versionen står kvar.
        </Note>
      )}
      {props.failure && !asking ? <NotRegistered failure={props.failure} /> : null}
      {party.verdict ? <Decided {...props} fresh={search.has('beslutat')} /> : null}
      {!open && !party.verdict ? (
        <Note tone="wait" title="Det finns inget att besluta om längre.">
          {approval.state === 'ersatt'
            ? 'En ny version har ersatt den här.'
            : approval.state === 'återtagen'
              ? 'Projektledaren har tagit tillbaka versionen.'
              : 'Budgeten är avslagen.'}
        </Note>
      ) : null}
      <ShareCard {...props} />
      <GoodToKnow {...props} />
      <YearsCard approval={approval} party={party} ledger={props.ledger} today={props.today} />
      {asking ? <DecisionForm {...props} /> : null}
      {party.verdict && !changing && approval.state === 'inskickad' ? (
        <p className="actions">
          <Link
            className="ds-button"
            data-variant="tertiary"
            data-size="sm"
            to={`/att-besluta/${approval.budgetVersionId}/${party.address}?andra=1#beslut`}
          >
            Ändra beslutet
          </Link>
        </p>
      ) : null}
    </Page>
  );
}

/** What became of an answer that came too late: the form that would say so is not shown any more. */
function NotRegistered({ failure: { reply } }: { readonly failure: FormFailure }) {
  const typed = reply.initialValue?.['motivation'];
  return (
    <Card>
      <FocusHere />
      <Note tone="bad" role="alert" title="Ditt svar är inte registrerat.">
        {Object.values(reply.error ?? {})
          .flatMap((messages) => messages ?? [])
          .join(' ')}
      </Note>
      {typeof typed === 'string' && typed ? <p>Du skrev: ”{typed}”</p> : null}
    </Card>
  );
}

/** The decision that stands, as a receipt with its sum and number. */
function Decided({ approval, party, member, fresh }: DecisionPageProps & { readonly fresh: boolean }) {
  const { done, tone } = VERDICT_WORDS[party.verdict!];
  const approves = party.verdict === 'godkänd' || party.verdict === 'godkänd med villkor';
  return (
    <Card>
      {fresh ? <FocusHere /> : null}
      <Note
        tone={tone}
        role={fresh ? 'status' : undefined}
        title={
          approves
            ? `${party.partyName} har ${done} ${formatOre(party.share)}.`
            : `${party.partyName} har ${done} sin andel på ${formatOre(party.share)}.`
        }
      >
        {party.decidedOn ?? 'Dag okänd'},{' '}
        {member ? <Link to={`/beslut/${party.number}`}>beslut {party.number}</Link> : `beslut ${party.number}`}.
        {approval.state === 'godkänd' ? ' Budgeten är godkänd.' : ''}
      </Note>
      {party.motivation ? <p>”{party.motivation}”</p> : null}
    </Card>
  );
}
