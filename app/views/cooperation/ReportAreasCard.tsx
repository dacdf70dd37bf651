import { useForm } from '@conform-to/react';
import { parseWithZod } from '@conform-to/zod/v4';
import { Form, Link, useSearchParams } from '@remix-run/react';

import { reportAreasForm } from '~/forms/report-answer';
import { FormActions } from '~/views/shell/form/FormActions';
import { FormNotes, lastResultOf } from '~/views/shell/form/FormNotes';
import { TextAreaField } from '~/views/shell/form/TextField';
import { Card, Note } from '~/views/shell/Page';

import type { AgreementPageProps } from './AgreementPage';

type ReportAreasCardProps = AgreementPageProps & { readonly base: string };

/** What the status reports of the cooperation's projects judge, and the samordnare's choice of it. */
export function ReportAreasCard(props: ReportAreasCardProps) {
  const { reportAreas, mayManage, failure, base } = props;
  const [search] = useSearchParams();
  const asked = search.get('omraden');
  const editing = mayManage && (asked === 'andra' || failure?.intent === 'areas');
  return (
    <Card
      title="Statusrapporternas områden"
      id="omraden"
      actions={
        mayManage && !editing ? (
          <Link to={`${base}?omraden=andra#omraden`} preventScrollReset>
            Ändra områdena
          </Link>
        ) : null
      }
    >
      {asked === 'sparade' && !failure ? <Note tone="ok" role="status" title="Sparat." /> : null}
      {editing ? null : <p>{reportAreas.join(', ')}</p>}
      {editing ? <AreasForm {...props} /> : null}
    </Card>
  );
}

function AreasForm({ agreement, reportAreas, failure, base }: ReportAreasCardProps) {
  const now = reportAreas.join('\n');
  const [form, fields] = useForm<Record<'areas', string>>({
    id: 'rapportomraden',
    lastResult: lastResultOf(failure, 'areas'),
    defaultValue: { areas: now },
    onValidate: ({ formData }) => parseWithZod(formData, { schema: reportAreasForm }) as never,
  });
  return (
    <Form method="post" id={form.id} onSubmit={form.onSubmit} noValidate preventScrollReset className="form">
      <FormNotes form={form} failure={failure} intent="areas" />
      {failure?.intent === 'areas' ? <p className="sub">Gäller nu: {reportAreas.join(', ')}</p> : null}
      <input type="hidden" name="id" value={agreement.id} />
      <input type="hidden" name="seen" value={now} />
      <TextAreaField
        label="Områden"
        meta={fields.areas}
        hint="Ett område per rad, högst åtta. Gäller rapporter som börjar skrivas härefter."
        required
        rows={Math.max(4, reportAreas.length + 1)}
      />
      <FormActions intent="areas" label="Spara" cancelTo={`${base}#omraden`} />
    </Form>
  );
}
