import { useForm } from '@conform-to/react';
import { parseWithZod } from '@conform-to/zod/v4';
import { Form } from '@remix-run/react';

import { updateAssessmentForm } from '~/forms/new-member';
import { SelectField } from '~/views/shell/form/ChoiceField';
import { FormActions } from '~/views/shell/form/FormActions';
import { FormNotes, lastResultOf } from '~/views/shell/form/FormNotes';
import { DateField, TextAreaField, TextField } from '~/views/shell/form/TextField';
import { VersionFields } from '~/views/shell/form/VersionFields';
import { Card } from '~/views/shell/Page';

import { LEVEL_OPTIONS, RECOMMENDATION_OPTIONS } from './assessment-words';
import type { AssessmentPageProps } from './AssessmentPage';

type AssessmentFormProps = Pick<AssessmentPageProps, 'assessment' | 'failure'> & { readonly cancelTo: string };

type Typed = Record<
  | 'version'
  | 'newcomer'
  | 'assessedOn'
  | 'summary'
  | 'otherFactors'
  | 'opportunity'
  | 'riskLevel'
  | 'recommendation'
  | 'conditions',
  string
>;

/** Writes what is thought of a new member as a whole. */
export function AssessmentForm({ assessment, failure, cancelTo }: AssessmentFormProps) {
  const lastResult = lastResultOf(failure, 'update', assessment.id);
  const { newcomer, assessedOn, summary, otherFactors, opportunity, riskLevel, recommendation, conditions } =
    assessment;
  const [form, fields] = useForm<Typed>({
    id: 'bedomning',
    lastResult,
    defaultValue: {
      version: String(assessment.version),
      newcomer,
      assessedOn,
      summary,
      otherFactors,
      opportunity,
      riskLevel: riskLevel ?? '',
      recommendation: recommendation ?? '',
      conditions,
    },
    onValidate: ({ formData }) => parseWithZod(formData, { schema: updateAssessmentForm }) as never,
  });
  return (
    <Card title="Samlad bedömning">
      <Form method="post" id={form.id} onSubmit={form.onSubmit} noValidate className="form-grid">
        <FormNotes form={form} failure={failure} intent="update" />
        <VersionFields row={assessment} lastResult={lastResult} opened={fields.version.initialValue} />
        <TextField label="Ny medlem" meta={fields.newcomer} required />
        <DateField label="Bedömd" meta={fields.assessedOn} required />
        <TextAreaField label="Sammanfattning" meta={fields.summary} rows={4} className="field-wide" />
        <TextAreaField label="Möjlighet" meta={fields.opportunity} hint="Vad vinner samverkan?" rows={3} />
        <TextAreaField label="Övriga faktorer" meta={fields.otherFactors} hint="Till exempel avtal och tid" rows={3} />
        <SelectField label="Risknivå" meta={fields.riskLevel} emptyLabel="Ej bedömd" options={LEVEL_OPTIONS} />
        <SelectField
          label="Rekommendation"
          meta={fields.recommendation}
          emptyLabel="Ingen än"
          options={RECOMMENDATION_OPTIONS}
        />
        <TextAreaField
          label="Villkor"
          meta={fields.conditions}
          hint="Behövs när medlemmen tillstyrks med villkor"
          rows={3}
          className="field-wide"
        />
        <FormActions intent="update" label="Spara bedömningen" cancelTo={cancelTo} />
      </Form>
    </Card>
  );
}
