import { Form } from '@remix-run/react';

import type { FormFailure } from '~/policy/form-failure';
import { SubmitButton } from '~/views/shell/form/SubmitButton';

interface MoveReasonFormProps {
  readonly changeId: number;
  /** the milestone, where the page must know whose it is */
  readonly milestoneId?: number;
  readonly question: string;
  readonly failure: FormFailure | null;
}

/** Asks why a forecast was moved that was dragged in the chart: it is saved first and explained afterwards. */
export function MoveReasonForm({ changeId, milestoneId, question, failure }: MoveReasonFormProps) {
  const answered = isAnswerTo(failure, changeId) ? failure.reply : null;
  const error = answered?.error?.explanation?.[0] ?? answered?.error?.['']?.[0];
  const field = `orsak-${changeId}`;
  return (
    <Form method="post" className="form-row" preventScrollReset>
      {milestoneId === undefined ? null : <input type="hidden" name="id" value={milestoneId} />}
      <input type="hidden" name="changeId" value={changeId} />
      <div className="ds-field field-wide" data-size="sm">
        <label className="ds-label" htmlFor={field}>
          {question}
        </label>
        <input
          className="ds-input"
          id={field}
          name="explanation"
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? `${field}-fel` : undefined}
          defaultValue={String(answered?.initialValue?.explanation ?? '')}
        />
        {error ? (
          <p className="ds-validation-message" data-field="validation" id={`${field}-fel`}>
            {error}
          </p>
        ) : null}
      </div>
      <SubmitButton name="intent" value="explain" variant="secondary">
        Spara orsak
      </SubmitButton>
    </Form>
  );
}

/** Whether what was refused is the reason of that move. */
export function isAnswerTo(failure: FormFailure | null, changeId: number): failure is FormFailure {
  return failure?.intent === 'explain' && failure.reply.initialValue?.changeId === String(changeId);
}
