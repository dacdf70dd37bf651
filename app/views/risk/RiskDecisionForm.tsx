import { useForm } from '@conform-to/react';
import { parseWithZod } from '@conform-to/zod/v4';
import { Form } from '@remix-run/react';

import { riskDecisionForm } from '~/forms/risk';
import type { FormFailure } from '~/policy/form-failure';
import type { KeptRisk, Risk } from '~/store/risk';
import { RegisteredFields } from '~/views/decision/RegisteredFields';
import { RadioField } from '~/views/shell/form/ChoiceField';
import { FormActions } from '~/views/shell/form/FormActions';
import { FormNotes, lastResultOf } from '~/views/shell/form/FormNotes';
import { TextAreaField } from '~/views/shell/form/TextField';

import { ANSWER_OPTIONS, bodyWords } from './risk-words';

interface RiskDecisionFormProps {
  readonly risk: KeptRisk;
  readonly waiting: NonNullable<Risk['escalation']>;
  readonly failure: FormFailure | null;
  readonly token: string;
  readonly today: string;
  readonly closeTo: string;
}

type Typed = Record<'answer' | 'motivation' | 'deciders' | 'decidedOn' | 'diaryNumber', string>;

/** What a body decides of a risk, as it goes into the register, where it cannot be changed. */
export function RiskDecisionForm({ risk, waiting, failure, token, today, closeTo }: RiskDecisionFormProps) {
  const [form, fields] = useForm<Typed>({
    id: `beslut-risk-${risk.id}`,
    lastResult: lastResultOf(failure, 'decide'),
    defaultValue: { decidedOn: today },
    onValidate: ({ formData }) => parseWithZod(formData, { schema: riskDecisionForm }) as never,
  });
  return (
    <Form
      method="post"
      id={form.id}
      onSubmit={form.onSubmit}
      noValidate
      preventScrollReset
      className="form-grid risk-form"
    >
      <div className="field-wide">
        <FormNotes form={form} failure={failure} intent="decide" />
        <p className="sub">Beslutet får nummer i registret och kan inte ändras efteråt.</p>
      </div>
      <input type="hidden" name="riskId" value={risk.id} />
      <input type="hidden" name="escalationId" value={waiting.id} />
      <div className="field-wide">
        <RadioField
          label={`Vad har ${bodyWords(waiting.to).name} beslutat?`}
          meta={fields.answer}
          required
          options={ANSWER_OPTIONS}
        />
      </div>
      <TextAreaField
        label="Motivering"
        meta={fields.motivation}
        hint="Behövs när risken accepteras eller stängs"
        rows={3}
        className="field-wide"
      />
      <RegisteredFields fields={fields} token={token} />
      <FormActions intent="decide" label="För in beslutet i registret" cancelTo={closeTo} />
    </Form>
  );
}
