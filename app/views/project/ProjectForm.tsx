import { useForm } from '@conform-to/react';
import { parseWithZod } from '@conform-to/zod/v4';
import { Form } from '@remix-run/react';

import { updateProjectForm } from '~/forms/project';
import type { FormFailure } from '~/policy/form-failure';
import type { ProjectDetail } from '~/store/project-detail';
import { notLeft } from '~/views/cooperation/MemberTable';
import { SelectField } from '~/views/shell/form/ChoiceField';
import { FormActions } from '~/views/shell/form/FormActions';
import { FormNotes, lastResultOf } from '~/views/shell/form/FormNotes';
import { DateField, TextAreaField, TextField } from '~/views/shell/form/TextField';
import { VersionFields } from '~/views/shell/form/VersionFields';
import { Card } from '~/views/shell/Page';

interface ProjectFormProps {
  readonly project: ProjectDetail;
  readonly today: string;
  readonly failure: FormFailure | null;
}

/** Changes what is said of a project as a whole. */
export function ProjectForm({ project, today, failure }: ProjectFormProps) {
  const lastResult = lastResultOf(failure, 'update');
  const [form, fields] = useForm<ProjectFields>({
    id: 'projekt',
    lastResult,
    defaultValue: typedOf(project),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: updateProjectForm }) as never,
  });
  return (
    <Card title="Projektet">
      <Form method="post" id={form.id} onSubmit={form.onSubmit} noValidate className="form-grid">
        <div className="field-wide">
          <FormNotes form={form} failure={failure} intent="update" />
        </div>
        <VersionFields row={project} lastResult={lastResult} opened={fields.version.initialValue} />
        <TextField label="Namn" meta={fields.name} required className="field-wide" />
        <SelectField
          label="Huvudansvarig"
          meta={fields.leadPartyId}
          emptyLabel="Inte bestämt"
          options={leadOptions(project, today)}
        />
        <TextField label="Uppdragsbeställare" meta={fields.orderedBy} />
        <TextField label="Prioritering" meta={fields.priority} hint="Vad som går före vad" className="field-wide" />
        <DateField label="Start" meta={fields.startDate} />
        <DateField label="Slut" meta={fields.endDate} />
        <TextAreaField label="Beskrivning" meta={fields.summary} className="field-wide" rows={4} />
        <FormActions intent="update" label="Spara" cancelTo={`/projekt/${project.slug}`} />
      </Form>
    </Card>
  );
}

/** The participants that have not left, and the lead that the project has even where it is none of them. */
function leadOptions({ participants, leadPartyId, leadName }: ProjectDetail, today: string) {
  const leads = new Map(notLeft(participants, today).map(({ partyId, partyName }) => [partyId, partyName]));
  if (leadPartyId !== null && leadName !== null) leads.set(leadPartyId, leadName);
  return Array.from(leads, ([id, name]) => ({ value: String(id), label: name }));
}

/** The fields as they are typed. */
type ProjectFields = Record<keyof ReturnType<typeof typedOf>, string>;

function typedOf(project: ProjectDetail) {
  return {
    version: String(project.version),
    name: project.name,
    summary: project.summary,
    leadPartyId: project.leadPartyId === null ? '' : String(project.leadPartyId),
    orderedBy: project.orderedBy ?? '',
    priority: project.priority ?? '',
    startDate: project.startDate ?? '',
    endDate: project.endDate ?? '',
  };
}
