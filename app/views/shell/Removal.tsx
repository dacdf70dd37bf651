import { Form, Link, useSearchParams } from '@remix-run/react';

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
}

/** Asks before something is taken away; a form of its own, so it works without JavaScript. */
export function ConfirmRemoval({ id, version, what, consequence, cancelTo, action }: ConfirmRemovalProps) {
  return (
    <Form method="post" action={action} className="note" data-tone="warn">
      <div>
        <b>Ta bort {what}?</b> {consequence ?? 'Du kan ångra direkt efteråt.'}
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="version" value={version} />
        <div className="actions">
          <SubmitButton name="intent" value="remove" color="danger" pendingText="Tar bort …">
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

/** The receipt of a removal, with the way back. Shown when the address says what was removed. */
export function RemovedNote({ what, mayRestore }: { what: string; mayRestore: boolean }) {
  const [search] = useSearchParams();
  const id = search.get('borttagen');
  if (!id || !mayRestore) return null;
  return (
    <Note tone="ok" role="status" title={`${what} är borttagen.`}>
      <Form method="post" className="inline-form">
        <input type="hidden" name="id" value={id} />
        <SubmitButton name="intent" value="restore" variant="tertiary" pendingText="Ångrar …">
          Ångra
        </SubmitButton>
      </Form>
    </Note>
  );
}
