import { useForm } from '@conform-to/react';
import { parseWithZod } from '@conform-to/zod/v4';
import { Form } from '@remix-run/react';

import { VERDICTS } from '~/domain/approval';
import { steeringDecisionForm } from '~/forms/report-answer';
import { VERDICT_WORDS } from '~/views/approval/approval-words';
import { RegisteredFields } from '~/views/decision/RegisteredFields';
import { SelectField } from '~/views/shell/form/ChoiceField';
import { FormActions } from '~/views/shell/form/FormActions';
import { FormNotes, lastResultOf } from '~/views/shell/form/FormNotes';
import { TextAreaField } from '~/views/shell/form/TextField';

import type { ReportPageProps } from './review-content';

type Typed = Record<
  | 'subject'
  | 'outcome'
  | 'motivation'
  | 'deciders'
  | 'decidedOn'
  | 'diaryNumber'
  | 'directiveBefore'
  | 'directiveAfter',
  string
>;

const OUTCOMES = VERDICTS.map((value) => ({ value, label: VERDICT_WORDS[value].word }));

/** A decision of the styrgrupp as it goes into the register, where it cannot be changed. */
export function SteeringDecisionForm({
  report,
  token,
  today,
  failure,
  cancelTo,
}: ReportPageProps & { readonly cancelTo: string }) {
  const [form, fields] = useForm<Typed>({
    id: 'styrgruppens-beslut',
    lastResult: lastResultOf(failure, 'decide'),
    defaultValue: { decidedOn: today },
    onValidate: ({ formData }) => parseWithZod(formData, { schema: steeringDecisionForm }) as never,
  });
  return (
    <Form
      method="post"
      id={form.id}
      onSubmit={form.onSubmit}
      noValidate
      preventScrollReset
      className="form-grid no-print"
    >
      <div className="field-wide">
        <h3>Registrera ett beslut</h3>
        <p className="sub">Beslutet får nummer i registret och kan inte ändras efteråt.</p>
        <FormNotes form={form} failure={failure} intent="decide" />
      </div>
      <input type="hidden" name="reportId" value={report.id} />
      <TextAreaField label="Styrgruppen beslutar" meta={fields.subject} required rows={3} className="field-wide" />
      <SelectField label="Utfall (frivilligt)" meta={fields.outcome} emptyLabel="Inget utfall" options={OUTCOMES} />
      <TextAreaField
        label="Motivering"
        meta={fields.motivation}
        hint="Behövs för allt utom ett rent godkännande."
        rows={3}
        className="field-wide"
      />
      <RegisteredFields fields={fields} token={token} />
      <fieldset className="ds-fieldset field-wide" data-size="sm">
        <legend className="ds-label">Ändring av direktivet (frivilligt)</legend>
        <div className="directive-fields">
          <TextAreaField label="Direktivet före" meta={fields.directiveBefore} rows={4} />
          <TextAreaField label="Direktivet efter" meta={fields.directiveAfter} rows={4} />
        </div>
      </fieldset>
      <FormActions intent="decide" label="För in beslutet i registret" cancelTo={cancelTo} />
    </Form>
  );
}
