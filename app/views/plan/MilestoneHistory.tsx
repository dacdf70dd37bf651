import { Form } from '@remix-run/react';

import type { FormFailure } from '~/policy/form-failure';
import type { MilestoneChange } from '~/store/milestone';
import { SubmitButton } from '~/views/shell/form/SubmitButton';

const FIELD_WORDS: Record<MilestoneChange['field'], string> = {
  forecast: 'Prognos',
  actual: 'Utfall',
  status: 'Status',
  responsible: 'Ansvarig',
};

interface MilestoneHistoryProps {
  readonly id: number;
  readonly changes: readonly MilestoneChange[];
  readonly mayExplain: boolean;
  readonly failure: FormFailure | null;
}

/** Every change of a milestone, newest first: what the milestone trend is drawn from. */
export function MilestoneHistory({ id, changes, mayExplain, failure }: MilestoneHistoryProps) {
  if (changes.length === 0) return <p className="sub">Inga ändringar sedan planen lades in.</p>;
  return (
    <>
      <h3>Historik</h3>
      <ul className="list">
        {changes.map((change) => (
          <li key={change.id}>
            <time dateTime={change.onDate}>{change.onDate}</time>
            <div>
              {FIELD_WORDS[change.field]}: {change.fromValue ?? '–'} → {change.toValue ?? '–'}
              {change.reason ? <> · {change.reason}</> : null}
              {change.by ? <span className="sub"> {change.by}</span> : null}
              {lacksReason(change) ? (
                mayExplain ? (
                  <ReasonForm id={id} change={change} failure={failure} />
                ) : (
                  <span className="sub"> Orsak saknas</span>
                )
              ) : null}
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}

/** A forecast that was dragged in the chart is saved first and explained afterwards. */
function lacksReason({ field, fromValue, reason }: MilestoneChange): boolean {
  return field === 'forecast' && fromValue !== null && reason === null;
}

interface ReasonFormProps {
  readonly id: number;
  readonly change: MilestoneChange;
  readonly failure: FormFailure | null;
}

function ReasonForm({ id, change, failure }: ReasonFormProps) {
  const typed = failure?.intent === 'explain' ? failure.reply.initialValue : undefined;
  const answered = typed?.changeId === String(change.id) ? failure?.reply : undefined;
  const error = answered?.error?.explanation?.[0] ?? answered?.error?.['']?.[0];
  const field = `orsak-${change.id}`;
  return (
    <Form method="post" className="form-row" preventScrollReset>
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="changeId" value={change.id} />
      <div className="ds-field field-wide" data-size="sm">
        <label className="ds-label" htmlFor={field}>
          Varför flyttades prognosen?
        </label>
        <input
          className="ds-input"
          id={field}
          name="explanation"
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? `${field}-fel` : undefined}
          defaultValue={answered ? String(answered.initialValue?.explanation ?? '') : ''}
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
