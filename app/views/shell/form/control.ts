import { getInputProps } from '@conform-to/react';
import type { FieldMetadata } from '@conform-to/react';

/** What every field of a form takes. `Schema` is inferred from `meta`, as `fields.name` of Conform. */
export type FieldProps<Schema> = {
  label: string;
  meta: FieldMetadata<Schema>;
  /** Under the label: the form of the answer, an example, where to find it. */
  hint?: string;
  /** `false` says "(frivilligt)"; when left out the schema's constraint decides for assistive technology. */
  required?: boolean;
};

/**
 * The attributes that tie a control to its label, hint, error and typed value.
 *
 * Native constraints (required, pattern, maxlength) are left out on purpose: the browser would stop
 * the form with a bubble in its own language, and a too long paste would be cut without a word.
 * The schema answers instead, at the field and in Swedish, with and without JavaScript.
 */
export function controlProps<Schema>({ meta, hint, required }: Omit<FieldProps<Schema>, 'label'>) {
  const { id, name, form, defaultValue, ...rest } = getInputProps(meta, {
    type: 'text',
    ariaDescribedBy: hint ? meta.descriptionId : undefined,
  });
  return {
    id,
    name,
    form,
    defaultValue,
    'aria-invalid': rest['aria-invalid'],
    'aria-describedby': rest['aria-describedby'],
    'aria-required': (required ?? meta.required) || undefined,
  };
}
