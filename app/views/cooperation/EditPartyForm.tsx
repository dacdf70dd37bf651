import { useForm } from '@conform-to/react';
import { parseWithZod } from '@conform-to/zod/v4';
import { Form } from '@remix-run/react';

import { updatePartyForm } from '~/forms/party';
import type { FormFailure } from '~/policy/form-failure';
import type { Party } from '~/store/party';
import { SelectField } from '~/views/shell/form/ChoiceField';
import { Fieldset } from '~/views/shell/form/Fieldset';
import { FormActions } from '~/views/shell/form/FormActions';
import { FormNotes, lastResultOf } from '~/views/shell/form/FormNotes';
import { DateField, TextAreaField, TextField } from '~/views/shell/form/TextField';
import { VersionFields } from '~/views/shell/form/VersionFields';
import { fieldList } from '~/views/shell/form/field-list';

import { KIND_OPTIONS } from './party-words';

type TypedParty = Record<'version' | 'name' | 'kind' | 'code' | 'organisationNumber' | 'newUnits', string> & {
  units: Record<'id' | 'name' | 'closedOn', string>[];
};

interface EditPartyFormProps {
  readonly party: Party;
  readonly failure: FormFailure | null;
}

/** Changes what a party is called, what it is, and its units: renamed, closed from a day, or new. */
export function EditPartyForm({ party, failure }: EditPartyFormProps) {
  const lastResult = lastResultOf(failure, 'update', party.id);
  const [form, fields] = useForm<TypedParty>({
    id: `part-${party.id}-form`,
    lastResult,
    defaultValue: {
      version: String(party.version),
      name: party.name,
      kind: party.kind,
      code: party.code ?? '',
      organisationNumber: party.organisationNumber ?? '',
      newUnits: '',
      units: party.units.map(({ id, name, closedOn }) => ({ id: String(id), name, closedOn: closedOn ?? '' })),
    },
    onValidate: ({ formData }) => parseWithZod(formData, { schema: updatePartyForm }) as never,
  });
  const units = fieldList(fields.units);
  return (
    <Form method="post" id={form.id} onSubmit={form.onSubmit} noValidate className="form-grid">
      <div className="field-wide">
        <FormNotes form={form} failure={lastResult ? failure : null} intent="update" />
      </div>
      <VersionFields row={party} lastResult={lastResult} opened={fields.version.initialValue} />
      <TextField label="Namn" meta={fields.name} required hint="Gäller överallt där parten visas" />
      <SelectField label="Slag" meta={fields.kind} options={KIND_OPTIONS} />
      <TextField
        label="Kommunkod"
        meta={fields.code}
        hint={party.frozen ? 'Låst: inskickade andelar står på den' : 'Fyra siffror; krävs för en kommun'}
        inputMode="numeric"
        readOnly={party.frozen}
      />
      <TextField label="Organisationsnummer" meta={fields.organisationNumber} required={false} />
      {units.length > 0 ? (
        <div className="field-wide">
          <Fieldset
            legend="Enheter"
            hint="En stängd enhet är inte med i beräkningar från och med den dagen. Andelar som redan är inskickade ändras inte."
          >
            {units.map((unit, at) => {
              const field = unit.getFieldset();
              return (
                <div key={unit.key} className="form-row">
                  <input type="hidden" name={field.id.name} value={String(field.id.initialValue ?? '')} />
                  <TextField label={`Enhet ${at + 1}`} meta={field.name} required className="field-wide" />
                  <DateField label="Stängd från" meta={field.closedOn} required={false} hint={undefined} />
                </div>
              );
            })}
          </Fieldset>
        </div>
      ) : null}
      <TextAreaField
        label="Nya enheter"
        meta={fields.newUnits}
        hint="En per rad"
        required={false}
        rows={2}
        className="field-wide"
      />
      <FormActions intent="update" label="Spara" cancelTo={`/samverkan/parter#part-${party.id}`} />
    </Form>
  );
}
