import { Form, useSearchParams } from '@remix-run/react';

import { maySendAgain } from '~/domain/email';
import type { EmailDetail } from '~/store/email';
import { SubmitButton } from '~/views/shell/form/SubmitButton';
import { formatDateTime } from '~/views/shell/format';
import { Note } from '~/views/shell/Page';

import { stateWords } from './email-words';

interface EmailPanelProps {
  readonly email: EmailDetail;
  readonly sendsMail: boolean;
}

/** One mail as its receiver reads it, how it went, and the way to have it sent again. */
export function EmailPanel({ email, sendsMail }: EmailPanelProps) {
  const [search] = useSearchParams();
  const { meaning, tone, one } = stateWords(email.state);
  const queued = search.get('i-kon') === String(email.id);
  return (
    <div className="panel stack">
      {queued ? <Note tone="ok" role="status" title="Brevet ligger i kön igen." /> : null}
      <Note tone={tone} title={`${one}.`}>
        {meaning} {email.attempts > 0 ? attempts(email.attempts) : null}
        {email.lastError ? <span className="email-error">Senaste felet: {email.lastError}</span> : null}
      </Note>
      <p className="sub">
        Till {email.address}, skrivet {formatDateTime(email.createdAt)}
      </p>
      <pre className="email-text">{email.body}</pre>
      {email.messageId ? <p className="sub email-error">Message-ID {email.messageId}</p> : null}
      {sendsMail && maySendAgain(email.state) ? (
        <Form method="post" preventScrollReset className="actions">
          <input type="hidden" name="id" value={email.id} />
          <SubmitButton name="intent" value="resend" variant="secondary" pendingText="Lägger i kön …">
            Skicka igen
          </SubmitButton>
          {email.state === 'oklar' ? <span className="sub">Mottagaren kan då få brevet två gånger.</span> : null}
        </Form>
      ) : null}
    </div>
  );
}

const attempts = (count: number) => (count === 1 ? 'Ett försök är gjort.' : `${count} försök är gjorda.`);
