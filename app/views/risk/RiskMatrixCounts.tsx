import { matrixOf, type PlacedRisk, type RiskScale } from '~/domain/risk';

import { colourWords } from './risk-words';

interface RiskMatrixCountsProps {
  /** what `findRiskScale` gives for the project's cooperation */
  readonly scale: RiskScale;
  /** what `listRisks` gives for the project */
  readonly risks: readonly PlacedRisk[];
}

/**
 * The matrix of a project in small: how many risks each cell holds. For an overview, beside `RiskSummary` and a
 * link to the register; risks that are not rated are in the summary only.
 *
 * @example scale ? <RiskMatrixCounts scale={scale} risks={risks} /> : null
 */
export function RiskMatrixCounts({ scale, risks }: RiskMatrixCountsProps) {
  const { rows, elsewhere } = matrixOf(scale, risks);
  return (
    <>
      <table className="matrix">
        <caption className="ds-sr-only">Antal risker efter konsekvens (rader) och sannolikhet (kolumner)</caption>
        <thead className="ds-sr-only">
          <tr>
            <th scope="col">Konsekvens</th>
            {scale.probabilityNames.map((name) => (
              <th scope="col" key={name}>
                Sannolikhet {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.consequence}>
              <th scope="row">{row.name}</th>
              {row.cells.map(({ probability, colour, risks: here }) => (
                <td key={probability} data-tone={colourWords(colour).tone}>
                  {here.length > 0 ? here.length : null}
                  <span className="ds-sr-only"> {colourWords(colour).word.toLowerCase()}</span>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {elsewhere.length > 0 ? (
        <p className="sub">
          {elsewhere.length === 1 ? '1 risk är värderad' : `${elsewhere.length} risker är värderade`} på en annan skala.
        </p>
      ) : null}
    </>
  );
}
