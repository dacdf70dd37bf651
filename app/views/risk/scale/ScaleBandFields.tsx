import type { FieldMetadata } from '@conform-to/react';

import { productsOf } from '~/domain/risk-scale';
import { TableScroll } from '~/views/shell/DataTable';
import { controlProps } from '~/views/shell/form/control';
import { FieldErrors } from '~/views/shell/form/FieldFrame';

import { CellSelect } from '../CellSelect';
import { COLOUR_OPTIONS } from '../risk-words';
import type { TypedScale } from './scale-draft';
import { MANDATE_OPTIONS } from './ScaleCellFields';

interface ScaleBandFieldsProps {
  readonly bands: readonly FieldMetadata<TypedScale['bands'][number]>[];
  readonly size: { readonly width: number; readonly height: number };
}

/** The bands of the product of probability and consequence, each with its name, colour and mandate. */
export function ScaleBandFields({ bands, size }: ScaleBandFieldsProps) {
  return (
    <div className="scale-cells">
      <h3>Band</h3>
      <p className="sub">
        Värdet är sannolikhet × konsekvens. Värden som förekommer: {productsOf(size.width, size.height).join(', ')}.
        Vart och ett ska ligga i ett band. Rader som lämnas tomma räknas inte.
      </p>
      <TableScroll label="Band">
        <table>
          <thead>
            <tr>
              <th scope="col">Band</th>
              <th scope="col">Namn</th>
              <th scope="col">Från</th>
              <th scope="col">Till</th>
              <th scope="col">Färg</th>
              <th scope="col">Mandat</th>
            </tr>
          </thead>
          <tbody>
            {bands.map((band, at) => {
              const { from, to, levelName, colour, mandate } = band.getFieldset();
              const of = `band ${at + 1}`;
              return (
                <tr key={band.key ?? at}>
                  <th scope="row">{at + 1}</th>
                  <td>
                    <CellText label={`Namn, ${of}`} meta={levelName} />
                  </td>
                  <td>
                    <CellText label={`Från, ${of}`} meta={from} figure />
                  </td>
                  <td>
                    <CellText label={`Till, ${of}`} meta={to} figure />
                  </td>
                  <td>
                    <CellSelect label={`Färg, ${of}`} meta={colour} empty="Välj färg" options={COLOUR_OPTIONS} />
                  </td>
                  <td>
                    <CellSelect label={`Mandat, ${of}`} meta={mandate} empty="Inget mandat" options={MANDATE_OPTIONS} />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </TableScroll>
    </div>
  );
}

interface CellTextProps {
  readonly label: string;
  readonly meta: FieldMetadata<string>;
  readonly figure?: boolean;
}

function CellText({ label, meta, figure = false }: CellTextProps) {
  return (
    <div className={figure ? 'ds-field scale-figure' : 'ds-field'} data-size="sm">
      <input
        {...controlProps({ meta, hint: undefined, required: undefined })}
        key={meta.key}
        aria-label={label}
        className="ds-input"
        inputMode={figure ? 'numeric' : undefined}
        autoComplete="off"
      />
      <FieldErrors meta={meta} />
    </div>
  );
}
