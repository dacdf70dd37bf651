import { Form } from '@remix-run/react';

import type { FormFailure } from '~/policy/form-failure';
import type { Account } from '~/store/account';
import { SubmitButton } from '~/views/shell/form/SubmitButton';
import { formatDateTime } from '~/views/shell/format';
import { Card } from '~/views/shell/Page';

import { OwnPasswordForm } from './OwnPasswordForm';

interface IdentitiesCardProps {
  readonly account: Account;
  readonly providers: readonly { readonly key: string; readonly name: string; readonly issuer: string }[];
  /** one has signed in just now; otherwise the password is asked for before another is linked */
  readonly fresh: boolean;
  readonly failure: FormFailure | null;
}

/** The organisations through which one can sign in, and the way to link another. */
export function IdentitiesCard({ account, providers, fresh, failure }: IdentitiesCardProps) {
  const { identities, hasPassword } = account;
  const free = providers.filter(({ issuer }) => !identities.some((own) => own.issuer === issuer));
  return (
    <Card title="Inloggning hos din organisation" id="inloggningar">
      {identities.length > 0 ? (
        <ul className="own-rows">
          {identities.map(({ id, issuer, linkedAt }) => (
            <li key={id}>
              <div>
                <b>{providers.find((each) => each.issuer === issuer)?.name ?? issuer}</b>
                <span className="cell-sub">Kopplad {formatDateTime(linkedAt)}</span>
              </div>
              <Form method="post" className="inline-form">
                <input type="hidden" name="id" value={id} />
                <SubmitButton name="intent" value="unlink" variant="tertiary" pendingText="Tar bort …">
                  Ta bort kopplingen
                </SubmitButton>
              </Form>
            </li>
          ))}
        </ul>
      ) : (
        <p>Kontot är inte kopplat till någon organisations inloggning.</p>
      )}
      {free.length > 0 && !fresh ? (
        hasPassword ? (
          <>
            <p>Skriv ditt lösenord för att koppla kontot till {free.map(({ name }) => name).join(' eller ')}.</p>
            <OwnPasswordForm intent="confirm" failure={failure} />
          </>
        ) : (
          <p className="sub">Logga ut och in igen för att koppla fler.</p>
        )
      ) : null}
      {free.length > 0 && fresh ? (
        <p className="actions">
          {free.map(({ key, name }) => (
            <a
              key={key}
              className="ds-button"
              data-variant="secondary"
              data-size="sm"
              href={`/logga-in/utfardare/${key}?koppla=1`}
            >
              Koppla {name}
            </a>
          ))}
        </p>
      ) : null}
    </Card>
  );
}
