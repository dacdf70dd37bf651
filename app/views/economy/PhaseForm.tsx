import { useForm } from '@conform-to/react';
import { parseWithZod } from '@conform-to/zod/v4';
import { Form } from '@remix-run/react';

import { newPhaseForm, PROJECT_KEY, updatePhaseForm } from '~/forms/phase';
import type { FormFailure } from '~/policy/form-failure';
import type { PhaseDetail } from '~/store/phase';
import { SelectField } from '~/views/shell/form/ChoiceField';
import { FormActions } from '~/views/shell/form/FormActions';
import { FormNotes, lastResultOf } from '~/views/shell/form/FormNotes';
import { VersionFields } from '~/views/shell/form/VersionFields';
import { DateField, TextAreaField, TextField } from '~/views/shell/form/TextField';

import { PHASE_KIND_OPTIONS } from './phase-words';

/** The keys of the cooperation. */
export type KeyChoices = readonly { readonly id: number; readonly name: string }[];

interface PhaseFormProps {
  /** null: a new phase */
  readonly phase: PhaseDetail | null;
  /** what it can be shared by; null where that is not to be chosen */
  readonly keys?: KeyChoices | null;
  /** the number a new phase is offered */
  readonly nextNumber?: number;
  readonly failure: FormFailure | null;
  readonly cancelTo: string;
}

/** Adds a phase, or changes one. */
export function PhaseForm({ phase, keys = null, nextNumber, failure, cancelTo }: PhaseFormProps) {
  const intent = phase ? 'update-phase' : 'create';
  const lastResult = lastResultOf(failure, intent);
  const [form, fields] = useForm<PhaseFields>({
    id: 'fas',
    lastResult,
    defaultValue: phase
      ? {
          version: String(phase.version),
          number: String(phase.number),
          name: phase.name,
          kind: phase.kind,
          startDate: phase.startDate ?? '',
          endDate: phase.endDate ?? '',
          note: phase.note,
          keyId: phase.keyId === null ? PROJECT_KEY : String(phase.keyId),
        }
      : { number: String(nextNumber ?? 1), kind: 'genomförande' },
    onValidate: ({ formData }) => parseWithZod(formData, { schema: phase ? updatePhaseForm : newPhaseForm }) as never,
  });
  return (
    <Form method="post" id={form.id} onSubmit={form.onSubmit} noValidate className="form-grid">
      <div className="field-wide">
        <FormNotes form={form} failure={failure} intent={intent} />
      </div>
      {phase ? <VersionFields row={phase} lastResult={lastResult} opened={fields.version.initialValue} /> : null}
      <TextField label="Nummer" meta={fields.number} required className="field-figure" inputMode="numeric" />
      <TextField label="Namn" meta={fields.name} required />
      <SelectField label="Slag" meta={fields.kind} options={PHASE_KIND_OPTIONS} />
      <DateField label="Start" meta={fields.startDate} />
      <DateField label="Slut" meta={fields.endDate} />
      {phase && keys ? (
        <SelectField
          label="Fördelningsnyckel"
          meta={fields.keyId}
          options={[
            { value: PROJECT_KEY, label: `Projektets nyckel (${phase.projectKeyName ?? 'ingen vald'})` },
            ...keys.map(({ id, name }) => ({ value: String(id), label: name })),
          ]}
        />
      ) : null}
      <TextAreaField label="Anteckning" meta={fields.note} className="field-wide" rows={2} />
      <FormActions intent={intent} label={phase ? 'Spara' : 'Lägg till fas'} cancelTo={cancelTo} />
    </Form>
  );
}

/** The fields of both forms as they are typed. */
type PhaseFields = Record<'version' | 'number' | 'name' | 'kind' | 'startDate' | 'endDate' | 'note' | 'keyId', string>;
