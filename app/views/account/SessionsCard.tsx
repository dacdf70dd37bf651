import { Form } from '@remix-run/react';

import type { OwnSession } from '~/store/account';
import { TableScroll } from '~/views/shell/DataTable';
import { SubmitButton } from '~/views/shell/form/SubmitButton';
import { formatDateTime } from '~/views/shell/format';
import { Card } from '~/views/shell/Page';

interface SessionsCardProps {
  readonly sessions: readonly OwnSession[];
  readonly providers: readonly { readonly name: string; readonly issuer: string }[];
}

/** Where one is signed in now, and the way to end it elsewhere. */
export function SessionsCard({ sessions, providers }: SessionsCardProps) {
  return (
    <Card
      tight
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
      <TableScroll label="Inloggad nu">
        <table>
          <thead>
            <tr>
              <th scope="col" className="main-column">
                Webbläsare
              </th>
              <th scope="col">Senast använd</th>
              <th scope="col" className="wide-only">
                Inloggad sedan
              </th>
              <th scope="col">
                <span className="ds-sr-only">Avsluta</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {sessions.map((session) => (
              <tr key={session.id}>
                <th scope="row">
                  {session.agent || 'Okänd webbläsare'}
                  <span className="cell-sub">
                    {session.current ? 'den här' : null}
                    {session.issuer ? ` genom ${nameOf(session.issuer, providers)}` : null}
                  </span>
                </th>
                <td className="date">{formatDateTime(session.lastSeenAt)}</td>
                <td className="date wide-only">{formatDateTime(session.createdAt)}</td>
                <td>
                  {session.current ? null : (
                    <Form method="post" className="inline-form">
                      <input type="hidden" name="id" value={session.id} />
                      <SubmitButton name="intent" value="end-session" variant="tertiary" pendingText="Avslutar …">
                        Avsluta
                      </SubmitButton>
                    </Form>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
    </Card>
  );
}

const nameOf = (issuer: string, providers: SessionsCardProps['providers']) =>
  providers.find((each) => each.issuer === issuer)?.name ?? issuer;
