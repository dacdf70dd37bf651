import { useForm } from '@conform-to/react';
import { parseWithZod } from '@conform-to/zod/v4';
import { Form } from '@remix-run/react';
import { useState } from 'react';

import { newKeyForm, newKeyVersionForm, updateKeyVersionForm } from '~/forms/key';
import { CheckboxField } from '~/views/shell/form/ChoiceField';
import { FormActions } from '~/views/shell/form/FormActions';
import { ErrorSummary } from '~/views/shell/form/FormErrors';
import { FormNotes, lastResultOf } from '~/views/shell/form/FormNotes';
import { DateField, TextField } from '~/views/shell/form/TextField';
import { VersionFields } from '~/views/shell/form/VersionFields';
import { Card } from '~/views/shell/Page';

import type { KeyEditing, TypedKey } from './key-draft';
import { partsOf, percentInWords, typedIn, weightsInWords, type TypedParts } from './key-sums';
import { KeyComponentFields } from './KeyComponentFields';
import { KeyReceiverFields } from './KeyReceiverFields';
import type { KeysPageProps } from './KeysPage';

type KeyFormProps = Pick<KeysPageProps, 'series' | 'parties' | 'failure'> & {
  readonly editing: KeyEditing;
  readonly base: string;
};

const SCHEMAS = {
  'create-key': newKeyForm,
  'create-version': newKeyVersionForm,
  'update-version': updateKeyVersionForm,
};

/** Writes a key: its parts with their weights, and what is given by name. */
export function KeyForm({ editing, series, parties, failure, base }: KeyFormProps) {
  const { intent, draft, version, keyId } = editing;
  const lastResult = lastResultOf(failure, intent);
  const [form, fields] = useForm<TypedKey>({
    id: editing.form,
    lastResult,
    defaultValue: draft,
    onValidate: ({ formData }) => parseWithZod(formData, { schema: SCHEMAS[intent] }) as never,
  });
  // Before anything is typed, and without JavaScript, the sums are of what the form was sent with.
  const [input, setInput] = useState<TypedParts | null>(null);
  const typed = input ?? partsOf(fields);
  const hasUnits = parties.some(({ units }) => units.length > 0);
  return (
    <Card title={editing.title}>
      <Form
        method="post"
        id={form.id}
        onSubmit={form.onSubmit}
        onInput={(event) => setInput(typedIn(new FormData(event.currentTarget)))}
        noValidate
      >
        <FormNotes form={form} failure={failure} intent={intent} />
        <ErrorSummary form={form} />
        {version ? (
          <VersionFields
            row={{ id: version.id, version: version.revision }}
            lastResult={lastResult}
            opened={fields.version.initialValue}
          />
        ) : null}
        {keyId ? <input type="hidden" name="keyId" value={keyId} /> : null}
        <div className="form-grid">
          {intent === 'create-key' ? <TextField label="Namn" meta={fields.name} required /> : null}
          <DateField label="Gäller från" meta={fields.validFrom} />
          <TextField label="Beslut" meta={fields.decisionReference} hint="Diarienummer eller paragraf" />
        </div>
        {hasUnits ? (
          <CheckboxField
            label="Fördela på enheter i stället för på parter"
            meta={fields.byUnit}
            hint="Lika delar räknas då per enhet: en part med tre enheter bär tre delar, en part utan enheter bär en."
          />
        ) : null}
        <KeyComponentFields components={fields.components} series={series} sum={weightsInWords(typed.weights)} />
        <KeyReceiverFields
          given={fields.given}
          parties={parties}
          sum={percentInWords(typed.percents)}
          open={draft.components.some(({ kind }) => kind === 'percent' || kind === 'fixed')}
        />
        <FormActions
          intent={intent}
          label={intent === 'create-version' ? 'Spara ny version' : 'Spara'}
          cancelTo={base}
        />
      </Form>
    </Card>
  );
}
