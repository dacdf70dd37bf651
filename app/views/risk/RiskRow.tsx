import { Link, useSearchParams } from '@remix-run/react';

import { contradictsScale } from '~/domain/risk';
import type { Risk } from '~/store/risk';
import { Shape } from '~/views/shell/icons';
import { Status } from '~/views/shell/Status';

import { riskAddress, riskRowAddress } from './risk-address';
import { capitalised, colourWords } from './risk-words';

interface RiskRowProps {
  readonly risk: Risk;
  readonly base: string;
  readonly opened: boolean;
}

/** One risk in the register; its title opens and closes its panel. */
export function RiskRow({ risk, base, opened }: RiskRowProps) {
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
        {/* On a phone the columns that say the same lie outside the screen. */}
        <span className="risk-brief" data-tone={tone} aria-hidden="true">
          <Shape tone={tone} /> {word}
        </span>
      </td>
      <td>{risk.category}</td>
      <td>{risk.probabilityName ?? '–'}</td>
      <td>{risk.consequenceName ?? '–'}</td>
      <td>
        <Status tone={tone}>{word}</Status>
        {contradictsScale(risk.statedColour, risk.derivedColour) ? (
          <span className="cell-sub">angiven som {colourWords(risk.statedColour).word.toLowerCase()}</span>
        ) : null}
      </td>
      <td>{capitalised(risk.treatment)}</td>
      <td>{risk.owner}</td>
      <td>{capitalised(risk.status)}</td>
    </tr>
  );
}
