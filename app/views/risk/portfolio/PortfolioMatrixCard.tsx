import { Link } from '@remix-run/react';

import { isSameRating, type RiskRating } from '~/domain/risk';
import type { PortfolioMatrix } from '~/domain/risk-portfolio';
import { Card } from '~/views/shell/Page';

import { MandateLegend } from '../MandateLegend';
import { colourWords } from '../risk-words';

type PortfolioMatrixCardProps = PortfolioMatrix & {
  readonly chosen: (RiskRating & { readonly scaleIds: readonly number[] }) | null;
  /** the list of the risks in a cell */
  readonly addressOf: (cell: RiskRating) => string;
};

/** How many risks lie in each cell of a kind of scale, over all projects that rate on it. */
export function PortfolioMatrixCard(props: PortfolioMatrixCardProps) {
  const { scale, scaleIds, cooperations, count, matrix, chosen, addressOf } = props;
  const here = chosen?.scaleIds.some((id) => scaleIds.includes(id)) ? chosen : null;
  const size = `${scale.probabilityNames.length} × ${scale.consequenceNames.length}`;
  return (
    <Card title={`Skala ${size}`} tight>
      <div className="risk-matrix">
        <table className="matrix matrix-numbers">
          <caption>
            {count === 1 ? '1 värderad risk' : `${count} värderade risker`} i {cooperations.join(', ')}. Siffran är
            antal risker i rutan.
          </caption>
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
            {matrix.rows.map((row) => (
              <tr key={row.consequence}>
                <th scope="row">{row.name}</th>
                {row.cells.map((cell) => {
                  const { word, tone } = colourWords(cell.colour);
                  const inCell = cell.risks.reduce((sum, risk) => sum + risk.count, 0);
                  return (
                    <td
                      key={cell.probability}
                      data-tone={tone}
                      className={isSameRating(here, cell) ? 'matrix-current' : undefined}
                    >
                      <span className="matrix-word">{word}</span>
                      {inCell > 0 ? (
                        <div className="risk-numbers">
                          <Link
                            to={addressOf(cell)}
                            aria-label={`${inCell === 1 ? '1 risk' : `${inCell} risker`}: ${row.name}, ${scale.probabilityNames[cell.probability - 1]}`}
                            aria-current={isSameRating(here, cell) ? 'true' : undefined}
                          >
                            {inCell}
                          </Link>
                        </div>
                      ) : null}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
        <MandateLegend scale={scale} />
      </div>
    </Card>
  );
}
