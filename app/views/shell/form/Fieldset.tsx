import type { FieldsetHTMLAttributes, ReactNode } from 'react';
import { useId } from 'react';

type FieldsetProps = FieldsetHTMLAttributes<HTMLFieldSetElement> & {
  legend: ReactNode;
  hint?: ReactNode;
  /** When a field's own metadata already names the hint; otherwise it gets an id of its own. */
  hintId?: string;
};

/** Fields that belong together, under one legend that is read before each of them. */
export function Fieldset({ legend, hint, hintId, children, ...props }: FieldsetProps) {
  const ownId = useId();
  const id = hintId ?? ownId;
  return (
    <fieldset className="ds-fieldset" data-size="sm" aria-describedby={hint ? id : undefined} {...props}>
      <legend className="ds-label">{legend}</legend>
      {hint ? (
        <p data-field="description" id={id}>
          {hint}
        </p>
      ) : null}
      {children}
    </fieldset>
  );
}
