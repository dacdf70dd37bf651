import type { InputHTMLAttributes, TextareaHTMLAttributes } from 'react';

import type { FieldProps } from './control';
import { controlProps } from './control';
import { FieldFrame } from './FieldFrame';

type OwnedByConform = 'id' | 'name' | 'form' | 'defaultValue' | 'value' | 'required';

type TextFieldProps<Schema> = FieldProps<Schema> &
  Omit<InputHTMLAttributes<HTMLInputElement>, OwnedByConform | 'type'> & {
    type?: 'text' | 'email' | 'tel' | 'url' | 'search' | 'password';
    /** The unit after the figure: kr, h, %. */
    suffix?: string;
  };

/** One line of text or one figure. Figures are text too: what was typed must come back as typed. */
export function TextField<Schema>(props: TextFieldProps<Schema>) {
  const { label, meta, hint, required, type = 'text', suffix, className, ...inputProps } = props;
  const control = controlProps({ meta, hint, required });
  const input = (
    <input
      {...inputProps}
      {...control}
      key={meta.key}
      type={type}
      className="ds-input"
      // a password is never sent back to the browser
      defaultValue={type === 'password' ? undefined : control.defaultValue}
    />
  );
  return (
    <FieldFrame label={label} meta={meta} hint={hint} required={required} className={className}>
      {suffix ? (
        <div className="ds-field-affixes">
          {input}
          <span className="ds-field-affix">{suffix}</span>
        </div>
      ) : (
        input
      )}
    </FieldFrame>
  );
}

type DateFieldProps<Schema> = FieldProps<Schema> & Omit<InputHTMLAttributes<HTMLInputElement>, OwnedByConform | 'type'>;

/**
 * A calendar date, typed as åååå-mm-dd. A text input, since `type="date"` hands the server an empty
 * string for 2021-02-30: the reader would be told that the date is missing and lose what was typed.
 * The keyboard stays the ordinary one: a digits-only keypad on a phone has no hyphen.
 */
export function DateField<Schema>({ hint = 'åååå-mm-dd', className = 'field-date', ...props }: DateFieldProps<Schema>) {
  return <TextField {...props} hint={hint} className={className} autoComplete="off" spellCheck={false} />;
}

type TextAreaFieldProps<Schema> = FieldProps<Schema> &
  Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, OwnedByConform>;

/** Several lines of text. */
export function TextAreaField<Schema>(props: TextAreaFieldProps<Schema>) {
  const { label, meta, hint, required, className, rows = 4, ...areaProps } = props;
  return (
    <FieldFrame label={label} meta={meta} hint={hint} required={required} className={className}>
      <textarea
        {...areaProps}
        {...controlProps({ meta, hint, required })}
        key={meta.key}
        rows={rows}
        className="ds-input"
      />
    </FieldFrame>
  );
}
