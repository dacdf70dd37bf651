import { Form, useSearchParams } from '@remix-run/react';

import type { FormFailure } from '~/policy/form-failure';
import type { LastChange } from '~/store/plan-links';
import { formatDateTime } from '~/views/shell/format';
import { SubmitButton } from '~/views/shell/form/SubmitButton';
import { Note } from '~/views/shell/Page';

interface LastChangeNoteProps {
  /** null where there is none, or the reader may take nothing back */
  readonly change: LastChange | null;
  readonly failure: FormFailure | null;
}

const WHAT: Record<LastChange['kind'], string> = {
  move: 'flyttad',
  edit: 'ändrad',
  bulk: 'ändrade tillsammans',
  add: 'tillagd',
  remove: 'borttagen',
};

/** What was done last and the way back, or why there is none. */
export function LastChangeNote({ change, failure }: LastChangeNoteProps) {
  const [search] = useSearchParams();
  const refused = failure?.intent === 'undo' ? (failure.reply.error?.[''] ?? []) : [];
  return (
    <>
      {refused.length > 0 ? <Note tone="bad" role="alert" title={refused.join(' ')} /> : null}
      {search.has('tillbakatagen') ? <Note tone="ok" role="status" title="Ändringen är tillbakatagen." /> : null}
      {change ? (
        <Form method="post" className="inline-form no-print last-move" preventScrollReset>
          <input type="hidden" name="id" value={change.id} />
          <span className="sub">
            Senaste ändring: {changeText(change)}, {formatDateTime(change.at)}
            {change.by ? ` av ${change.by}` : ''}.
          </span>{' '}
          <SubmitButton name="intent" value="undo" variant="tertiary" pendingText="Tar tillbaka …">
            Ta tillbaka
          </SubmitButton>
        </Form>
      ) : null}
    </>
  );
}

/** "Upphandling och 3 till flyttad", "Avtal tillagd", "12 rader ändrade tillsammans". */
function changeText({ kind, name, byHand, following }: LastChange): string {
  const own = byHand > 1 ? `${byHand} rader` : `”${name}”`;
  const what = byHand > 1 ? WHAT[kind] : kind === 'bulk' ? 'ändrad' : WHAT[kind];
  return `${own} ${what}${following > 0 ? `, ${following} till följde med` : ''}`;
}
