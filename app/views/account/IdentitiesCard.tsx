import { Form } from '@remix-run/react';

import type { OwnIdentity } from '~/store/account';
import { SubmitButton } from '~/views/shell/form/SubmitButton';
import { formatDateTime } from '~/views/shell/format';
import { Card } from '~/views/shell/Page';

interface IdentitiesCardProps {
  readonly identities: readonly OwnIdentity[];
  readonly providers: readonly { readonly key: string; readonly name: string; readonly issuer: string }[];
}

/** The organisations through which one can sign in, and the way to link another. */
export function IdentitiesCard({ identities, providers }: IdentitiesCardProps) {
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
      {free.length > 0 ? (
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
