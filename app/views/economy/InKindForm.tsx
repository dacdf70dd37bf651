import { useForm } from '@conform-to/react';
import { parseWithZod } from '@conform-to/zod/v4';
import { Form } from '@remix-run/react';

import { newInKindForm, updateInKindForm } from '~/forms/in-kind';
import type { FormFailure } from '~/policy/form-failure';
import type { InKindRow } from '~/store/in-kind';
import { RadioField, SelectField } from '~/views/shell/form/ChoiceField';
import { FormActions } from '~/views/shell/form/FormActions';
import { FormNotes, lastResultOf } from '~/views/shell/form/FormNotes';
import { TextField } from '~/views/shell/form/TextField';
import { VersionFields } from '~/views/shell/form/VersionFields';

import { HANDLING_OPTIONS } from './in-kind-words';

interface InKindFormProps {
  /** null: new ones */
  readonly row: InKindRow | null;
  /** whose hours can be added */
  readonly parties: readonly { readonly id: number; readonly name: string }[];
  readonly failure: FormFailure | null;
  readonly cancelTo: string;
  readonly removeTo?: string;
}

/** A party's own hours; whose they are is chosen once. */
export function InKindForm({ row, parties, failure, cancelTo, removeTo }: InKindFormProps) {
  const intent = row ? 'update-hours' : 'create-hours';
  const lastResult = lastResultOf(failure, intent, row?.id);
  const [form, fields] = useForm<Record<'version' | 'partyId' | 'hours' | 'handling' | 'rate', string>>({
    id: row ? `egen-tid-${row.id}` : 'ny-egen-tid',
    lastResult,
    defaultValue: row ? typed(row) : { handling: 'debited' },
    onValidate: ({ formData }) => parseWithZod(formData, { schema: row ? updateInKindForm : newInKindForm }) as never,
  });
  return (
    <Form method="post" id={form.id} onSubmit={form.onSubmit} noValidate preventScrollReset className="form-grid">
      <div className="field-wide">
        <FormNotes form={form} failure={failure} intent={intent} />
      </div>
      {row ? <VersionFields row={row} lastResult={lastResult} opened={fields.version.initialValue} /> : null}
      {row ? null : (
        <SelectField
          label="Part"
          meta={fields.partyId}
          required
          emptyLabel="Välj part"
          options={parties.map(({ id, name }) => ({ value: String(id), label: name }))}
        />
      )}
      <TextField label="Timmar" meta={fields.hours} required suffix="h" className="field-figure" />
      <TextField
        label="Timpris"
        meta={fields.rate}
        suffix="kr/h"
        hint="Krävs för debiterad tid"
        className="field-figure"
      />
      <div className="field-wide">
        <RadioField label="Tiden är" meta={fields.handling} options={HANDLING_OPTIONS} />
      </div>
      <FormActions intent={intent} label={row ? 'Spara' : 'Lägg till'} cancelTo={cancelTo} removeTo={removeTo} />
    </Form>
  );
}

function typed({ version, hours, rate, handling }: InKindRow) {
  const decimal = (hundredths: number | null) =>
    hundredths === null ? '' : String(hundredths / 100).replace('.', ',');
  return { version: String(version), hours: decimal(hours), rate: decimal(rate), handling };
}
