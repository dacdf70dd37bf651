import type { FieldMetadata } from '@conform-to/react';

import { RISK_MANDATES } from '~/domain/risk-mandate';
import { cellIndex } from '~/domain/risk-scale';
import { TableScroll } from '~/views/shell/DataTable';

import { CellSelect } from '../CellSelect';
import { COLOUR_OPTIONS } from '../risk-words';
import type { TypedScale } from './scale-draft';

interface ScaleCellFieldsProps {
  /** row by row from consequence 1 */
  readonly cells: readonly FieldMetadata<TypedScale['cells'][number]>[];
  readonly probability: readonly string[];
  readonly consequence: readonly string[];
}

/** The colour and the mandate of every cell, as a table that lies as the matrix does. */
export function ScaleCellFields({ cells, probability, consequence }: ScaleCellFieldsProps) {
  return (
    <div className="scale-cells">
      <h3>Färg och mandat för varje ruta</h3>
      <p className="sub">Alla rutor ska ha en färg. Mandat ges till alla rutor eller till ingen.</p>
      <TableScroll label="Färg och mandat för varje ruta">
        <table>
          <thead>
            <tr>
              <th scope="col">Konsekvens</th>
              {probability.map((name, at) => (
                <th scope="col" key={at}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {consequence
              .map((name, at) => ({ name, level: at + 1 }))
              .reverse()
              .map(({ name, level }) => (
                <tr key={level}>
                  <th scope="row">{name}</th>
                  {probability.map((likely, at) => {
                    const cell = cells[cellIndex(probability.length, { probability: at + 1, consequence: level })];
                    if (!cell) return <td key={at} />;
                    const { colour, mandate } = cell.getFieldset();
                    const place = `${name}, ${likely}`;
                    return (
                      <td key={at}>
                        <CellSelect label={`Färg, ${place}`} meta={colour} empty="Välj färg" options={COLOUR_OPTIONS} />
                        <CellSelect
                          label={`Mandat, ${place}`}
                          meta={mandate}
                          empty="Inget mandat"
                          options={MANDATE_OPTIONS}
                        />
                      </td>
                    );
                  })}
                </tr>
              ))}
          </tbody>
        </table>
      </TableScroll>
    </div>
  );
}

export const MANDATE_OPTIONS = RISK_MANDATES.map((value) => ({
  value,
  label: value.charAt(0).toUpperCase() + value.slice(1),
}));
