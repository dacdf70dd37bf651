import { Link, useSearchParams } from '@remix-run/react';

import { contradictsScale } from '~/domain/risk';
import { isWaiting } from '~/domain/risk-mandate';
import type { Risk } from '~/store/risk';
import { SecrecyWord } from '~/views/secrecy/SecrecyWord';
import { Day } from '~/views/shell/Dates';
import { Shape } from '~/views/shell/icons';
import { Status } from '~/views/shell/Status';

import { riskAddress, riskRowAddress } from './risk-address';
import { capitalised, colourWords, escalationText } from './risk-words';
import type { RiskColumns } from './RiskTable';

interface RiskRowProps {
  readonly risk: Risk;
  /** null: its scale does not count */
  readonly value: number | null;
  readonly base: string;
  readonly opened: boolean;
  readonly today: string;
  readonly columns: RiskColumns;
}

/** One risk in the register; its title opens and closes its panel. */
export function RiskRow({ risk, value, base, opened, today, columns }: RiskRowProps) {
  const [search] = useSearchParams();
  const { word, tone } = colourWords(risk.derivedColour);
  const saved = search.get('sparad') === String(risk.id);
  return (
    <tr id={`risk-${risk.id}`} className={opened ? 'opened' : saved ? 'saved' : undefined}>
      <th scope="row">{risk.number}</th>
      <td className="risk-title">
        <Link
          to={opened ? riskAddress(base, search) : riskRowAddress(base, search, risk.id)}
          preventScrollReset
          aria-expanded={opened}
        >
          {risk.title}
        </Link>
        {saved ? (
          <span className="sub" role="status">
            {' '}
            Sparad
          </span>
        ) : null}
        {risk.escalation && risk.status === 'öppen' ? (
          <span className="cell-sub">
            {isWaiting(risk.escalation) ? (
              <Status tone="warn">{escalationText(risk.escalation)}</Status>
            ) : (
              escalationText(risk.escalation)
            )}
          </span>
        ) : null}
        <SecrecyWord secrecy={risk.secrecy} />
        {/* On a phone the columns that say the same lie outside the screen. */}
        <span className="risk-brief" aria-hidden="true">
          <span data-tone={tone}>
            <Shape tone={tone} /> {word}
          </span>
          {briefOf(risk).map((part) => (
            <span key={part}>{part}</span>
          ))}
        </span>
      </td>
      {columns.category ? <td>{risk.category}</td> : null}
      <td>{risk.probabilityName ?? '–'}</td>
      <td>{risk.consequenceName ?? '–'}</td>
      <td>
        <Status tone={tone}>{word}</Status>
        {value === null ? null : <span className="cell-sub">riskvärde {value}</span>}
        {contradictsScale(risk.statedColour, risk.derivedColour) ? (
          <span className="cell-sub">angiven som {colourWords(risk.statedColour).word.toLowerCase()}</span>
        ) : null}
      </td>
      {columns.after ? (
        <td>
          {risk.after ? (
            <Status tone={colourWords(risk.afterColour).tone}>{colourWords(risk.afterColour).word}</Status>
          ) : (
            '–'
          )}
        </td>
      ) : null}
      <td>{capitalised(risk.treatment)}</td>
      {columns.measures ? (
        <td>
          <MeasureCount risk={risk} today={today} />
        </td>
      ) : null}
      {columns.owner ? <td>{risk.owner}</td> : null}
      <td>{capitalised(risk.status)}</td>
    </tr>
  );
}

/** What a phone shows of a risk below its title and colour. */
function briefOf({
  probabilityName,
  consequenceName,
  treatment,
  openMeasures,
  nextDue,
  owner,
  status,
}: Risk): string[] {
  return [
    probabilityName && consequenceName
      ? `sannolikhet ${probabilityName.toLocaleLowerCase('sv')}, konsekvens ${consequenceName.toLocaleLowerCase('sv')}`
      : '',
    capitalised(treatment),
    openMeasures > 0 ? `${openMeasures} pågår${nextDue ? `, senast ${nextDue}` : ''}` : '',
    owner,
    status === 'stängd' ? 'Stängd' : '',
  ].filter((part) => part !== '');
}

function MeasureCount({ risk: { openMeasures, nextDue }, today }: { risk: Risk; today: string }) {
  if (openMeasures === 0) return <>–</>;
  return (
    <>
      {openMeasures === 1 ? '1 pågår' : `${openMeasures} pågår`}
      {nextDue ? (
        <span className="cell-sub">
          {nextDue < today ? 'försenad, ' : 'senast '}
          <Day date={nextDue} />
        </span>
      ) : null}
    </>
  );
}
