import type { RiskColour } from '~/domain/risk';

import { colourWords } from './risk-words';

interface RiskMatrixCountsProps {
  readonly probabilityNames: readonly string[];
  /** by consequence, highest first; the cells by probability, lowest first */
  readonly rows: readonly {
    readonly name: string;
    readonly cells: readonly { readonly colour: RiskColour; readonly count: number }[];
  }[];
  /** how many are rated on another scale */
  readonly elsewhere: number;
}

/** The matrix of a project in small: how many risks each cell holds, for an overview with a link to the register. */
export function RiskMatrixCounts({ probabilityNames, rows, elsewhere }: RiskMatrixCountsProps) {
  return (
    <>
      <table className="matrix">
        <caption className="ds-sr-only">Antal risker efter konsekvens (rader) och sannolikhet (kolumner)</caption>
        <thead className="ds-sr-only">
          <tr>
            <th scope="col">Konsekvens</th>
            {probabilityNames.map((name) => (
              <th scope="col" key={name}>
                Sannolikhet {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, cells }, row) => (
            <tr key={row}>
              <th scope="row">{name}</th>
              {cells.map(({ colour, count }, at) => (
                <td key={at} data-tone={colourWords(colour).tone}>
                  {count > 0 ? count : null}
                  <span className="ds-sr-only"> {colourWords(colour).word.toLowerCase()}</span>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {elsewhere > 0 ? (
        <p className="sub">
          {elsewhere === 1 ? '1 risk är värderad' : `${elsewhere} risker är värderade`} på en annan skala.
        </p>
      ) : null}
    </>
  );
}
