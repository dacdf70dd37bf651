import { getCollectionProps, useForm } from '@conform-to/react';
import { parseWithZod } from '@conform-to/zod/v4';
import { Form } from '@remix-run/react';

import { saveTemplateForm } from '~/forms/template';
import type { FormFailure } from '~/policy/form-failure';
import { SelectField } from '~/views/shell/form/ChoiceField';
import { FieldErrors } from '~/views/shell/form/FieldFrame';
import { Fieldset } from '~/views/shell/form/Fieldset';
import { FormActions } from '~/views/shell/form/FormActions';
import { FormNotes, lastResultOf } from '~/views/shell/form/FormNotes';
import { TextAreaField, TextField } from '~/views/shell/form/TextField';
import { Card } from '~/views/shell/Page';
import { phaseTitle } from '~/views/shell/phase-name';

import { TEMPLATE_KIND_OPTIONS } from './template-words';

interface SaveTemplateFormProps {
  readonly phases: readonly { readonly id: number; readonly number: number; readonly name: string }[];
  readonly failure: FormFailure | null;
  readonly cancelTo: string;
}

/** The plan as it stands, or a part of it, kept as a template. */
export function SaveTemplateForm({ phases, failure, cancelTo }: SaveTemplateFormProps) {
  const [form, fields] = useForm({
    id: 'spara-mall',
    lastResult: lastResultOf(failure, 'save'),
    defaultValue: { kind: 'project' },
    onValidate: ({ formData }) => parseWithZod(formData, { schema: saveTemplateForm }),
  });
  const boxes = getCollectionProps(fields.phaseIds, { type: 'checkbox', options: phases.map(({ id }) => String(id)) });
  return (
    <Card title="Spara planen som mall" id="spara">
      <Form method="post" id={form.id} onSubmit={form.onSubmit} noValidate className="form-grid">
        <div className="field-wide">
          <FormNotes form={form} failure={failure} intent="save" />
        </div>
        <TextField label="Namn" meta={fields.name} required />
        <SelectField label="Vad som sparas" meta={fields.kind} options={TEMPLATE_KIND_OPTIONS} />
        <TextAreaField label="Beskrivning" meta={fields.description} className="field-wide" rows={2} />
        <div className="field-wide">
          <Fieldset legend="Faser, när inte hela projektet sparas">
            <div className="check-columns">
              {boxes.map(({ key, ...box }, at) => (
                <label key={key} className="check">
                  <input {...box} className="ds-input" data-size="sm" /> {phaseTitle(phases[at]!)}
                </label>
              ))}
            </div>
            <FieldErrors meta={fields.phaseIds} />
          </Fieldset>
          <label className="check">
            <input type="checkbox" className="ds-input" data-size="sm" name={fields.ofParties.name} value="1" /> Ta med
            milstolpar som är en enskild kommuns
          </label>
        </div>
        <p className="sub field-wide">
          Mallen får faser, aktiviteter, milstolpar och beroenden med tider i arbetsdagar, men inga datum, utfall,
          pengar eller kommuner.
        </p>
        <FormActions intent="save" label="Spara mall" cancelTo={cancelTo} />
      </Form>
    </Card>
  );
}
