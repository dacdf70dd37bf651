import type { ReactNode, SelectHTMLAttributes } from 'react';

import type { FieldProps } from './control';
import { controlProps } from './control';
import { FieldErrors, FieldFrame } from './FieldFrame';
import { Fieldset } from './Fieldset';

export type Option = { value: string; label: string; hint?: string };

type SelectFieldProps<Schema> = FieldProps<Schema> &
  Omit<SelectHTMLAttributes<HTMLSelectElement>, 'id' | 'name' | 'form' | 'defaultValue' | 'value' | 'required'> & {
    options?: readonly Option[];
    /** First option with an empty value: "Välj kommun". Without it the first real one is preselected. */
    emptyLabel?: string;
    /** Instead of `options`, when they are grouped: <optgroup> and <option>. */
    children?: ReactNode;
  };

/** One of many, from a list that opens. */
export function SelectField<Schema>(props: SelectFieldProps<Schema>) {
  const { label, meta, hint, required, options = [], emptyLabel, className, children, ...selectProps } = props;
  return (
    <FieldFrame label={label} meta={meta} hint={hint} required={required} className={className}>
      <select {...selectProps} {...controlProps({ meta, hint, required })} key={meta.key} className="ds-input">
        {emptyLabel === undefined ? null : <option value="">{emptyLabel}</option>}
        {options.map(({ value, label: text }) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
        {children}
      </select>
    </FieldFrame>
  );
}

/** One of a few, all in sight; the label is the legend of the group. */
export function RadioField<Schema>(props: FieldProps<Schema> & { options: readonly Option[] }) {
  const { label, meta, hint, required, options } = props;
  const { id, defaultValue, ...control } = controlProps({ meta, hint, required });
  return (
    <Fieldset
      legend={required === false ? `${label} (frivilligt)` : label}
      hint={hint}
      hintId={meta.descriptionId}
      role="radiogroup"
      aria-invalid={control['aria-invalid']}
      aria-required={control['aria-required']}
      aria-describedby={control['aria-describedby']}
    >
      {options.map((option, at) => (
        <div className="ds-field" data-size="sm" key={`${meta.key ?? ''} ${option.value}`}>
          <input
            // the first choice carries the field's own id: the error summary leads to it
            id={at === 0 ? id : `${id}-${option.value}`}
            type="radio"
            className="ds-input"
            name={control.name}
            form={control.form}
            value={option.value}
            defaultChecked={defaultValue === option.value}
            aria-describedby={option.hint ? `${id}-${option.value}-hint` : undefined}
          />
          <label className="ds-label" htmlFor={at === 0 ? id : `${id}-${option.value}`}>
            {option.label}
          </label>
          {option.hint ? (
            <p data-field="description" id={`${id}-${option.value}-hint`}>
              {option.hint}
            </p>
          ) : null}
        </div>
      ))}
      <FieldErrors meta={meta} />
    </Fieldset>
  );
}

/** Yes when ticked; sent as "on", or as `value` when several boxes share a name. */
export function CheckboxField<Schema>(props: FieldProps<Schema> & { value?: string; className?: string }) {
  const { label, meta, hint, required, value = 'on', className } = props;
  const { defaultValue, ...control } = controlProps({ meta, hint, required });
  const ticked = meta.defaultChecked ?? false;
  return (
    <div className={className ? `ds-field ${className}` : 'ds-field'} data-size="sm">
      <input
        {...control}
        key={meta.key}
        type="checkbox"
        className="ds-input"
        value={value}
        defaultChecked={ticked || defaultValue === value}
      />
      <label className="ds-label" htmlFor={control.id}>
        {label}
      </label>
      {hint ? (
        <p data-field="description" id={meta.descriptionId}>
          {hint}
        </p>
      ) : null}
      <FieldErrors meta={meta} />
    </div>
  );
}
