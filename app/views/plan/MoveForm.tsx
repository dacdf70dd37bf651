import { useForm } from '@conform-to/react';
import { parseWithZod } from '@conform-to/zod/v4';
import { Form, Link } from '@remix-run/react';

import { moveForm } from '~/forms/plan';
import type { FormFailure } from '~/policy/form-failure';
import { FormNotes, lastResultOf } from '~/views/shell/form/FormNotes';
import { SubmitButton } from '~/views/shell/form/SubmitButton';
import { VersionFields } from '~/views/shell/form/VersionFields';
import { DateField } from '~/views/shell/form/TextField';

interface MoveFormProps {
  readonly kind: 'phase' | 'milestone';
  readonly row: { readonly id: number; readonly version: number };
  readonly start: string | null;
  readonly end: string | null;
  readonly failure: FormFailure | null;
  readonly cancelTo: string;
}

/** New dates for a phase, or a new forecast for a milestone: what dragging does, by typing. */
export function MoveForm({ kind, row, start, end, failure, cancelTo }: MoveFormProps) {
  const lastResult = lastResultOf(failure, 'move', row.id);
  const [form, fields] = useForm({
    id: `flytta-${kind}-${row.id}`,
    lastResult,
    defaultValue: { version: String(row.version), start: start ?? '', end: end ?? '' },
    onValidate: ({ formData }) => parseWithZod(formData, { schema: moveForm }),
  });
  return (
    <Form method="post" id={form.id} onSubmit={form.onSubmit} noValidate preventScrollReset>
      <FormNotes form={form} failure={failure} intent="move" />
      <input type="hidden" name="via" value="table" />
      <input type="hidden" name="kind" value={kind} />
      <VersionFields row={row} lastResult={lastResult} opened={fields.version.initialValue} />
      <div className="form-row">
        <DateField label={kind === 'milestone' ? 'Prognos' : 'Start'} meta={fields.start} />
        {kind === 'milestone' ? null : <DateField label="Slut" meta={fields.end} />}
        <SubmitButton name="intent" value="move">
          Spara
        </SubmitButton>
        <Link className="ds-button" data-variant="tertiary" data-size="sm" to={cancelTo} preventScrollReset>
          Stäng
        </Link>
      </div>
    </Form>
  );
}
