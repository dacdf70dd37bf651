import { Link } from '@remix-run/react';

import { matrixOf, type PlacedRisk, type RiskScale } from '~/domain/risk';

import { ScaleTable } from './ScaleTable';

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
      <ScaleTable
        scale={scale}
        rows={rows}
        caption={caption}
        isCurrent={(cell) => cell.risks.some(({ id }) => id === openedId)}
      >
        {({ risks: inCell }) => (inCell.length > 0 ? <div className="risk-numbers">{links(inCell)}</div> : null)}
      </ScaleTable>
      {unrated.length > 0 ? (
        <p className="risk-numbers">
          <span>{unratedLabel}</span> {links(unrated)}
        </p>
      ) : null}
    </div>
  );
}
