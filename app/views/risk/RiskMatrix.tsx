import { Link } from '@remix-run/react';

import { matrixOf, type PlacedRisk, type RiskScale } from '~/domain/risk';

import { colourWords } from './risk-words';

type NumberedRisk = PlacedRisk & { readonly id: number; readonly number: number; readonly title: string };

interface RiskMatrixProps {
  readonly scale: RiskScale;
  /** on this scale */
  readonly risks: readonly NumberedRisk[];
  readonly caption: string;
  /** what is said of those in no cell: "Ej värderade:" */
  readonly unratedLabel: string;
  readonly openedId: number | null;
  /** where a number leads: the opened row of the risk */
  readonly addressOf: (id: number) => string;
}

/** The numbers of the risks in the cells of their scale: a table, its axes as headings, each colour also in words. */
export function RiskMatrix({ scale, risks, caption, unratedLabel, openedId, addressOf }: RiskMatrixProps) {
  const { rows, unrated } = matrixOf(scale, risks);
  const links = (some: readonly NumberedRisk[]) =>
    some.map((risk) => (
      <Link
        key={risk.id}
        to={addressOf(risk.id)}
        title={risk.title}
        aria-current={risk.id === openedId ? 'true' : undefined}
      >
        {risk.number}
      </Link>
    ));
  return (
    <div className="risk-matrix">
      <table className="matrix matrix-numbers">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col" rowSpan={2} className="matrix-axis">
              Konsekvens
            </th>
            <th scope="colgroup" colSpan={scale.probabilityNames.length} className="matrix-axis">
              Sannolikhet
            </th>
          </tr>
          <tr>
            {scale.probabilityNames.map((name) => (
              <th scope="col" key={name}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.consequence}>
              <th scope="row">{row.name}</th>
              {row.cells.map((cell) => {
                const { word, tone } = colourWords(cell.colour);
                const current = cell.risks.some((risk) => risk.id === openedId);
                return (
                  <td key={cell.probability} data-tone={tone} className={current ? 'matrix-current' : undefined}>
                    <span className="matrix-word">{word}</span>
                    {cell.risks.length > 0 ? <div className="risk-numbers">{links(cell.risks)}</div> : null}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      {unrated.length > 0 ? (
        <p className="risk-numbers">
          <span>{unratedLabel}</span> {links(unrated)}
        </p>
      ) : null}
    </div>
  );
}
