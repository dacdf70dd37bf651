import { Form } from '@remix-run/react';

import type { OwnSession } from '~/store/account';
import type { SessionLimits } from '~/store/session-limits';
import { SubmitButton } from '~/views/shell/form/SubmitButton';
import { formatDateTime } from '~/views/shell/format';
import { Card } from '~/views/shell/Page';

interface SessionsCardProps {
  readonly sessions: readonly OwnSession[];
  readonly providers: readonly { readonly name: string; readonly issuer: string }[];
  readonly limits: SessionLimits;
}

/** Where one is signed in now, how long that lasts, and the way to end it elsewhere. */
export function SessionsCard({ sessions, providers, limits }: SessionsCardProps) {
  return (
    <Card
      title="Inloggad nu"
      id="sessioner"
      actions={
        sessions.length > 1 ? (
          <Form method="post">
            <SubmitButton name="intent" value="end-others" variant="secondary" pendingText="Avslutar …">
              Avsluta alla andra
            </SubmitButton>
          </Form>
        ) : null
      }
    >
      <ul className="own-rows">
        {sessions.map((session) => (
          <li key={session.id}>
            <div>
              <b>{session.agent || 'Okänd webbläsare'}</b>
              {session.current ? ', den här' : null}
              {session.issuer ? `, genom ${nameOf(session.issuer, providers)}` : null}
              <span className="cell-sub">
                Inloggad {formatDateTime(session.createdAt)}, senast använd {formatDateTime(session.lastSeenAt)}
              </span>
            </div>
            {session.current ? null : (
              <Form method="post" className="inline-form">
                <input type="hidden" name="id" value={session.id} />
                <SubmitButton name="intent" value="end-session" variant="tertiary" pendingText="Avslutar …">
                  Avsluta<span className="ds-sr-only"> inloggningen i {session.agent || 'okänd webbläsare'}</span>
                </SubmitButton>
              </Form>
            )}
          </li>
        ))}
      </ul>
      <p className="sub">
        En inloggning avslutas när den inte har använts på {lengthOf(limits.idleSeconds)}, och senast{' '}
        {lengthOf(limits.absoluteSeconds)} efter att den började. Den avslutas också när dina roller ändras.
      </p>
    </Card>
  );
}

const nameOf = (issuer: string, providers: SessionsCardProps['providers']) =>
  providers.find((each) => each.issuer === issuer)?.name ?? issuer;

/** "2 timmar", "45 minuter", "1 timme och 30 minuter" */
function lengthOf(seconds: number): string {
  const minutes = Math.round(seconds / 60);
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  const parts = [
    ...(hours > 0 ? [hours === 1 ? '1 timme' : `${hours} timmar`] : []),
    ...(rest > 0 ? [rest === 1 ? '1 minut' : `${rest} minuter`] : []),
  ];
  return parts.join(' och ');
}
