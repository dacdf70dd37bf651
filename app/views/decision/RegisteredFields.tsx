import type { FieldMetadata } from '@conform-to/react';

import { DateField, TextField } from '~/views/shell/form/TextField';

interface RegisteredFieldsProps {
  readonly fields: Readonly<Record<'deciders' | 'decidedOn' | 'diaryNumber', FieldMetadata<string>>>;
  /** tells a decision that is sent twice from two */
  readonly token: string;
}

/** What the register asks of every decision of a body, whatever it is about: who took part, the day and the diary number. */
export function RegisteredFields({ fields, token }: RegisteredFieldsProps) {
  return (
    <>
      <input type="hidden" name="token" value={token} />
      <TextField
        label="Deltog i beslutet"
        meta={fields.deciders}
        hint="Roller, till exempel: ordförande och ledamöter"
        required
        className="field-wide"
        autoComplete="off"
      />
      <DateField label="Dag" meta={fields.decidedOn} required />
      <TextField label="Diarienummer" meta={fields.diaryNumber} required={false} autoComplete="off" />
    </>
  );
}
