import type { FieldMetadata } from '@conform-to/react';
import type { ReactNode } from 'react';

import type { FieldProps } from './control';

type FieldFrameProps<Schema> = FieldProps<Schema> & { className?: string; children: ReactNode };

/** Label, hint, control and message of one field, in the order they are read. */
export function FieldFrame<Schema>(props: FieldFrameProps<Schema>) {
  const { label, meta, hint, required, className, children } = props;
  return (
    <div className={className ? `ds-field ${className}` : 'ds-field'} data-size="sm">
      <label className="ds-label" htmlFor={meta.id}>
        {label}
        {required === false ? <span className="field-optional"> (frivilligt)</span> : null}
      </label>
      {hint ? (
        <p data-field="description" id={meta.descriptionId}>
          {hint}
        </p>
      ) : null}
      {children}
      <FieldErrors meta={meta} />
    </div>
  );
}

/** The messages of one field; the control points at them with aria-describedby. */
export function FieldErrors<Schema>({ meta }: { meta: FieldMetadata<Schema> }) {
  if (!meta.errors) return null;
  return (
    <div id={meta.errorId} data-field="validation">
      {meta.errors.map((message) => (
        <p className="ds-validation-message" data-size="sm" key={message}>
          {message}
        </p>
      ))}
    </div>
  );
}
