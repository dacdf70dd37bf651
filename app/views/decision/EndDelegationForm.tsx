import { useForm } from '@conform-to/react';
import { parseWithZod } from '@conform-to/zod/v4';
import { Form } from '@remix-run/react';

import { endDelegationForm } from '~/forms/delegation';
import type { FormFailure } from '~/policy/form-failure';
import type { Delegation } from '~/store/delegation';
import { FormActions } from '~/views/shell/form/FormActions';
import { FormNotes, lastResultOf } from '~/views/shell/form/FormNotes';
import { DateField } from '~/views/shell/form/TextField';
import { VersionFields } from '~/views/shell/form/VersionFields';

interface EndDelegationFormProps {
  readonly delegation: Delegation;
  readonly failure: FormFailure | null;
}

/** Sets an earlier last day. */
export function EndDelegationForm({ delegation, failure }: EndDelegationFormProps) {
  const { id, partyId, version, validUntil, lastDecision } = delegation;
  const lastResult = lastResultOf(failure, 'end', id);
  const [form, fields] = useForm<Record<'lastDay' | 'version', string>>({
    id: `avsluta-${id}`,
    lastResult,
    defaultValue: { lastDay: '', version: String(version) },
    onValidate: ({ formData }) => parseWithZod(formData, { schema: endDelegationForm }) as never,
  });
  return (
    <Form method="post" id={form.id} onSubmit={form.onSubmit} noValidate className="form-grid panel">
      <div className="field-wide">
        <p className="sub">
          Slutar annars {validUntil}. Efter den nya sista dagen kan personen inte besluta i kommundirektörens ställe.
          {lastDecision ? ` Det senaste beslutet med stöd av delegationen är från ${lastDecision}.` : ''}
        </p>
        <FormNotes form={form} failure={failure} intent="end" />
      </div>
      <VersionFields row={{ id, version }} lastResult={lastResult} opened={fields.version.initialValue} />
      <input type="hidden" name="partyId" value={partyId} />
      <DateField label="Ny sista dag" meta={fields.lastDay} hint="åååå-mm-dd, dagen räknas med" />
      <FormActions intent="end" label="Avsluta" cancelTo="/ersattare" />
    </Form>
  );
}
