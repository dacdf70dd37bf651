import { Form, Link, useSearchParams } from '@remix-run/react';

import type { FormFailure } from '~/policy/form-failure';

import { SubmitButton } from './form/SubmitButton';
import { Note } from './Page';

interface ConfirmRemovalProps {
  readonly id: number;
  readonly version: number;
  /** "milstolpen MS4" */
  readonly what: string;
  /** what else goes out of sight, or how it can be undone */
  readonly consequence?: string;
  readonly cancelTo: string;
  /** where it is sent, when not to the page itself */
  readonly action?: string;
  /** what it asks the page for, where a page removes things of several kinds */
  readonly intent?: string;
}

/** Asks before something is taken away; a form of its own, so it works without JavaScript. */
export function ConfirmRemoval(props: ConfirmRemovalProps) {
  const { id, version, what, consequence, cancelTo, action, intent = 'remove' } = props;
  return (
    <Form method="post" action={action} className="note" data-tone="warn">
      <div>
        <b>Ta bort {what}?</b> {consequence ?? 'Du kan ångra direkt efteråt.'}
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="version" value={version} />
        <div className="actions">
          <SubmitButton name="intent" value={intent} color="danger" pendingText="Tar bort …">
            Ja, ta bort
          </SubmitButton>
          <Link className="ds-button" data-variant="tertiary" data-size="sm" to={cancelTo} preventScrollReset>
            Avbryt
          </Link>
        </div>
      </div>
    </Form>
  );
}

interface RemovedNoteProps {
  /** "Milstolpen" */
  readonly what: string;
  /** "Scenariot" is borttaget and not borttagen */
  readonly neuter?: boolean;
  readonly mayRestore: boolean;
  readonly failure: FormFailure | null;
  /** the thing in the names of the intents and of the query parameter, where a page removes things of several kinds */
  readonly kind?: { readonly intent: string; readonly parameter: string };
}

/** The receipt of a removal with the way back, or why it was refused. */
export function RemovedNote({ what, neuter = false, mayRestore, failure, kind }: RemovedNoteProps) {
  const [search] = useSearchParams();
  const id = search.get(kind ? kind.parameter : 'borttagen');
  const [remove, restore] = ['remove', 'restore'].map((verb) => (kind ? `${verb}-${kind.intent}` : verb));
  const refused = failure && [remove, restore].includes(failure.intent) ? (failure.reply.error?.[''] ?? []) : [];
  if (refused.length > 0) return <Note tone="bad" role="alert" title={refused.join(' ')} />;
  if (!id || !mayRestore) return null;
  return (
    <Note tone="ok" role="status" title={`${what} är ${neuter ? 'borttaget' : 'borttagen'}.`}>
      <Form method="post" className="inline-form">
        <input type="hidden" name="id" value={id} />
        <SubmitButton name="intent" value={restore} variant="tertiary" pendingText="Ångrar …">
          Ångra
        </SubmitButton>
      </Form>
    </Note>
  );
}

/** Not typed by anybody. */
const HIDDEN = new Set(['id', 'changeId', 'version', 'intent', 'kind', 'via', 'seen', 'cascade']);

interface LostFormProps {
  readonly failure: FormFailure | null;
  /** the form that was sent still stands on the page and tells by itself */
  readonly shown: boolean;
}

/** What was typed into a form that is no longer there, because somebody else removed its row: said, and not lost. */
export function LostForm({ failure, shown }: LostFormProps) {
  if (!failure || shown || ['remove', 'restore'].includes(failure.intent)) return null;
  const messages = Object.values(failure.reply.error ?? {}).flatMap((each) => each ?? []);
  const typed = Object.entries(failure.reply.initialValue ?? {}).flatMap(([name, value]) =>
    typeof value === 'string' && value !== '' && !HIDDEN.has(name) ? [value] : [],
  );
  return (
    <Note tone="bad" role="alert" title={messages.join(' ')}>
      {typed.length > 0 ? <>Du hade skrivit: {typed.join(' · ')}</> : null}
    </Note>
  );
}
