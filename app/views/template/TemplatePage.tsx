import { useForm } from '@conform-to/react';
import { parseWithZod } from '@conform-to/zod/v4';
import { Form, Link, useSearchParams } from '@remix-run/react';

import { templateDays, type TemplateContent } from '~/domain/plan-template';
import { updateTemplateForm } from '~/forms/template';
import type { FormFailure } from '~/policy/form-failure';
import type { Template } from '~/store/plan-template';
import { workingDays } from '~/views/plan/move-proposal';
import { FormActions } from '~/views/shell/form/FormActions';
import { FormNotes, lastResultOf } from '~/views/shell/form/FormNotes';
import { TextAreaField, TextField } from '~/views/shell/form/TextField';
import { VersionFields } from '~/views/shell/form/VersionFields';
import { Card, Note, Page, PageHead } from '~/views/shell/Page';
import { ConfirmRemoval, RemovedNote } from '~/views/shell/Removal';

import { contentText, TEMPLATE_KIND_WORDS } from './template-words';
import { TemplateTable } from './TemplateTable';

interface TemplatePageProps {
  readonly template: Template & TemplateContent;
  readonly mayEdit: boolean;
  readonly failure: FormFailure | null;
}

/** One template: what it holds and where it came from, its name for who may change it. */
export function TemplatePage({ template, mayEdit, failure }: TemplatePageProps) {
  const [search] = useSearchParams();
  const here = `/mallar/${template.id}`;
  const editing = mayEdit && (search.has('andra') || failure?.intent === 'update');
  const saved = search.get('sparad');
  return (
    <Page>
      <PageHead
        title={template.name}
        crumbs={[
          { to: '/portfolj', label: 'Portfölj' },
          { to: '/mallar', label: 'Mallar' },
        ]}
        sub={`${TEMPLATE_KIND_WORDS[template.kind]} ur ${template.projectName}, sparad ${template.savedOn}${
          template.savedByName ? ` av ${template.savedByName}` : ''
        } · ${template.cooperationName}`}
        actions={
          mayEdit ? (
            <Link className="ds-button" data-variant="secondary" data-size="sm" to={`${here}?andra=1`}>
              Ändra namn
            </Link>
          ) : null
        }
      />
      {saved && !failure ? (
        <Note tone="ok" role="status" title={saved === 'ny' ? 'Mallen är sparad.' : 'Ändringen är sparad.'}>
          {saved === 'ny' ? 'Alla i samverkan kan använda den.' : null}
        </Note>
      ) : null}
      <RemovedNote what="Mallen" mayRestore={false} failure={failure} />
      {mayEdit && search.has('ta-bort') ? (
        <ConfirmRemoval
          id={template.id}
          version={template.version}
          what={`mallen ”${template.name}”`}
          consequence="Den kan inte väljas mer. Planer som har gjorts med den ändras inte. Du kan ångra direkt efteråt."
          cancelTo={here}
        />
      ) : null}
      {editing ? <RenameForm template={template} failure={failure} here={here} /> : null}
      {template.description ? <p className="lead">{template.description}</p> : null}
      <Card
        tight
        title={`${contentText(template)}${templateDays(template) > 0 ? ` över ${workingDays(templateDays(template))}` : ''}`}
      >
        <TemplateTable label="Mallens innehåll" items={template.items} dependencies={template.dependencies} />
      </Card>
      <p className="sub">
        Dagarna är arbetsdagar från mallens start. När mallen används väljs startdatum, och svenska helgdagar räknas
        bort.
      </p>
    </Page>
  );
}

function RenameForm({
  template,
  failure,
  here,
}: Pick<TemplatePageProps, 'template' | 'failure'> & { readonly here: string }) {
  const lastResult = lastResultOf(failure, 'update');
  const [form, fields] = useForm({
    id: 'mall',
    lastResult,
    defaultValue: { version: String(template.version), name: template.name, description: template.description },
    onValidate: ({ formData }) => parseWithZod(formData, { schema: updateTemplateForm }),
  });
  return (
    <Card title="Ändra mallen">
      <Form method="post" id={form.id} onSubmit={form.onSubmit} noValidate className="form">
        <FormNotes form={form} failure={failure} intent="update" />
        <VersionFields row={template} lastResult={lastResult} opened={fields.version.initialValue} />
        <TextField label="Namn" meta={fields.name} required />
        <TextAreaField label="Beskrivning" meta={fields.description} rows={2} />
        <FormActions intent="update" label="Spara" cancelTo={here} removeTo={`${here}?ta-bort=1`} />
      </Form>
    </Card>
  );
}
