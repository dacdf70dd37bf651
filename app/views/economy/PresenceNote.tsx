import { Form } from '@remix-run/react';

import type { PresenceChange } from '~/domain/presence-change';
import type { Budget } from '~/store/budget';
import { SubmitButton } from '~/views/shell/form/SubmitButton';
import { Note } from '~/views/shell/Page';

interface PresenceNoteProps {
  readonly changes: readonly PresenceChange[];
  readonly budget: Budget | null;
  /** the page's address without a query */
  readonly here: string;
  readonly today: string;
  readonly mayDraft: boolean;
}

/** Said where participants joined or left after a running phase's budget was sent to its parties; leads to a new draft. */
export function PresenceNote({ changes, budget, here, today, mayDraft }: PresenceNoteProps) {
  if (!budget || changes.length === 0) return null;
  const since = budget.state === 'godkänd' ? 'godkändes' : 'skickades in';
  return (
    <Note tone="warn" title={`Deltagarna har ändrats sedan version ${budget.version} ${since}.`}>
      {changes.map((change) => `${changeText(change, today)}. `)}
      Andelarna i version {budget.version} står kvar som de är. En ny version räknas på dem som deltar, dag för dag.
      {mayDraft ? (
        <Form method="post" action={`${here}/godkannande`}>
          <input type="hidden" name="id" value={budget.id} />
          <SubmitButton name="intent" value="new-version" variant="secondary" pendingText="Räknar om …">
            Räkna om i ett nytt utkast
          </SubmitButton>
        </Form>
      ) : null}
    </Note>
  );
}

/** "Orsa går ur 2020-07-01" */
function changeText({ partyName, kind, day }: PresenceChange, today: string): string {
  if (kind === 'moved') return `${partyName} är med andra dagar än förut`;
  if (day === null) return `${partyName} ${kind === 'left' ? 'deltar inte längre' : 'deltar nu'}`;
  if (kind === 'left') return `${partyName} ${day <= today ? 'gick' : 'går'} ur ${day}`;
  return `${partyName} ${day <= today ? 'kom' : 'kommer'} med ${day}`;
}
