import { useForm } from '@conform-to/react';
import { parseWithZod } from '@conform-to/zod/v4';
import { Form, Link } from '@remix-run/react';

import { projectKeyForm } from '~/forms/project';
import type { FormFailure } from '~/policy/form-failure';
import type { ProjectDetail } from '~/store/project-detail';
import { SelectField } from '~/views/shell/form/ChoiceField';
import { FormActions } from '~/views/shell/form/FormActions';
import { FormNotes, lastResultOf } from '~/views/shell/form/FormNotes';
import { VersionFields } from '~/views/shell/form/VersionFields';
import { Card } from '~/views/shell/Page';

interface ProjectKeyCardProps {
  readonly project: ProjectDetail;
  /** to choose among; null for who may not choose */
  readonly keys: readonly { readonly id: number; readonly name: string }[] | null;
  readonly failure: FormFailure | null;
}

/** The key that the project's costs are shared by, and which phases have another. */
export function ProjectKeyCard({ project, keys, failure }: ProjectKeyCardProps) {
  const { keyName, phasesWithOwnKey: phases, cooperationSlug } = project;
  return (
    <Card
      title="Fördelningsnyckel"
      id="nyckel"
      actions={<Link to={`/samverkan/${cooperationSlug}/nycklar`}>Samverkans nycklar</Link>}
    >
      {keys ? <KeyForm project={project} keys={keys} failure={failure} /> : <p>{keyName ?? 'Ingen vald än.'}</p>}
      <p className="sub">
        {phases.length === 0
          ? 'Alla faser delas efter projektets nyckel.'
          : `${phases.length === 1 ? 'Fas' : 'Faserna'} ${phases.join(', ')} har en egen nyckel.`}{' '}
        Budgetar som är inskickade behåller den nyckel de skickades in med.
      </p>
    </Card>
  );
}

function KeyForm({ project, keys, failure }: ProjectKeyCardProps & { keys: NonNullable<ProjectKeyCardProps['keys']> }) {
  const lastResult = lastResultOf(failure, 'key');
  const [form, fields] = useForm<Record<'version' | 'keyId', string>>({
    id: 'projektnyckel',
    lastResult,
    defaultValue: { version: String(project.version), keyId: project.keyId === null ? '' : String(project.keyId) },
    onValidate: ({ formData }) => parseWithZod(formData, { schema: projectKeyForm }) as never,
  });
  return (
    <Form method="post" id={form.id} onSubmit={form.onSubmit} noValidate className="form-grid">
      <div className="field-wide">
        <FormNotes form={form} failure={failure} intent="key" />
      </div>
      <VersionFields row={project} lastResult={lastResult} opened={fields.version.initialValue} />
      <SelectField
        label="Projektets nyckel"
        meta={fields.keyId}
        emptyLabel="Ingen än"
        className="field-wide"
        options={keys.map(({ id, name }) => ({ value: String(id), label: name }))}
      />
      <FormActions intent="key" label="Spara nyckeln" cancelTo={`/projekt/${project.slug}`} />
    </Form>
  );
}
