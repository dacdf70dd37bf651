import { useForm } from '@conform-to/react';
import { parseWithZod } from '@conform-to/zod/v4';
import { Form } from '@remix-run/react';

import { updateGateForm } from '~/forms/gate';
import { FormActions } from '~/views/shell/form/FormActions';
import { FormNotes, lastResultOf } from '~/views/shell/form/FormNotes';
import { VersionFields } from '~/views/shell/form/VersionFields';
import { Card } from '~/views/shell/Page';

import { GateFields, type TypedGate } from './GateFields';
import type { GatePageProps } from './GatePage';

/** A gate that is not decided, to be written anew. */
export function EditGateForm({ gate, phases, failure, here }: GatePageProps & { readonly here: string }) {
  const lastResult = lastResultOf(failure, 'update');
  const [form, fields] = useForm<TypedGate>({
    id: 'andra-beslutspunkt',
    lastResult,
    defaultValue: {
      version: String(gate.version),
      label: gate.label,
      title: gate.title,
      decides: gate.decides,
      phaseId: gate.phaseId === null ? '' : String(gate.phaseId),
      plannedOn: gate.plannedOn ?? '',
      criteria: gate.checklist.map(({ text }) => text).join('\n'),
      papers: gate.papers,
    },
    onValidate: ({ formData }) => parseWithZod(formData, { schema: updateGateForm }) as never,
  });
  return (
    <Card title="Ändra beslutspunkten">
      <Form method="post" id={form.id} onSubmit={form.onSubmit} noValidate className="form-grid">
        <div className="field-wide">
          <p className="sub">Ett kriterium som står kvar ordagrant behåller sin bock.</p>
          <FormNotes form={form} failure={failure} intent="update" />
        </div>
        <VersionFields row={gate} lastResult={lastResult} opened={fields.version.initialValue} />
        <GateFields fields={fields} phases={phases} moves={gate.plannedOn !== null} />
        <FormActions
          intent="update"
          label="Spara"
          cancelTo={here}
          removeTo={gate.decisionNumber === null ? `${here}?ta-bort=1` : null}
        />
      </Form>
    </Card>
  );
}
