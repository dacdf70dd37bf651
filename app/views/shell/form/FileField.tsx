import { controlProps, type FieldProps } from './control';
import { FieldFrame } from './FieldFrame';

/** A file from the person's own disk. A browser never keeps the choice, so a refused form asks for it again. */
export function FileField<Schema>({ label, meta, hint, accept }: FieldProps<Schema> & { accept: string }) {
  const { defaultValue: _never, ...control } = controlProps({ meta, hint, required: true });
  return (
    <FieldFrame label={label} meta={meta} hint={hint}>
      <input {...control} key={meta.key} type="file" accept={accept} className="ds-input" />
    </FieldFrame>
  );
}
