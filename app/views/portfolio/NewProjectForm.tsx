import { getCollectionProps, useForm } from '@conform-to/react';
import { parseWithZod } from '@conform-to/zod/v4';
import { Form } from '@remix-run/react';

import { newProjectForm } from '~/forms/project';
import type { FormFailure } from '~/policy/form-failure';
import type { CooperationParts } from '~/store/cooperation';
import { SelectField } from '~/views/shell/form/ChoiceField';
import { FieldErrors } from '~/views/shell/form/FieldFrame';
import { Fieldset } from '~/views/shell/form/Fieldset';
import { FormActions } from '~/views/shell/form/FormActions';
import { FormNotes, lastResultOf } from '~/views/shell/form/FormNotes';
import { DateField, TextAreaField, TextField } from '~/views/shell/form/TextField';
import { Card } from '~/views/shell/Page';
import type { AskedTemplate } from '~/views/template/template-preview';

interface NewProjectFormProps {
  readonly cooperation: CooperationParts;
  /** the template that the plan begins from */
  readonly asked: AskedTemplate | null;
  readonly failure: FormFailure | null;
}

/** Name, lead, time, key and participants of a new project; every member takes part unless unticked. */
export function NewProjectForm({ cooperation, asked, failure }: NewProjectFormProps) {
  const [form, fields] = useForm({
    id: 'nytt-projekt',
    lastResult: lastResultOf(failure, 'create'),
    defaultValue: {
      leadPartyId: cooperation.leadPartyId === null ? '' : String(cooperation.leadPartyId),
      keyId: cooperation.keys[0] ? String(cooperation.keys[0].id) : '',
      participantIds: cooperation.members.map((member) => String(member.id)),
    },
    onValidate: ({ formData }) => parseWithZod(formData, { schema: newProjectForm }),
  });
  const named = (rows: readonly { id: number; name: string }[]) =>
    rows.map((row) => ({ value: String(row.id), label: row.name }));
  const boxes = getCollectionProps(fields.participantIds, {
    type: 'checkbox',
    options: cooperation.members.map((member) => String(member.id)),
  });
  return (
    <Card title="Projektet">
      <Form method="post" id={form.id} onSubmit={form.onSubmit} noValidate className="form-grid">
        <div className="field-wide">
          <FormNotes form={form} failure={failure} intent="create" />
        </div>
        <input type="hidden" name="cooperationId" value={cooperation.id} />
        {asked?.preview ? (
          <>
            <input type="hidden" name="templateId" value={asked.template.id} />
            <input type="hidden" name="templateStart" value={asked.preview.start} />
          </>
        ) : null}
        <TextField label="Namn" meta={fields.name} required />
        <SelectField
          label="Huvudansvarig"
          meta={fields.leadPartyId}
          emptyLabel="Inte bestämt"
          options={named(cooperation.members)}
        />
        <SelectField
          label="Fördelningsnyckel"
          meta={fields.keyId}
          emptyLabel="Ingen än"
          options={named(cooperation.keys)}
        />
        <DateField label="Start" meta={fields.startDate} />
        <DateField label="Slut" meta={fields.endDate} />
        <TextAreaField label="Beskrivning" meta={fields.summary} className="field-wide" rows={3} />
        <div className="field-wide">
          <Fieldset legend="Deltagare">
            <div className="check-columns">
              {boxes.map(({ key, ...box }, index) => (
                <label key={key} className="check">
                  <input {...box} className="ds-input" data-size="sm" /> {cooperation.members[index]!.name}
                </label>
              ))}
            </div>
            <FieldErrors meta={fields.participantIds} />
          </Fieldset>
        </div>
        <FormActions intent="create" label="Skapa projektet" cancelTo="/portfolj" />
      </Form>
    </Card>
  );
}
