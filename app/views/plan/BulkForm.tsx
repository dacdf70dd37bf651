import { Form } from '@remix-run/react';
import type { KeyboardEvent, ReactNode } from 'react';

import type { FormFailure } from '~/policy/form-failure';
import { SubmitButton } from '~/views/shell/form/SubmitButton';
import { ConflictNote } from '~/views/shell/form/FormNotes';
import { Note } from '~/views/shell/Page';
import { useScripted } from '~/views/shell/useScripted';

import { STATUS_OPTIONS } from './milestone-words';

interface BulkFormProps {
  readonly failure: FormFailure | null;
}

/** What can be done to all rows that are ticked in the table. Nothing is saved before it has been shown. */
export function BulkForm({ failure }: BulkFormProps) {
  const scripted = useScripted();
  const answered = failure?.intent === 'bulk' ? failure : null;
  const typed = (name: string) => String(answered?.reply.initialValue?.[name] ?? '');
  const errorsOf = (name: string) => answered?.reply.error?.[name] ?? [];
  const general = [...errorsOf(''), ...errorsOf('rows'), ...errorsOf('what')];
  const field = { typed, errorsOf };
  return (
    <details className="edit-panel bulk no-print" open={answered !== null || undefined}>
      <summary>Ändra flera rader samtidigt</summary>
      {general.length > 0 ? <Note tone="bad" role="alert" title={general.join(' ')} /> : null}
      {answered?.conflict ? <ConflictNote conflict={answered.conflict} /> : null}
      <p className="sub">
        Markera rader i tabellen och välj vad som ska göras. Du ser vad som händer innan något sparas.{' '}
        {scripted ? (
          <>
            <button type="button" className="link-button" onClick={() => tickAll(true)}>
              Markera alla
            </button>{' '}
            <button type="button" className="link-button" onClick={() => tickAll(false)}>
              Markera ingen
            </button>
          </>
        ) : null}
      </p>
      <Form method="post" id="urval" preventScrollReset>
        <input type="hidden" name="intent" value="bulk" />
        <div className="bulk-lines">
          <div className="form-row">
            <BulkField {...field} name="responsible" label="Ansvarig" />
            <Do what="responsible">Sätt ansvarig</Do>
          </div>
          <div className="form-row">
            <BulkField {...field} name="percentComplete" label="Klart, i procent" inputMode="numeric" />
            <Do what="percent">Sätt klart</Do>
          </div>
          <div className="form-row">
            <BulkField {...field} name="status" label="Status för milstolpar">
              <option value="">Välj status</option>
              {STATUS_OPTIONS.map(({ value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </BulkField>
            <BulkField {...field} name="actual" label="Utfall, om klar" />
            <Do what="status">Sätt status</Do>
          </div>
          <div className="form-row">
            <BulkField {...field} name="days" label="Antal arbetsdagar" />
            <BulkField {...field} name="reason" label="Orsak, om milstolpar flyttas" />
            <Do what="move">Flytta</Do>
          </div>
          <div className="form-row">
            <Do what="remove" isRemoval>
              Ta bort …
            </Do>
          </div>
        </div>
      </Form>
    </details>
  );
}

interface DoProps {
  readonly what: string;
  readonly isRemoval?: boolean;
  readonly children: ReactNode;
}

function Do({ what, isRemoval = false, children }: DoProps) {
  return (
    <SubmitButton
      name="what"
      value={what}
      variant="secondary"
      pendingText="Räknar …"
      {...(isRemoval ? { color: 'danger' as const } : {})}
    >
      {children}
    </SubmitButton>
  );
}

interface BulkFieldProps {
  readonly name: string;
  readonly label: string;
  readonly typed: (name: string) => string;
  readonly errorsOf: (name: string) => readonly string[];
  readonly inputMode?: 'numeric';
  /** the choices, where it is a list */
  readonly children?: ReactNode;
}

function BulkField({ name, label, typed, errorsOf, inputMode, children }: BulkFieldProps) {
  const id = `urval-${name}`;
  const errors = errorsOf(name);
  const control = {
    id,
    name,
    className: 'ds-input',
    defaultValue: typed(name),
    'aria-invalid': errors.length > 0 ? true : undefined,
    'aria-describedby': errors.length > 0 ? `${id}-fel` : undefined,
  };
  return (
    <div className="ds-field" data-size="sm">
      <label className="ds-label" htmlFor={id}>
        {label}
      </label>
      {children ? (
        <select {...control}>{children}</select>
      ) : (
        <input {...control} inputMode={inputMode} autoComplete="off" onKeyDown={sendOwnLine} />
      )}
      {errors.length > 0 ? (
        <p className="ds-validation-message" data-field="validation" data-size="sm" id={`${id}-fel`}>
          {errors.join(' ')}
        </p>
      ) : null}
    </div>
  );
}

/** Enter presses the button of the own line; the browser would press the form's first. */
function sendOwnLine(event: KeyboardEvent<HTMLInputElement>): void {
  if (event.key !== 'Enter') return;
  event.preventDefault();
  event.currentTarget.closest('.form-row')?.querySelector('button')?.click();
}

function tickAll(ticked: boolean): void {
  for (const box of document.querySelectorAll<HTMLInputElement>('input.row-choice')) box.checked = ticked;
}
