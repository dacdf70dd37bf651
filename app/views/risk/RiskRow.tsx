/* eslint-disable jsx-a11y/no-interactive-element-to-noninteractive-role -- a phone shows the rows as cards, which takes the roles of a table away */
import { Link, useSearchParams } from '@remix-run/react';

import { contradictsScale, riskValue, type RiskRating, type RiskScale } from '~/domain/risk';
import { isWaiting } from '~/domain/risk-mandate';
import type { Risk } from '~/store/risk';
import { SecrecyWord } from '~/views/secrecy/SecrecyWord';
import { Day } from '~/views/shell/Dates';
import { Status } from '~/views/shell/Status';

import { riskAddress, riskRowAddress } from './risk-address';
import { capitalised, colourWords, escalationText } from './risk-words';
import { RiskLevel } from './RiskLevel';
import type { RiskColumns } from './RiskTable';

interface RiskRowProps {
  readonly risk: Risk;
  readonly scale: RiskScale | undefined;
  readonly base: string;
  readonly opened: boolean;
  readonly today: string;
  readonly columns: RiskColumns;
}

/** One risk in the register; its title opens and closes its panel. */
export function RiskRow({ risk, scale, base, opened, today, columns }: RiskRowProps) {
  const [search] = useSearchParams();
  const saved = search.get('sparad') === String(risk.id);
  return (
    <tr role="row" id={`risk-${risk.id}`} className={opened ? 'opened' : saved ? 'saved' : undefined}>
      <th scope="row" role="rowheader">
        {risk.number}
      </th>
      <td role="cell" className="risk-title">
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
        {risk.category ? (
          <span className="cell-sub">
            <span className="ds-sr-only">kategori </span>
            {risk.category}
          </span>
        ) : null}
      </td>
      <td role="cell" data-label="Värdering">
        <RiskLevel colour={risk.derivedColour} value={riskValue(scale, risk.rating)} {...namesOf(scale, risk.rating)}>
          {contradictsScale(risk.statedColour, risk.derivedColour) ? (
            <span className="cell-sub">angiven som {colourWords(risk.statedColour).word.toLowerCase()}</span>
          ) : null}
        </RiskLevel>
      </td>
      {columns.after ? (
        <td role="cell" data-label="Efter åtgärder" data-empty={risk.after ? undefined : true}>
          {risk.after ? (
            <RiskLevel colour={risk.afterColour} value={riskValue(scale, risk.after)} {...namesOf(scale, risk.after)} />
          ) : (
            '–'
          )}
        </td>
      ) : null}
      <td role="cell" data-label="Behandling">
        <div>
          {capitalised(risk.treatment)}
          <MeasureCount risk={risk} today={today} />
        </div>
      </td>
      {columns.owner ? (
        <td role="cell" data-label="Ägare" data-empty={risk.owner ? undefined : true} className="risk-owner">
          {risk.owner}
        </td>
      ) : null}
      <td role="cell" data-label="Status">
        {capitalised(risk.status)}
      </td>
    </tr>
  );
}

function namesOf(scale: RiskScale | undefined, rating: RiskRating | null) {
  return {
    probabilityName: (rating && scale?.probabilityNames[rating.probability - 1]) ?? null,
    consequenceName: (rating && scale?.consequenceNames[rating.consequence - 1]) ?? null,
  };
}

function MeasureCount({ risk: { openMeasures, nextDue }, today }: { risk: Risk; today: string }) {
  if (openMeasures === 0) return null;
  return (
    <span className="cell-sub">
      {openMeasures === 1 ? '1 åtgärd pågår' : `${openMeasures} åtgärder pågår`}
      {nextDue ? (
        <>
          , {nextDue < today ? 'försenad' : 'senast'} <Day date={nextDue} />
        </>
      ) : null}
    </span>
  );
}
