import type { FormMetadata } from '@conform-to/react';

import type { Conflict, FormFailure } from '~/policy/form-failure';

import { FormError } from './FormErrors';

/** The answer of the last submission if it was of this intent (and row), for Conform's useForm; else nothing. */
export function lastResultOf(failure: FormFailure | null, intent: string, id?: number) {
  if (!failure || failure.intent !== intent) return undefined;
  const answeredId = failure.reply.initialValue?.id;
  return id === undefined || answeredId === String(id) ? failure.reply : undefined;
}

/** The row as somebody else left it, beside what one has typed: nothing is lost, and saving again is deliberate. */
export function ConflictNote({ conflict }: { conflict: Conflict }) {
  return (
    <div className="note" data-tone="warn" role="status">
      <div>
        <b>Så här ser raden ut nu:</b> {conflict.values.map(([label, value]) => `${label}: ${value}`).join(' · ')}. Dina
        uppgifter står kvar nedan. Spara igen om det är de som ska gälla.
      </div>
    </div>
  );
}

interface FormNotesProps<Schema extends Record<string, unknown>> {
  readonly form: FormMetadata<Schema, string[]>;
  readonly failure: FormFailure | null;
  readonly intent: string;
}

/** What the last submission of a form said of the form as a whole. */
export function FormNotes<Schema extends Record<string, unknown>>({ form, failure, intent }: FormNotesProps<Schema>) {
  const conflict = failure?.intent === intent && form.errors ? failure.conflict : null;
  return (
    <>
      <FormError meta={form} />
      {conflict ? <ConflictNote conflict={conflict} /> : null}
    </>
  );
}
