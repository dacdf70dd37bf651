import { Form, Link } from '@remix-run/react';

import type { FormFailure } from '~/policy/form-failure';
import type { ScopeChoices, User } from '~/store/user-list';
import { FreshPerVersion } from '~/views/shell/form/FreshPerVersion';
import { SubmitButton } from '~/views/shell/form/SubmitButton';
import { Note } from '~/views/shell/Page';

import { EditUserForm } from './EditUserForm';
import { GrantForm } from './GrantForm';
import type { UserFilter } from './user-address';
import { roleText } from './user-words';

interface UserPanelProps {
  readonly user: User;
  readonly choices: ScopeChoices;
  readonly filter: UserFilter;
  readonly ownId: number;
  readonly failure: FormFailure | null;
}

/** Forms that show their own messages; what the buttons were refused for is said above them. */
const OWN_MESSAGES = new Set(['invite', 'update', 'grant']);

/** One account: what is said of it, its roles, and what can be done to it. */
export function UserPanel({ user, choices, filter, ownId, failure }: UserPanelProps) {
  const refused = failure && !OWN_MESSAGES.has(failure.intent) ? Object.values(failure.reply.error ?? {}).flat() : [];
  return (
    <div className="panel stack">
      {refused.length > 0 ? <Note tone="bad" role="alert" title={refused.join(' ')} /> : null}
      {user.id === ownId ? (
        <Note tone="wait" title="Det är ditt eget konto.">
          Ändrar du rollerna eller parten får du logga in på nytt.
        </Note>
      ) : null}
      <FreshPerVersion version={user.version} intent="update" failure={failure}>
        <EditUserForm user={user} choices={choices} filter={filter} failure={failure} />
      </FreshPerVersion>
      <h3>Roller</h3>
      {user.roles.length > 0 ? (
        <ul className="own-rows">
          {user.roles.map((role) => (
            <li key={role.id}>
              <span>{roleText(role)}</span>
              <Form method="post" className="inline-form" preventScrollReset>
                <Seen user={user} />
                <input type="hidden" name="roleId" value={role.id} />
                <SubmitButton name="intent" value="revoke" variant="tertiary" pendingText="Tar bort …">
                  Ta bort<span className="ds-sr-only"> rollen {roleText(role)}</span>
                </SubmitButton>
              </Form>
            </li>
          ))}
        </ul>
      ) : (
        <p>Inga roller. Kontot ser bara vad dess part ser.</p>
      )}
      <FreshPerVersion version={user.version} intent="grant" failure={failure}>
        <GrantForm user={user} choices={choices} failure={failure} />
      </FreshPerVersion>
      <h3>Inloggning</h3>
      <p className="sub">
        {user.sessions === 0 ? 'Inte inloggad nu.' : `Inloggad i ${user.sessions} webbläsare nu.`}{' '}
        {user.secondFactor ? 'Tvåstegsinloggning är på.' : 'Tvåstegsinloggning är inte på.'}
      </p>
      <Form method="post" className="actions" preventScrollReset>
        <Seen user={user} />
        {user.disabled || user.id === ownId ? null : (
          <SubmitButton
            name="intent"
            value={user.activated ? 'reset-link' : 'invite-again'}
            variant="secondary"
            pendingText="Gör länken …"
          >
            {user.activated ? 'Länk till nytt lösenord' : 'Bjud in igen'}
          </SubmitButton>
        )}
        {user.sessions > 0 ? (
          <SubmitButton name="intent" value="end-sessions" variant="secondary" pendingText="Loggar ut …">
            Logga ut överallt
          </SubmitButton>
        ) : null}
        {user.secondFactor && user.id !== ownId ? (
          <SubmitButton name="intent" value="remove-factor" variant="secondary" pendingText="Tar bort …">
            Ta bort tvåstegsinloggningen
          </SubmitButton>
        ) : null}
        <SubmitButton
          name="intent"
          value={user.disabled ? 'enable' : 'disable'}
          variant="secondary"
          color={user.disabled ? 'accent' : 'danger'}
        >
          {user.disabled ? 'Öppna kontot' : 'Stäng kontot'}
        </SubmitButton>
        <Link to={`/personuppgifter/${user.id}`}>Personuppgifter</Link>
      </Form>
    </div>
  );
}

/** The account as it was seen. */
function Seen({ user: { id, version } }: { readonly user: User }) {
  return (
    <>
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="version" value={version} />
    </>
  );
}
