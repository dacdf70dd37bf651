import { useForm, type FieldMetadata } from '@conform-to/react';
import { parseWithZod } from '@conform-to/zod/v4';
import { Form } from '@remix-run/react';

import { newScaleForm, saveScaleForm } from '~/forms/risk-scale';
import type { FormFailure } from '~/policy/form-failure';
import { FormActions } from '~/views/shell/form/FormActions';
import { fieldList } from '~/views/shell/form/field-list';
import { ErrorSummary } from '~/views/shell/form/FormErrors';
import { FormNotes, lastResultOf } from '~/views/shell/form/FormNotes';
import { TextField } from '~/views/shell/form/TextField';
import { VersionFields } from '~/views/shell/form/VersionFields';
import { Card } from '~/views/shell/Page';

import type { ScaleEditing, TypedScale } from './scale-draft';
import { ScaleBandFields } from './ScaleBandFields';
import { ScaleCellFields } from './ScaleCellFields';

interface ScaleFormProps {
  readonly editing: ScaleEditing;
  readonly failure: FormFailure | null;
  readonly base: string;
}

/** Writes a scale: the names and meanings of its levels, and the colour and mandate of each cell or band. */
export function ScaleForm({ editing, failure, base }: ScaleFormProps) {
  const { intent, draft, scale, consequence } = editing;
  const lastResult = lastResultOf(failure, intent, scale?.id);
  const [form, fields] = useForm<TypedScale>({
    id: editing.form,
    lastResult,
    defaultValue: draft,
    onValidate: ({ formData }) =>
      parseWithZod(formData, { schema: intent === 'create' ? newScaleForm : saveScaleForm }) as never,
  });
  const names = (axis: 'probability' | 'consequence') =>
    fieldList(fields[axis]).map((level, at) => level.getFieldset().name.initialValue || `Nivå ${at + 1}`);
  return (
    <Card title={editing.title}>
      {consequence ? <p>{consequence}</p> : null}
      <Form method="post" id={form.id} onSubmit={form.onSubmit} noValidate>
        <FormNotes form={form} failure={failure} intent={intent} />
        <ErrorSummary form={form} />
        {scale ? (
          <VersionFields
            row={{ id: scale.id, version: scale.revision }}
            lastResult={lastResult}
            opened={fields.version.initialValue}
          />
        ) : (
          <div className="form-grid">
            <TextField label="Namn" meta={fields.name} required />
          </div>
        )}
        <input type="hidden" name="rule" value={draft.rule} />
        <div className="risk-pair">
          <LevelFields title="Sannolikhet" levels={fieldList(fields.probability)} />
          <LevelFields title="Konsekvens" levels={fieldList(fields.consequence)} />
        </div>
        {draft.rule === 'cells' ? (
          <ScaleCellFields
            cells={fieldList(fields.cells)}
            probability={names('probability')}
            consequence={names('consequence')}
          />
        ) : (
          <ScaleBandFields
            bands={fieldList(fields.bands)}
            size={{ width: draft.probability.length, height: draft.consequence.length }}
          />
        )}
        <FormActions
          intent={intent}
          label={scale?.used ? 'Spara ny version' : 'Spara skalan'}
          cancelTo={scale ? `${base}#skala-${scale.id}` : base}
        />
      </Form>
    </Card>
  );
}

interface LevelFieldsProps {
  readonly title: string;
  readonly levels: readonly FieldMetadata<TypedScale['probability'][number]>[];
}

function LevelFields({ title, levels }: LevelFieldsProps) {
  return (
    <fieldset className="ds-fieldset" data-size="sm">
      <legend className="ds-label">{title}, lägst först</legend>
      {levels.map((level, at) => {
        const { name, definition } = level.getFieldset();
        return (
          <div className="scale-level" key={level.key ?? at}>
            <TextField label={`Nivå ${at + 1}`} meta={name} required />
            <TextField label={`Betydelse av nivå ${at + 1}`} meta={definition} required={false} />
          </div>
        );
      })}
    </fieldset>
  );
}
