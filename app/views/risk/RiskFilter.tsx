import { Link, useSearchParams } from '@remix-run/react';

import { countColours, type RiskColour } from '~/domain/risk';
import type { Risk } from '~/store/risk';

import { COLOUR_CHOICES, readListing, riskAddress } from './risk-address';
import { capitalised, colourWords } from './risk-words';

/** Links that show the risks of one colour, each with how many there are by the scale. */
export function RiskFilter({ risks, base }: { risks: readonly Risk[]; base: string }) {
  const [search] = useSearchParams();
  const { colour: chosen } = readListing(search);
  const count = countColours(risks.map((risk) => risk.derivedColour));
  const link = (param: string | null, colour: RiskColour | null | undefined, text: string) => (
    <li key={param}>
      <Link
        to={riskAddress(base, search, { farg: param })}
        aria-current={colour === chosen ? 'true' : undefined}
        preventScrollReset
      >
        {text}
      </Link>
    </li>
  );
  return (
    <nav aria-label="Visa risker efter färg" className="no-print">
      <ul className="filter-links">
        {link(null, undefined, `Alla ${risks.length}`)}
        {COLOUR_CHOICES.map(({ param, colour }) =>
          link(param, colour, `${capitalised(colourWords(colour).plural)} ${count[colour ?? 'unrated']}`),
        )}
      </ul>
    </nav>
  );
}
