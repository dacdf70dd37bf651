import { useForm } from '@conform-to/react';
import { parseWithZod } from '@conform-to/zod/v4';
import { Form } from '@remix-run/react';

import { correctTimeForm } from '~/forms/time';
import type { FormFailure } from '~/policy/form-failure';
import type { TimeEntry } from '~/store/time-entry';
import { FormActions } from '~/views/shell/form/FormActions';
import { FormNotes, lastResultOf } from '~/views/shell/form/FormNotes';
import { TextAreaField, TextField } from '~/views/shell/form/TextField';
import { VersionFields } from '~/views/shell/form/VersionFields';
import { formatHours } from '~/views/shell/format';
import { Card } from '~/views/shell/Page';

import { hoursInput, placeOf } from './time-words';

interface CorrectTimeFormProps {
  readonly entry: TimeEntry;
  readonly cancelTo: string;
  readonly failure: FormFailure | null;
}

/** Other hours for a day that is approved: a row of its own, which replaces the old one when it is approved. */
export function CorrectTimeForm({ entry, cancelTo, failure }: CorrectTimeFormProps) {
  const lastResult = lastResultOf(failure, 'correct', entry.id);
  const [form, fields] = useForm({
    id: `ratta-${entry.id}`,
    lastResult,
    defaultValue: { version: String(entry.version), hours: hoursInput(entry.hours) },
    onValidate: ({ formData }) => parseWithZod(formData, { schema: correctTimeForm }),
  });
  return (
    <Card title={`Rätta ${entry.date}`}>
      <p className="sub">
        {placeOf(entry)}: {formatHours(entry.hours)} är godkända. De står kvar i historiken, och rättelsen gäller när
        projektledaren har godkänt den.
      </p>
      <Form method="post" id={form.id} onSubmit={form.onSubmit} noValidate className="form">
        <FormNotes form={form} failure={failure} intent="correct" />
        <VersionFields row={entry} lastResult={lastResult} opened={fields.version.initialValue} />
        <TextField
          label="Rätt antal timmar"
          meta={fields.hours}
          suffix="h"
          inputMode="decimal"
          className="field-figure"
        />
        <TextAreaField label="Varför" meta={fields.reason} required rows={2} />
        <FormActions intent="correct" label="Skicka rättelsen" cancelTo={cancelTo} />
      </Form>
    </Card>
  );
}
