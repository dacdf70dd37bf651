import { Form } from '@remix-run/react';

import type { FormFailure } from '~/policy/form-failure';
import type { UnexplainedMove } from '~/store/plan-links';
import { SubmitButton } from '~/views/shell/form/SubmitButton';
import { Note } from '~/views/shell/Page';

interface UnexplainedMovesProps {
  readonly moves: readonly UnexplainedMove[];
  readonly failure: FormFailure | null;
}

/** Asks why milestones were moved in the chart: the next status report needs the reason. */
export function UnexplainedMoves({ moves, failure }: UnexplainedMovesProps) {
  if (moves.length === 0) return null;
  const answered = failure?.intent === 'explain' ? failure.reply : null;
  return (
    <Note
      tone="warn"
      title={moves.length === 1 ? 'En milstolpe är flyttad utan orsak.' : `${moves.length} flyttar saknar orsak.`}
    >
      Orsaken följer med till nästa statusrapport.
      {moves.map((move) => {
        const error = answered?.initialValue?.id === String(move.changeId) ? answered.error?.reason?.[0] : undefined;
        const field = `orsak-${move.changeId}`;
        return (
          <Form key={move.changeId} method="post" className="form-row" preventScrollReset>
            <input type="hidden" name="id" value={move.changeId} />
            <div className="ds-field field-wide" data-size="sm">
              <label className="ds-label" htmlFor={field}>
                Varför flyttades {move.label || move.title} från {move.fromDate} till {move.toDate ?? 'inget datum'}?
              </label>
              <input
                className="ds-input"
                id={field}
                name="reason"
                aria-invalid={error ? true : undefined}
                aria-describedby={error ? `${field}-fel` : undefined}
                defaultValue={error ? String(answered?.initialValue?.reason ?? '') : ''}
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
      })}
    </Note>
  );
}
