import type { FieldMetadata } from '@conform-to/react';

import type { KeyParty } from '~/store/key';
import { TableScroll } from '~/views/shell/DataTable';
import { controlProps } from '~/views/shell/form/control';
import { FieldErrors } from '~/views/shell/form/FieldFrame';
import { fieldList } from '~/views/shell/form/field-list';

import { receiversOf, type TypedKey } from './key-draft';
import type { SumInWords } from './key-sums';
import { TypedSum } from './TypedSum';

interface KeyReceiverFieldsProps {
  readonly given: FieldMetadata<TypedKey['given'], TypedKey, string[]>;
  readonly parties: readonly KeyParty[];
  readonly open: boolean;
  /** what the percentages come to */
  readonly sum: SumInWords | null;
}

/** Per cent and amounts by party, for the parts of a key that give them by name. */
export function KeyReceiverFields({ given, parties, open, sum }: KeyReceiverFieldsProps) {
  const labels = new Map(receiversOf(parties).map((receiver) => [receiver.value, receiver]));
  return (
    <details className="edit-panel" open={open || !given.valid} id={given.id}>
      <summary>Procent och fasta belopp per part</summary>
      <p className="sub">Bara för delar som är procent per part eller fast belopp. Tomt är ingenting.</p>
      <FieldErrors meta={given} />
      <TableScroll label="Procent och belopp per part">
        <table>
          <thead>
            <tr>
              <th scope="col">Part</th>
              <th scope="col">Procent</th>
              <th scope="col">Belopp, kr</th>
            </tr>
          </thead>
          <tbody>
            {fieldList(given).map((row) => {
              const field = row.getFieldset();
              const value = String(field.receiver.initialValue ?? '');
              const receiver = labels.get(value);
              if (!receiver) return null;
              return (
                <tr key={row.key}>
                  <th scope="row" className={receiver.isUnit ? 'indent' : undefined}>
                    {receiver.label}
                    <input type="hidden" name={field.receiver.name} value={value} />
                  </th>
                  <td>
                    <Cell label={`Procent för ${receiver.label}`} meta={field.percent} />
                  </td>
                  <td>
                    <Cell label={`Belopp för ${receiver.label}`} meta={field.amount} />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </TableScroll>
      <TypedSum sum={sum} />
    </details>
  );
}

function Cell({ label, meta }: { readonly label: string; readonly meta: FieldMetadata<string> }) {
  return (
    <div className="ds-field field-figure" data-size="sm">
      <input
        {...controlProps({ meta })}
        key={meta.key}
        type="text"
        inputMode="decimal"
        aria-label={label}
        className="ds-input"
      />
      <FieldErrors meta={meta} />
    </div>
  );
}
