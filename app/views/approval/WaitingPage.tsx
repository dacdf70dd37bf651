import { Form, Link } from '@remix-run/react';

import { runsUnapproved } from '~/domain/approval';
import type { Approval, PartyAnswer } from '~/store/approval';
import { TableScroll } from '~/views/shell/DataTable';
import { formatOre, formatPercent } from '~/views/shell/format';
import { SubmitButton } from '~/views/shell/form/SubmitButton';
import { Card, EmptyState, Facts, Page, PageHead, type Fact } from '~/views/shell/Page';
import { Status } from '~/views/shell/Status';
import { phaseTitle } from '~/views/shell/phase-name';

import { ApprovalStrip } from './ApprovalStrip';
import { changeText, comparedText, genitive, unapprovedText, VERDICT_WORDS } from './approval-words';

interface AskedShare {
  readonly approval: Approval;
  readonly party: PartyAnswer;
  readonly token: string;
}

interface WaitingPageProps {
  readonly shares: readonly AskedShare[];
  /** the person decides for somebody */
  readonly decides: boolean;
  readonly today: string;
}

/** What waits for somebody who decides on shares, and what that person's parties have decided. */
export function WaitingPage({ shares, decides, today }: WaitingPageProps) {
  const waiting = shares.filter(({ party }) => party.verdict === null);
  const decided = shares.filter(({ party }) => party.verdict !== null);
  return (
    <Page width="narrow">
      <PageHead
        title="Att besluta"
        sub={
          waiting.length === 0
            ? undefined
            : waiting.length === 1
              ? '1 andel väntar'
              : `${waiting.length} andelar väntar`
        }
      />
      {waiting.length > 0 ? (
        waiting.map((share) => (
          <WaitingShare key={`${share.approval.budgetVersionId} ${share.party.partyId}`} {...share} today={today} />
        ))
      ) : (
        <Card>
          <EmptyState
            title={decides ? 'Inget väntar på ditt beslut' : 'Du beslutar inte om någon parts andelar'}
            text={
              decides
                ? 'När en projektledare skickar in en fasbudget syns din andel här, och du får e-post.'
                : 'Det gör kommundirektören eller en ersättare med delegation.'
            }
          />
        </Card>
      )}
      {decided.length > 0 ? <DecidedShares decided={decided} /> : null}
    </Page>
  );
}

const decisionPath = ({ approval, party }: Pick<AskedShare, 'approval' | 'party'>) =>
  `/att-besluta/${approval.budgetVersionId}/${party.address}`;

function WaitingShare({ approval, party, token, today }: AskedShare & { readonly today: string }) {
  const { share, before } = party;
  // Conditions would be lost in one step: who set some reads and decides anew.
  const unchanged = before?.share === share && before.verdict === 'godkänd';
  const facts: Fact[] = [
    { term: `${genitive(party.partyName)} andel`, value: formatOre(share), big: true },
    {
      term: 'Av',
      value: `${formatOre(approval.total)}${approval.total === 0 ? '' : `, ${formatPercent(share / approval.total)}`}`,
    },
    ...(before ? [{ term: comparedText(before), value: changeText(share - before.share) }] : []),
    ...(approval.answerBy ? [{ term: 'Svara senast', value: <AnswerBy day={approval.answerBy} today={today} /> }] : []),
  ];
  return (
    <Card title={<Link to={decisionPath({ approval, party })}>{approval.projectName}</Link>}>
      <p className="sub">{phaseTitle({ number: approval.phaseNumber, name: approval.phaseName })}</p>
      <Facts items={facts} />
      {runsUnapproved(approval.phaseStart, today, approval) ? (
        <p>
          <Status tone="warn">Fasen har börjat {unapprovedText(approval)}</Status>
        </p>
      ) : null}
      <ApprovalStrip approval={approval} />
      <div className="decision-choices">
        {unchanged ? (
          <Form method="post" action={decisionPath({ approval, party })}>
            <input type="hidden" name="verdict" value="godkänd" />
            <input type="hidden" name="share" value={share} />
            <input type="hidden" name="token" value={token} />
            <SubmitButton name="intent" value="decide" size="md" pendingText="Registrerar …">
              Godkänn igen, oförändrat {formatOre(share)}
            </SubmitButton>
          </Form>
        ) : null}
        <Link
          className="ds-button"
          data-variant={unchanged ? 'secondary' : 'primary'}
          to={decisionPath({ approval, party })}
        >
          Läs och besluta
        </Link>
      </div>
    </Card>
  );
}

function AnswerBy({ day, today }: { readonly day: string; readonly today: string }) {
  return day < today ? <Status tone="warn">{day}, har passerat</Status> : <time dateTime={day}>{day}</time>;
}

function DecidedShares({ decided }: { readonly decided: readonly AskedShare[] }) {
  return (
    <Card title="Beslutat" tight>
      <TableScroll label="Beslutat">
        <table>
          <thead>
            <tr>
              <th scope="col">Fas</th>
              <th scope="col">Beslut</th>
              <th scope="col" className="num">
                Andel
              </th>
            </tr>
          </thead>
          <tbody>
            {decided.map(({ approval, party }) => {
              const { word, tone } = VERDICT_WORDS[party.verdict!];
              return (
                <tr key={`${approval.budgetVersionId} ${party.partyId}`}>
                  <th scope="row">
                    <Link to={decisionPath({ approval, party })}>{approval.projectName}</Link>
                    <span className="cell-sub">
                      {phaseTitle({ number: approval.phaseNumber, name: approval.phaseName })}, {party.partyName}
                    </span>
                  </th>
                  <td>
                    <Status tone={tone}>{word}</Status>
                  </td>
                  <td className="num">{formatOre(party.share)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </TableScroll>
    </Card>
  );
}
