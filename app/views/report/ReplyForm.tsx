import { useForm } from '@conform-to/react';
import { parseWithZod } from '@conform-to/zod/v4';
import { Form } from '@remix-run/react';

import { replyForm } from '~/forms/report-answer';
import type { ReportAnswer } from '~/store/report';
import { FormActions } from '~/views/shell/form/FormActions';
import { FormNotes, lastResultOf } from '~/views/shell/form/FormNotes';
import { TextAreaField } from '~/views/shell/form/TextField';

import type { ReportPageProps } from './review-content';

interface ReplyFormProps extends ReportPageProps {
  readonly question: ReportAnswer;
  readonly cancelTo: string;
}

/** The answer to a question, under it. */
export function ReplyForm({ report, question, token, failure, cancelTo }: ReplyFormProps) {
  const [form, fields] = useForm<Record<'text', string>>({
    id: `fraga-${question.id}`,
    lastResult: lastResultOf(failure, 'reply', question.id),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: replyForm }) as never,
  });
  return (
    <Form method="post" id={form.id} onSubmit={form.onSubmit} noValidate preventScrollReset className="form no-print">
      <FormNotes form={form} failure={failure} intent="reply" />
      <input type="hidden" name="reportId" value={report.id} />
      <input type="hidden" name="id" value={question.id} />
      <input type="hidden" name="token" value={token} />
      <TextAreaField label="Svar på frågan" meta={fields.text} required rows={3} />
      <FormActions intent="reply" label="Skicka svaret" cancelTo={cancelTo} />
    </Form>
  );
}
