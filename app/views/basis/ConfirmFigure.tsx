import type { FieldMetadata } from '@conform-to/react';

import { confirmationOf } from '~/forms/basis';
import type { FormFailure } from '~/policy/form-failure';
import { partyOrUnit } from '~/forms/fields';
import { parseDate } from '~/domain/calendar';
import { Note } from '~/views/shell/Page';

interface ConfirmFigureProps {
  readonly meta: FieldMetadata<string>;
  /** what ticking the box confirms; null: nothing was asked */
  readonly value: string | null;
}

/** What is odd about the figure, and the box that says that it is right all the same. */
export function ConfirmFigure({ meta, value }: ConfirmFigureProps) {
  if (!meta.errors || value === null) return null;
  return (
    <Note tone="warn" role="alert" title="Siffran är inte sparad än. Är den rätt?">
      <ul id={meta.errorId}>
        {meta.errors.map((problem) => (
          <li key={problem}>{problem}</li>
        ))}
      </ul>
      <div className="ds-field" data-size="sm">
        <input
          type="checkbox"
          className="ds-input"
          id={meta.id}
          name={meta.name}
          value={value}
          aria-describedby={meta.errorId}
        />
        <label className="ds-label" htmlFor={meta.id}>
          Siffran är rätt, spara den
        </label>
      </div>
    </Note>
  );
}

/** Of the answer to a form of a figure: the confirmation of just that figure. */
export function confirmationIn(failure: FormFailure | null, intent: string, date: string | null = null): string | null {
  const typed = failure?.intent === intent ? failure.reply.initialValue : null;
  const who = partyOrUnit().safeParse(typed?.who);
  const day = parseDate(String(typed?.referenceDate ?? date ?? ''));
  const value = Number(String(typed?.value ?? '').replace(/\s/g, ''));
  if (!who.success || day === null) return null;
  return confirmationOf({ ...who.data, date: day, value });
}
