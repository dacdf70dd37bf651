import { useForm } from '@conform-to/react';
import { parseWithZod } from '@conform-to/zod/v4';
import { Form } from '@remix-run/react';

import { documentForm } from '~/forms/approval';
import { SecrecySection } from '~/views/secrecy/SecrecySection';
import { FormNotes, lastResultOf } from '~/views/shell/form/FormNotes';
import { SubmitButton } from '~/views/shell/form/SubmitButton';
import { TextField } from '~/views/shell/form/TextField';
import { Card } from '~/views/shell/Page';

import type { PhaseApprovalPageProps } from './PhaseApprovalPage';

interface DocumentsCardProps extends Pick<PhaseApprovalPageProps, 'documents' | 'maySubmit' | 'mayMark' | 'failure'> {
  /** the version is a draft; afterwards the list is frozen with it */
  readonly editable: boolean;
}

/** What there is to read before deciding. */
export function DocumentsCard({ documents, maySubmit, mayMark, editable, failure }: DocumentsCardProps) {
  const mayEdit = maySubmit && editable;
  if (documents.length === 0 && !mayEdit) return null;
  return (
    <Card title="Handlingar" id="handlingar">
      {documents.length > 0 ? (
        <ul className="list">
          {documents.map(({ id, title, url, secrecy }) => (
            <li key={id}>
              <a href={url} rel="noreferrer noopener" target="_blank">
                {title} <span className="sub">(öppnas i ny flik)</span>
              </a>
              {mayEdit ? (
                <Form method="post" className="inline-form">
                  <input type="hidden" name="id" value={id} />
                  <SubmitButton name="intent" value="remove-document" variant="tertiary" pendingText="Tar bort …">
                    Ta bort<span className="ds-sr-only"> {title}</span>
                  </SubmitButton>
                </Form>
              ) : null}
              <SecrecySection thing={{ id, secrecy }} name="Handlingen" mayMark={mayMark} failure={failure} />
            </li>
          ))}
        </ul>
      ) : (
        <p className="sub">
          Lägg till länkar till det som behöver läsas före beslutet. De låses när budgeten skickas in.
        </p>
      )}
      {mayEdit ? <AddDocument key={documents.length} failure={failure} /> : null}
    </Card>
  );
}

function AddDocument({ failure }: Pick<PhaseApprovalPageProps, 'failure'>) {
  const [form, fields] = useForm<Record<'title' | 'url', string>>({
    id: 'ny-handling',
    lastResult: lastResultOf(failure, 'add-document'),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: documentForm }) as never,
  });
  return (
    <Form method="post" id={form.id} onSubmit={form.onSubmit} noValidate preventScrollReset className="form-grid">
      <div className="field-wide">
        <FormNotes form={form} failure={failure} intent="add-document" />
      </div>
      <TextField label="Handling" meta={fields.title} required />
      <TextField label="Adress" meta={fields.url} required type="url" hint="Börjar med https://" />
      <div className="form-actions field-wide">
        <SubmitButton name="intent" value="add-document" variant="secondary" pendingText="Lägger till …">
          Lägg till
        </SubmitButton>
      </div>
    </Form>
  );
}
