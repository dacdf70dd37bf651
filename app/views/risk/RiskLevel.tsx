import type { ReactNode } from 'react';

import type { RiskColour } from '~/domain/risk';
import { Status } from '~/views/shell/Status';

import { colourWords } from './risk-words';

interface RiskLevelProps {
  /** null: not rated */
  readonly colour: RiskColour | null;
  /** null: its scale does not count */
  readonly value: number | null;
  readonly probabilityName: string | null;
  readonly consequenceName: string | null;
  /** what else is said of the rating */
  readonly children?: ReactNode;
}

/** How a risk is rated, in one cell: the colour, the risk value where the scale counts, and both levels below. */
export function RiskLevel({ colour, value, probabilityName, consequenceName, children }: RiskLevelProps) {
  const { word, tone } = colourWords(colour);
  return (
    <div className="risk-level">
      <Status tone={tone}>{word}</Status>
      {value === null ? null : (
        <>
          {' '}
          <b>
            <span className="ds-sr-only">riskvärde </span>
            {value}
          </b>
        </>
      )}
      {probabilityName !== null && consequenceName !== null ? (
        <span className="cell-sub">
          <Level letter="S" axis="sannolikhet" name={probabilityName} />{' '}
          <Level letter="K" axis="konsekvens" name={consequenceName} />
        </span>
      ) : null}
      {children}
    </div>
  );
}

function Level({ letter, axis, name }: { readonly letter: string; readonly axis: string; readonly name: string }) {
  return (
    <span className="risk-axis">
      <span aria-hidden="true">{letter}</span>
      <span className="ds-sr-only">{axis}</span> {name}
    </span>
  );
}

/** What the letters and figures of the cells stand for. @param counted some of the risks have a risk value */
export function RiskLevelKey({ counted }: { readonly counted: boolean }) {
  return (
    <p className="sub risk-key">
      S är sannolikhet och K är konsekvens{counted ? '. Talet efter färgen är riskvärdet, S × K' : ''}.
    </p>
  );
}
