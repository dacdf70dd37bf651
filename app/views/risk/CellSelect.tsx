import type { FieldMetadata } from '@conform-to/react';

import { controlProps } from '~/views/shell/form/control';
import { FieldErrors } from '~/views/shell/form/FieldFrame';

interface CellSelectProps {
  readonly label: string;
  readonly meta: FieldMetadata<string>;
  readonly empty: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

/** A choice in a table, where row and column say what is chosen. */
export function CellSelect({ label, meta, empty, options }: CellSelectProps) {
  return (
    <div className="ds-field" data-size="sm">
      <select
        {...controlProps({ meta, hint: undefined, required: undefined })}
        key={meta.key}
        aria-label={label}
        className="ds-input"
      >
        <option value="">{empty}</option>
        {options.map(({ value, label: text }) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
      <FieldErrors meta={meta} />
    </div>
  );
}
