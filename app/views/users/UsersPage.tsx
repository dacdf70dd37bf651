import { Form, Link, useSearchParams } from '@remix-run/react';
import { Fragment } from 'react';

import { ACCOUNT_STANDINGS } from '~/domain/account-standing';
import { ROLES } from '~/domain/viewer';
import type { FormFailure } from '~/policy/form-failure';
import type { ScopeChoices, User, UserList } from '~/store/user-list';
import { TableScroll } from '~/views/shell/DataTable';
import { formatCount } from '~/views/shell/format';
import { ExportLinks, Pages } from '~/views/shell/Listing';
import { Card, EmptyState, Note, Page, PageHead } from '~/views/shell/Page';
import { Status } from '~/views/shell/Status';

import { InviteForm } from './InviteForm';
import { usersAddress, usersFile, type UserFilter } from './user-address';
import { RECEIPTS, roleText, STANDING_WORDS, stateOf } from './user-words';
import { UserPanel } from './UserPanel';

export interface UsersPageProps {
  readonly list: UserList;
  readonly opened: User | null;
  readonly choices: ScopeChoices;
  readonly filter: UserFilter;
  readonly pages: number;
  readonly sendsMail: boolean;
  readonly ownId: number;
  /** a one-time link that has just been made */
  readonly made: Omit<MadeLinkNoteProps, 'sendsMail'> | null;
  readonly failure: FormFailure | null;
}

/** Everybody who has an account, what each may do, and the way to invite one more. */
export function UsersPage(props: UsersPageProps) {
  const { list, opened, choices, filter, pages, sendsMail, made, failure } = props;
  const [search] = useSearchParams();
  const adding = search.has('ny') || failure?.intent === 'invite';
  const saved = search.get('sparad') ?? '';
  const receipt = Object.hasOwn(RECEIPTS, saved) ? RECEIPTS[saved] : null;
  return (
    <Page>
      <PageHead
        title="Användare"
        crumbs={[{ to: '/samverkan', label: 'Samverkan' }]}
        sub="Konton, roller och inbjudningar."
        actions={
          <>
            {list.count > 0 ? <ExportLinks addressOf={(ending) => usersFile(filter, ending)} /> : null}
            {adding ? null : (
              <Link className="ds-button" data-size="sm" to="/anvandare?ny=1">
                Bjud in
              </Link>
            )}
          </>
        }
      />
      {made ? <MadeLinkNote {...made} sendsMail={sendsMail} /> : null}
      {receipt && !failure && !made ? <Note tone="ok" role="status" title={receipt} /> : null}
      {adding && !made ? <InviteForm choices={choices} failure={failure} /> : null}
      <UserFilterForm filter={filter} />
      {opened && !list.rows.some(({ id }) => id === opened.id) ? (
        <Card title={opened.name} id={`konto-${opened.id}`}>
          <UserPanel key={opened.id} {...props} user={opened} />
        </Card>
      ) : null}
      {list.rows.length === 0 ? (
        <Card>
          <EmptyState title="Inget konto passar sökningen" action={<Link to="/anvandare">Visa alla</Link>} />
        </Card>
      ) : (
        <Card tight title={list.count === 1 ? '1 konto' : `${formatCount(list.count)} konton`}>
          <TableScroll label="Användare">
            <table>
              <thead>
                <tr>
                  <th scope="col" className="main-column">
                    Namn
                  </th>
                  <th scope="col" className="wide-only">
                    Part
                  </th>
                  <th scope="col" className="wide-only">
                    Roller
                  </th>
                  <th scope="col">Läge</th>
                </tr>
              </thead>
              <tbody>
                {list.rows.map((user) => (
                  <Fragment key={user.id}>
                    <UserRow user={user} filter={filter} opened={opened?.id === user.id} />
                    {opened?.id === user.id ? (
                      <tr className="panel-row">
                        <td colSpan={4}>
                          <UserPanel {...props} user={opened} />
                        </td>
                      </tr>
                    ) : null}
                  </Fragment>
                ))}
              </tbody>
            </table>
          </TableScroll>
          <Pages page={filter.page} pages={pages} addressOf={(page) => usersAddress(filter, { page })} />
        </Card>
      )}
    </Page>
  );
}

function UserRow({ user, filter, opened }: { user: User; filter: UserFilter; opened: boolean }) {
  const { tone, word } = stateOf(user);
  return (
    <tr id={`konto-${user.id}`} className={opened ? 'opened' : undefined}>
      <th scope="row">
        <Link to={usersAddress(filter, { opened: opened ? null : user.id })} preventScrollReset aria-expanded={opened}>
          {user.name}
          <span className="ds-sr-only">, ändra</span>
        </Link>
        <span className="cell-sub">{user.email}</span>
        {/* On a phone there is no room beside the name. */}
        <span className="cell-sub narrow-only">{user.roles.map(roleText).join('; ') || 'inga roller'}</span>
      </th>
      <td className="wide-only">{user.partyName ?? '–'}</td>
      <td className="wide-only">
        {user.roles.map((role) => (
          <div key={role.id}>{roleText(role)}</div>
        ))}
        {user.roles.length === 0 ? 'inga' : null}
      </td>
      <td>
        <Status tone={tone}>{word}</Status>
      </td>
    </tr>
  );
}

function UserFilterForm({ filter }: { readonly filter: UserFilter }) {
  return (
    <Form method="get" action="/anvandare" className="form-row" role="search">
      <div className="ds-field" data-size="sm">
        <label className="ds-label" htmlFor="sok">
          Sök
        </label>
        <input
          key={filter.search}
          id="sok"
          name="sok"
          type="search"
          className="ds-input"
          defaultValue={filter.search}
        />
      </div>
      <div className="ds-field" data-size="sm">
        <label className="ds-label" htmlFor="roll">
          Roll
        </label>
        <select key={filter.role} id="roll" name="roll" className="ds-input" defaultValue={filter.role ?? ''}>
          <option value="">Alla roller</option>
          {ROLES.map((role) => (
            <option key={role} value={role}>
              {role}
            </option>
          ))}
        </select>
      </div>
      <div className="ds-field" data-size="sm">
        <label className="ds-label" htmlFor="lage">
          Läge
        </label>
        <select key={filter.standing} id="lage" name="lage" className="ds-input" defaultValue={filter.standing ?? ''}>
          <option value="">Alla lägen</option>
          {ACCOUNT_STANDINGS.map((standing) => (
            <option key={standing} value={standing}>
              {STANDING_WORDS[standing].word}
            </option>
          ))}
        </select>
      </div>
      <button type="submit" className="ds-button" data-variant="secondary" data-size="sm">
        Visa
      </button>
      {filter.search || filter.role || filter.standing ? <Link to="/anvandare">Visa alla</Link> : null}
    </Form>
  );
}

interface MadeLinkNoteProps {
  readonly link: string;
  readonly userId: number;
  readonly email: string;
  readonly purpose: string;
  readonly sendsMail: boolean;
}

/** The link, once: afterwards only a new one can be made. */
function MadeLinkNote({ link, userId, email, purpose, sendsMail }: MadeLinkNoteProps) {
  return (
    <Note
      tone="ok"
      role="status"
      title={purpose === 'inbjudan' ? 'Inbjudan är gjord.' : 'Länken till ett nytt lösenord är gjord.'}
    >
      {sendsMail ? `Den skickas till ${email}. ` : `E-post är inte påslagen: lämna länken till ${email} själv. `}
      Länken visas bara nu och fungerar en gång:
      <code className="made-link">{link}</code>
      {purpose === 'inbjudan' ? <Link to={`/anvandare?konto=${userId}#konto-${userId}`}>Ge kontot roller</Link> : null}
    </Note>
  );
}
