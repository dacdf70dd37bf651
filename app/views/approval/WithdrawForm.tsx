import { useForm } from '@conform-to/react';
import { parseWithZod } from '@conform-to/zod/v4';
import { Form } from '@remix-run/react';

import { isEditable } from '~/domain/budget';
import { withdrawForm } from '~/forms/approval';
import { FormNotes, lastResultOf } from '~/views/shell/form/FormNotes';
import { SubmitButton } from '~/views/shell/form/SubmitButton';
import { TextAreaField } from '~/views/shell/form/TextField';
import { Card } from '~/views/shell/Page';

import type { PhaseApprovalPageProps } from './PhaseApprovalPage';

interface WithdrawFormProps extends Pick<PhaseApprovalPageProps, 'failure'> {
  readonly budget: NonNullable<PhaseApprovalPageProps['budget']>;
}

/** Takes a version back, or throws a draft away: with a reason that stays in the history. */
export function WithdrawForm({ budget, failure }: WithdrawFormProps) {
  const [form, fields] = useForm<Record<'reason', string>>({
    id: 'aterta',
    lastResult: lastResultOf(failure, 'withdraw'),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: withdrawForm }) as never,
  });
  const draft = isEditable(budget.state);
  const label = draft ? 'Kasta utkastet' : `Ta tillbaka version ${budget.version}`;
  return (
    <Card>
      <details open={failure?.intent === 'withdraw'}>
        <summary>{label} …</summary>
        <Form method="post" id={form.id} onSubmit={form.onSubmit} noValidate className="form">
          <FormNotes form={form} failure={failure} intent="withdraw" />
          <p className="sub">
            {draft
              ? 'Utkastet visas inte längre som fasens budget. Det kan inte tas fram igen.'
              : 'Parterna kan inte besluta om den längre. Beslut som redan är fattade står kvar.'}
          </p>
          <input type="hidden" name="id" value={budget.id} />
          <TextAreaField label="Varför" meta={fields.reason} required rows={2} />
          <div className="form-actions">
            <SubmitButton
              name="intent"
              value="withdraw"
              color="danger"
              variant="secondary"
              pendingText="Tar tillbaka …"
            >
              {label}
            </SubmitButton>
          </div>
        </Form>
      </details>
    </Card>
  );
}
