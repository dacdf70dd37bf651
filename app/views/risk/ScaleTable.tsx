import type { ReactNode } from 'react';

import type { RiskMatrixRow, RiskRating, RiskScale } from '~/domain/risk';

import { colourWords } from './risk-words';

type Cell<Risk> = RiskMatrixRow<Risk>['cells'][number];

interface ScaleTableProps<Risk> {
  readonly scale: RiskScale;
  readonly rows: readonly RiskMatrixRow<Risk>[];
  readonly caption: ReactNode;
  /** the caption says nothing that is not seen beside the table */
  readonly quiet?: boolean;
  readonly isCurrent?: (cell: Cell<Risk>) => boolean;
  /** what stands in a cell, below its colour in words */
  readonly children: (cell: Cell<Risk>, row: RiskMatrixRow<Risk>) => ReactNode;
}

/** The cells of a scale as a table that can be listened to: its axes are headings, each colour is also a word. */
export function ScaleTable<Risk = RiskRating>(props: ScaleTableProps<Risk>) {
  const { scale, rows, caption, quiet = false, isCurrent, children } = props;
  return (
    <table className="matrix matrix-numbers">
      <caption className={quiet ? 'ds-sr-only' : undefined}>{caption}</caption>
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
              return (
                <td
                  key={cell.probability}
                  data-tone={tone}
                  className={isCurrent?.(cell) ? 'matrix-current' : undefined}
                >
                  <span className="matrix-word">{word}</span>
                  {children(cell, row)}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
