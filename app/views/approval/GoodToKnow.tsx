import { Link } from '@remix-run/react';

import { runsUnapproved } from '~/domain/approval';
import { sumOre } from '~/domain/money';
import { colourWords } from '~/views/risk/risk-words';
import { SecrecyWord } from '~/views/secrecy/SecrecyWord';
import { formatOre, formatPeriod } from '~/views/shell/format';
import { Shape } from '~/views/shell/icons';
import { Card } from '~/views/shell/Page';

import { ApprovalStrip } from './ApprovalStrip';
import { unapprovedText, VERDICT_WORDS } from './approval-words';
import type { DecisionPageProps } from './DecisionPage';

/** The phase in three lines, what the others say, the risks and what there is to read. */
export function GoodToKnow({ approval, party, phase, lines, documents, risks, today }: DecisionPageProps) {
  const others = approval.parties.filter(({ motivation, partyId }) => motivation !== '' && partyId !== party.partyId);
  return (
    <>
      <Card title="Att känna till">
        <ul className="list">
          <li>
            <span>
              {formatPeriod(phase?.startDate ?? null, phase?.endDate ?? null)}
              {runsUnapproved(approval.phaseStart, today, approval) ? (
                <>
                  {' '}
                  <b className="tone-text" data-tone="warn">
                    <Shape tone="warn" /> Fasen har börjat {unapprovedText(approval)}.
                  </b>
                </>
              ) : null}
            </span>
          </li>
          <li>
            <span>{lines.length > 0 ? linesText(lines) : 'Budgeten har inga rader.'}</span>
          </li>
          {phase?.note ? (
            <li>
              <span>{phase.note}</span>
            </li>
          ) : null}
          {risks.map(({ number, title, derivedColour }) => {
            const { word, tone } = colourWords(derivedColour);
            return (
              <li key={number}>
                <span>
                  <span className="tone-text" data-tone={tone}>
                    <Shape tone={tone} />
                  </span>{' '}
                  {word} risk:{' '}
                  <Link to={`/projekt/${approval.projectSlug}/risker?risk=${number}#risk-${number}`}>{title}</Link>
                </span>
              </li>
            );
          })}
        </ul>
        <ApprovalStrip approval={approval} parties />
      </Card>
      {documents.length > 0 ? (
        <Card title="Handlingar">
          <ul className="list">
            {documents.map(({ id, title, url, secrecy }) => (
              <li key={id}>
                <a href={url} rel="noreferrer noopener" target="_blank">
                  {title} <span className="sub">(öppnas i ny flik)</span>
                </a>
                <SecrecyWord secrecy={secrecy} />
              </li>
            ))}
          </ul>
        </Card>
      ) : null}
      {others.length > 0 ? (
        <Card title="Vad andra har sagt">
          <ul className="list">
            {others.map(({ partyId, partyName, verdict, motivation }) => (
              <li key={partyId}>
                <span>
                  <b>{partyName}</b>
                  {verdict ? `, ${VERDICT_WORDS[verdict].word.toLowerCase()}` : ''}: ”{motivation}”
                </span>
              </li>
            ))}
          </ul>
        </Card>
      ) : null}
    </>
  );
}

const MOST_LINES = 4;

/** "Externa tjänster 930 000 kr, …"; what there is no room for is summed. */
function linesText(lines: DecisionPageProps['lines']): string {
  const sorted = lines.toSorted((a, b) => b.amount - a.amount);
  const named = sorted.slice(0, MOST_LINES).map(({ name, amount }) => `${name} ${formatOre(amount)}`);
  const rest = sorted.slice(MOST_LINES);
  if (rest.length === 0) return named.join(' · ');
  return [...named, `${rest.length} rader till ${formatOre(sumOre(rest.map(({ amount }) => amount)))}`].join(' · ');
}
