import type { FormFailure } from '~/policy/form-failure';

/** What became of a draft that was sent to be saved. */
export interface SavedDraft {
  readonly version: number;
  /** ISO */
  readonly at: string;
  /** the report is about other days than before, so the system knows other things of them */
  readonly periodMoved: boolean;
}

/** Why no answer came: nothing of what was sent is known to be saved. */
export type Unsaved = 'network' | 'signed-out' | 'denied' | 'fault';

/** What the editor gets back from whatever it sends. */
export type EditorAnswer = FormFailure | { readonly saved: SavedDraft } | { readonly unsaved: Unsaved } | null;
