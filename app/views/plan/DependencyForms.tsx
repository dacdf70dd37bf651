import { useForm } from '@conform-to/react';
import { parseWithZod } from '@conform-to/zod/v4';
import { Form } from '@remix-run/react';

import type { Dependency } from '~/domain/schedule';
import { constraintForm, dependencyForm } from '~/forms/plan';
import type { FormFailure } from '~/policy/form-failure';
import type { ItemConstraint } from '~/store/plan-links';
import { SelectField } from '~/views/shell/form/ChoiceField';
import { FormNotes, lastResultOf } from '~/views/shell/form/FormNotes';
import { SubmitButton } from '~/views/shell/form/SubmitButton';
import { DateField, TextField } from '~/views/shell/form/TextField';
import { VersionFields } from '~/views/shell/form/VersionFields';

import { CONSTRAINT_OPTIONS, TYPE_OPTIONS } from './dependency-words';
import type { NamedRow } from './plan-rows';

interface DependencyFormProps {
  /** the row that comes after */
  readonly row: NamedRow;
  /** null: a new one */
  readonly dependency: Dependency | null;
  readonly rows: readonly NamedRow[];
  readonly failure: FormFailure | null;
}

/** Joins a row to one it comes after, or changes how. */
export function DependencyForm({ row, dependency, rows, failure }: DependencyFormProps) {
  const predecessor = dependency?.predecessorId;
  const sent = failure?.reply.initialValue?.predecessorId;
  const isOwn =
    predecessor === undefined
      ? !rows.some(({ id, joined }) => joined && String(id) === sent)
      : sent === String(predecessor);
  const answer = isOwn ? failure : null;
  const [form, fields] = useForm({
    id: `beroende-${row.id}-${predecessor ?? 'nytt'}`,
    lastResult: lastResultOf(answer, 'set-dependency', row.id),
    defaultValue: {
      predecessorId: predecessor === undefined ? '' : String(predecessor),
      type: dependency?.type ?? 'FS',
      lag: String(dependency?.lag ?? 0),
    },
    onValidate: ({ formData }) => parseWithZod(formData, { schema: dependencyForm }) as never,
  });
  const name = rows.find(({ id }) => id === predecessor)?.name;
  return (
    <Form
      method="post"
      id={form.id}
      onSubmit={form.onSubmit}
      noValidate
      preventScrollReset
      aria-label={name ? `Beror på ${name}` : 'Nytt beroende'}
    >
      <FormNotes form={form} failure={answer} intent="set-dependency" />
      <input type="hidden" name="id" value={row.id} />
      <div className="form-row">
        {predecessor === undefined ? (
          <SelectField
            label="Beror på"
            meta={fields.predecessorId}
            emptyLabel="Välj rad"
            options={rows
              .filter(({ id, joined }) => id !== row.id && !joined)
              .map(({ id, name: label }) => ({ value: String(id), label }))}
          />
        ) : (
          <>
            <input type="hidden" name="predecessorId" value={predecessor} />
            <b className="dependency-name">{name}</b>
          </>
        )}
        <SelectField label="Samband" meta={fields.type} options={TYPE_OPTIONS} />
        <TextField label="Fördröjning" meta={fields.lag} suffix="arbetsdagar" className="field-figure" />
        <SubmitButton name="intent" value="set-dependency" variant="secondary">
          {predecessor === undefined ? 'Lägg till beroende' : 'Spara'}
        </SubmitButton>
        {predecessor === undefined ? null : (
          <SubmitButton
            name="intent"
            value="remove-dependency"
            variant="tertiary"
            color="danger"
            formNoValidate
            aria-label={`Ta bort beroendet av ${name}`}
            pendingText="Tar bort …"
          >
            Ta bort
          </SubmitButton>
        )}
      </div>
    </Form>
  );
}

interface ConstraintFormProps {
  readonly row: NamedRow;
  readonly constraint: ItemConstraint | undefined;
  readonly failure: FormFailure | null;
}

/** Holds a row to a first day, or where it stands. */
export function ConstraintForm({ row, constraint, failure }: ConstraintFormProps) {
  const version = constraint?.version ?? 1;
  const lastResult = lastResultOf(failure, 'constrain', row.id);
  const [form, fields] = useForm({
    id: `villkor-${row.id}`,
    lastResult,
    defaultValue: { version: String(version), kind: constraint?.kind ?? 'none', date: constraint?.date ?? '' },
    onValidate: ({ formData }) => parseWithZod(formData, { schema: constraintForm }) as never,
  });
  return (
    <Form method="post" id={form.id} onSubmit={form.onSubmit} noValidate preventScrollReset aria-label="Villkor">
      <FormNotes form={form} failure={failure} intent="constrain" />
      <VersionFields row={{ id: row.id, version }} lastResult={lastResult} opened={fields.version.initialValue} />
      <div className="form-row">
        <SelectField label="Villkor" meta={fields.kind} options={CONSTRAINT_OPTIONS} />
        <DateField label="Första dag" meta={fields.date} required={false} />
        <SubmitButton name="intent" value="constrain" variant="secondary">
          Spara villkor
        </SubmitButton>
      </div>
    </Form>
  );
}
