import type { Rounding } from '~/domain/cost-share';
import type { Explanation } from '~/domain/explain';
import type { OverTime } from '~/domain/explain-over-time';
import { formatCount, formatKronor, formatOre } from '~/views/shell/format';

import { presenceText } from './share-words';
import { ShareParts } from './ShareParts';

interface ShareOverTimeProps {
  readonly explanation: Explanation;
  readonly overTime: OverTime;
  readonly rounding: Rounding;
}

/** How a share came about where parties joined or left on the way: what fell on each stretch, and the party's part of it. */
export function ShareOverTime({ explanation, overTime, rounding }: ShareOverTimeProps) {
  const { claimant, shared, sum, carried } = explanation;
  const { stretches, of } = overTime;
  return (
    <>
      <p>{presenceText(claimant.unitName ?? claimant.partyName, overTime)}</p>
      <p className="sub">
        Kostnaden är uppdelad på dagarna, för alla parter är inte med hela tiden. Varje del betalas av dem som är med
        då. Året på en budgetrad säger när den kostar, inte vilka som delar den.
      </p>
      {/* Two short columns: it never has to be scrolled, and may stand twice on a page, which a region may not. */}
      <table aria-label="Andelen del för del">
        <thead>
          <tr>
            <th scope="col">Tid</th>
            <th scope="col" className="num">
              Andel, kr
            </th>
          </tr>
        </thead>
        <tbody>
          {stretches.map(({ from, to, days, shared: part, parties, own }) => (
            <tr key={from}>
              <th scope="row">
                <span className="date">{from} –</span> <span className="date">{to}</span>
                <span className="cell-sub">
                  {formatCount(days)} {days === 1 ? 'dag' : 'dagar'}: {formatCount(parties)}{' '}
                  {parties === 1 ? 'part' : 'parter'} delar {formatOre(part)}
                </span>
              </th>
              <td className="num">{own ? formatKronor(own.sum) : 'inte med'}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">
              Summa
              <span className="cell-sub">
                {formatCount(of)} dagar, {formatOre(shared)}
              </span>
            </th>
            <td className="num">{formatKronor(sum - carried)}</td>
          </tr>
        </tfoot>
      </table>
      {stretches.map(({ from, to, own }) =>
        own ? (
          <details key={from}>
            <summary>
              {from} – {to}: {formatOre(own.sum)}
            </summary>
            <ul className="calc">
              <ShareParts explanation={own} rounding={rounding} />
            </ul>
          </details>
        ) : null,
      )}
    </>
  );
}
