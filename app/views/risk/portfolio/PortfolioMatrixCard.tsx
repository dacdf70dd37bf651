import { Link } from '@remix-run/react';

import { isSameRating, type RiskRating } from '~/domain/risk';
import type { PortfolioMatrix } from '~/domain/risk-portfolio';
import { Card } from '~/views/shell/Page';

import { MandateLegend } from '../MandateLegend';
import { ScaleTable } from '../ScaleTable';

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
        <ScaleTable
          scale={scale}
          rows={matrix.rows}
          caption={
            <>
              {count === 1 ? '1 värderad risk' : `${count} värderade risker`} i {cooperations.join(', ')}. Siffran är
              antal risker i rutan.
            </>
          }
          isCurrent={(cell) => isSameRating(here, cell)}
        >
          {(cell, row) => {
            const inCell = cell.risks.reduce((sum, risk) => sum + risk.count, 0);
            return inCell > 0 ? (
              <div className="risk-numbers">
                <Link
                  to={addressOf(cell)}
                  aria-label={`${inCell === 1 ? '1 risk' : `${inCell} risker`}: ${row.name}, ${scale.probabilityNames[cell.probability - 1]}`}
                  aria-current={isSameRating(here, cell) ? 'true' : undefined}
                >
                  {inCell}
                </Link>
              </div>
            ) : null;
          }}
        </ScaleTable>
        <MandateLegend scale={scale} />
      </div>
    </Card>
  );
}
