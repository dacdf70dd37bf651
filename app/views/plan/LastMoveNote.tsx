import { Form, useSearchParams } from '@remix-run/react';

import type { FormFailure } from '~/policy/form-failure';
import type { LastMove } from '~/store/plan-links';
import { formatDateTime } from '~/views/shell/format';
import { SubmitButton } from '~/views/shell/form/SubmitButton';
import { Note } from '~/views/shell/Page';

interface LastMoveNoteProps {
  readonly move: LastMove | null;
  /** of the row that was moved by hand */
  readonly name: string;
  readonly failure: FormFailure | null;
}

/** What was moved last and the way back, or why there is none. */
export function LastMoveNote({ move, name, failure }: LastMoveNoteProps) {
  const [search] = useSearchParams();
  const refused = failure?.intent === 'undo' ? (failure.reply.error?.[''] ?? []) : [];
  return (
    <>
      {refused.length > 0 ? <Note tone="bad" role="alert" title={refused.join(' ')} /> : null}
      {search.has('tillbakatagen') ? <Note tone="ok" role="status" title="Flytten är tillbakatagen." /> : null}
      {move ? (
        <Form method="post" className="inline-form no-print last-move" preventScrollReset>
          <input type="hidden" name="id" value={move.id} />
          <span className="sub">
            Senaste flytt: {name}
            {move.following > 0 ? ` och ${move.following} till` : ''}, {formatDateTime(move.at)}
            {move.by ? ` av ${move.by}` : ''}.
          </span>{' '}
          <SubmitButton name="intent" value="undo" variant="tertiary" pendingText="Tar tillbaka …">
            Ta tillbaka
          </SubmitButton>
        </Form>
      ) : null}
    </>
  );
}
