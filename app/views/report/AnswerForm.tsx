import { useForm } from '@conform-to/react';
import { parseWithZod } from '@conform-to/zod/v4';
import { Form } from '@remix-run/react';

import { ANSWER_KINDS } from '~/domain/report-answer';
import { answerForm } from '~/forms/report-answer';
import { RadioField } from '~/views/shell/form/ChoiceField';
import { FormNotes, lastResultOf } from '~/views/shell/form/FormNotes';
import { SubmitButton } from '~/views/shell/form/SubmitButton';
import { TextAreaField } from '~/views/shell/form/TextField';

import { ANSWER_WORDS } from './report-words';
import type { ReportPageProps } from './review-content';

const HINTS: Record<(typeof ANSWER_KINDS)[number], string | undefined> = {
  noterad: 'Jag har läst rapporten.',
  fråga: 'Projektledaren svarar här på sidan.',
  'beslut föreslås': 'Styrgruppen behöver ta ställning till något.',
};

const OPTIONS = ANSWER_KINDS.map((value) => ({ value, label: ANSWER_WORDS[value].word, hint: HINTS[value] }));

/** One member's answer. It cannot be changed: who wants to say more answers again. */
export function AnswerForm({ report, token, failure }: ReportPageProps) {
  const [form, fields] = useForm<Record<'kind' | 'text', string>>({
    id: `svara-${report.id}`,
    lastResult: lastResultOf(failure, 'answer'),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: answerForm }) as never,
  });
  return (
    <Form method="post" id={form.id} onSubmit={form.onSubmit} noValidate preventScrollReset className="form no-print">
      <h3>Svara på rapporten</h3>
      <FormNotes form={form} failure={failure} intent="answer" />
      <input type="hidden" name="reportId" value={report.id} />
      <input type="hidden" name="token" value={token} />
      <RadioField label="Ditt svar" meta={fields.kind} options={OPTIONS} />
      <TextAreaField
        label="Text"
        meta={fields.text}
        hint="Behövs vid fråga och föreslaget beslut. Svaret kan inte ändras efteråt, men du kan svara igen."
        rows={3}
      />
      <div className="form-actions">
        <SubmitButton name="intent" value="answer" pendingText="Skickar …">
          Skicka svaret
        </SubmitButton>
      </div>
    </Form>
  );
}
