import type { Submission, SubmissionResult } from '@conform-to/react';

import { Refusal } from '~/domain/refusal';

/** Typed passwords: never sent back, not even to the one who typed them. */
export const SECRET_FIELDS = ['current', 'password', 'repeated'];

/** The row as it now is, when another change came first: label and value of what differs. */
export interface Conflict {
  readonly version: number;
  readonly values: readonly (readonly [label: string, value: string])[];
  /** by id, where a form changes several rows: the versions that it carries from now on */
  readonly versions?: Readonly<Record<string, number>>;
}

/** What an action answers when nothing was stored: what was typed, with a message at each field. */
export interface FormFailure {
  readonly intent: string;
  readonly reply: SubmissionResult<string[]>;
  readonly conflict: Conflict | null;
}

/** A lost race, told by the route that knows what the row's values are called. */
export class LostRace extends Error {
  constructor(readonly conflict: Conflict) {
    super('another change came first');
    this.name = 'LostRace';
  }
}

/**
 * Turns a refusal or a lost race into an answer that keeps what was typed; the form then carries the newer
 * version, so sending it again is a deliberate overwrite.
 * @throws the error itself when it is neither.
 */
export function failure(
  intent: string,
  submission: Submission<unknown, string[]>,
  error: unknown,
): FormFailure & { readonly status: 400 | 409 } {
  if (error instanceof Refusal) {
    const messages = error.problems ? [...error.problems] : [error.message];
    const reply = error.field
      ? submission.reply({ hideFields: SECRET_FIELDS, fieldErrors: { [error.field]: messages } })
      : submission.reply({ hideFields: SECRET_FIELDS, formErrors: messages });
    return { status: 400, intent, reply, conflict: null };
  }
  if (error instanceof LostRace) {
    const reply = submission.reply({
      formErrors: ['Någon annan hann ändra före dig. Inget av det du skrev är sparat än.'],
    });
    const initialValue = { ...reply.initialValue, version: String(error.conflict.version) };
    return { status: 409, intent, reply: { ...reply, initialValue }, conflict: error.conflict };
  }
  throw error;
}
