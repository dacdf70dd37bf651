import { useForm } from '@conform-to/react';
import { parseWithZod } from '@conform-to/zod/v4';
import { Form, useLocation } from '@remix-run/react';

import { saveScenarioForm, updateScenarioForm } from '~/forms/scenario';
import type { FormFailure } from '~/policy/form-failure';
import type { SavedScenario } from '~/store/scenario';
import { FormActions } from '~/views/shell/form/FormActions';
import { FormNotes, lastResultOf } from '~/views/shell/form/FormNotes';
import { TextAreaField, TextField } from '~/views/shell/form/TextField';
import { VersionFields } from '~/views/shell/form/VersionFields';
import { Card } from '~/views/shell/Page';

interface SaveScenarioFormProps {
  /** null: a new one */
  readonly saved: SavedScenario | null;
  readonly failure: FormFailure | null;
  readonly cancelTo: string;
  readonly removeTo?: string;
}

/** Keeps what the address assumes, under a name; the address goes along. */
export function SaveScenarioForm({ saved, failure, cancelTo, removeTo }: SaveScenarioFormProps) {
  const { pathname, search } = useLocation();
  const intent = saved ? 'update' : 'create';
  const lastResult = lastResultOf(failure, intent);
  const [form, fields] = useForm<Record<'version' | 'name' | 'note', string>>({
    id: 'spara-scenario',
    lastResult,
    defaultValue: saved ? { version: String(saved.version), name: saved.name, note: saved.note } : {},
    onValidate: ({ formData }) =>
      parseWithZod(formData, { schema: saved ? updateScenarioForm : saveScenarioForm }) as never,
  });
  return (
    <Card title={saved ? 'Spara ändringarna' : 'Spara scenariot'}>
      <Form
        method="post"
        action={`${pathname}${search}`}
        id={form.id}
        onSubmit={form.onSubmit}
        noValidate
        preventScrollReset
        className="form"
      >
        <FormNotes form={form} failure={failure} intent={intent} />
        {saved ? <VersionFields row={saved} lastResult={lastResult} opened={fields.version.initialValue} /> : null}
        <TextField label="Namn" meta={fields.name} required hint="Till exempel ”Borlänge går med”" />
        <TextAreaField label="Anteckning" meta={fields.note} required={false} rows={3} />
        <p className="sub">Alla i samverkan kan läsa det. Planen ändras inte.</p>
        <FormActions intent={intent} label="Spara" cancelTo={cancelTo} removeTo={removeTo ?? null} />
      </Form>
    </Card>
  );
}
