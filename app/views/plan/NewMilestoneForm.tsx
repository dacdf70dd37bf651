import { useForm } from '@conform-to/react';
import { parseWithZod } from '@conform-to/zod/v4';
import { Form } from '@remix-run/react';

import { newMilestoneForm } from '~/forms/milestone';
import type { FormFailure } from '~/policy/form-failure';
import type { Phase } from '~/store/phase';
import type { Project } from '~/store/project';
import { SelectField } from '~/views/shell/form/ChoiceField';
import { FormActions } from '~/views/shell/form/FormActions';
import { FormNotes, lastResultOf } from '~/views/shell/form/FormNotes';
import { DateField, TextAreaField, TextField } from '~/views/shell/form/TextField';
import { Card } from '~/views/shell/Page';
import { phaseLabel } from '~/views/shell/phase-name';

import { KIND_OPTIONS } from './milestone-words';

interface NewMilestoneFormProps {
  readonly project: Project;
  readonly phases: readonly Phase[];
  readonly failure: FormFailure | null;
  readonly cancelTo: string;
}

/** A new milestone; its first forecast becomes its baseline. */
export function NewMilestoneForm({ project, phases, failure, cancelTo }: NewMilestoneFormProps) {
  const [form, fields] = useForm({
    id: 'ny-milstolpe',
    lastResult: lastResultOf(failure, 'create'),
    defaultValue: { kind: 'milstolpe' },
    onValidate: ({ formData }) => parseWithZod(formData, { schema: newMilestoneForm }),
  });
  return (
    <Card title="Ny milstolpe">
      <Form method="post" id={form.id} onSubmit={form.onSubmit} noValidate className="form-grid">
        <FormNotes form={form} failure={failure} intent="create" />
        <TextField label="Nummer" meta={fields.label} hint="Till exempel MS29" />
        <TextField label="Milstolpe" meta={fields.title} required className="field-wide" />
        <SelectField
          label="Fas"
          meta={fields.phaseId}
          options={phases.map((phase) => ({ value: String(phase.id), label: phaseLabel(phase) }))}
        />
        <SelectField label="Slag" meta={fields.kind} options={KIND_OPTIONS} />
        <SelectField
          label="Kommun"
          meta={fields.partyId}
          emptyLabel="Gemensam"
          options={project.participants.map((party) => ({ value: String(party.id), label: party.name }))}
        />
        <DateField label="Prognos" meta={fields.forecast} />
        <TextField label="Ansvarig" meta={fields.responsible} />
        <TextAreaField label="Uppnådd när" meta={fields.criteria} className="field-wide" rows={2} />
        <FormActions intent="create" label="Lägg till" cancelTo={cancelTo} />
      </Form>
    </Card>
  );
}
