import { useForm } from '@conform-to/react';
import { parseWithZod } from '@conform-to/zod/v4';
import { Form, Link, useSearchParams } from '@remix-run/react';

import { newEditionForm } from '~/forms/report';
import { FormActions } from '~/views/shell/form/FormActions';
import { FormNotes, lastResultOf } from '~/views/shell/form/FormNotes';
import { TextAreaField } from '~/views/shell/form/TextField';

import { editionPath, type ReportPageProps } from './review-content';

/** Begins a new edition: the only way to correct what is published. */
export function ReplaceForm(props: ReportPageProps) {
  const { report, failure } = props;
  const [search] = useSearchParams();
  const [form, fields] = useForm<Record<'reason', string>>({
    id: 'ny-utgava',
    lastResult: lastResultOf(failure, 'replace'),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: newEditionForm }) as never,
  });
  const here = editionPath(props, null);
  if (!search.has('ny-utgava') && failure?.intent !== 'replace') {
    return (
      <p className="card-inset no-print">
        <Link to={`${here}?ny-utgava=1#utgavor`} preventScrollReset>
          Gör en ny utgåva
        </Link>{' '}
        <span className="sub">En publicerad rapport ändras aldrig. Är något fel ersätts den av en ny utgåva.</span>
      </p>
    );
  }
  return (
    <Form method="post" id={form.id} onSubmit={form.onSubmit} noValidate className="form card-inset no-print">
      <FormNotes form={form} failure={failure} intent="replace" />
      <input type="hidden" name="id" value={report.id} />
      <TextAreaField
        label="Skäl"
        meta={fields.reason}
        hint="Står i båda utgåvorna när den nya publiceras. Tills dess gäller den här."
        required
        rows={3}
      />
      <FormActions intent="replace" label="Börja skriva utgåvan" cancelTo={`${here}#utgavor`} />
    </Form>
  );
}
