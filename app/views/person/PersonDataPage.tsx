import { Form, Link } from '@remix-run/react';

import type { FormFailure } from '~/policy/form-failure';
import type { Person } from '~/store/personal-data';
import { TableScroll } from '~/views/shell/DataTable';
import { formatCount } from '~/views/shell/format';
import { Card, Facts, Note, Page, PageHead } from '~/views/shell/Page';

import { heldWord } from './held-words';

export interface PersonDataPageProps {
  readonly person: Person;
  readonly held: readonly { readonly table: string; readonly column: string; readonly count: number }[];
  /** the samordnare; otherwise the person */
  readonly mayManage: boolean;
  readonly mayForget: boolean;
  /** the form that takes the name away is open */
  readonly asks: boolean;
  readonly failure: FormFailure | null;
}

/** What the product holds about one person, and the way to take the name away. */
export function PersonDataPage({ person, held, mayManage, mayForget, asks, failure }: PersonDataPageProps) {
  const here = `/personuppgifter/${person.id}`;
  return (
    <Page width="narrow">
      <PageHead
        title={`Personuppgifter: ${person.name}`}
        crumbs={[
          mayManage
            ? { to: `/anvandare?konto=${person.id}`, label: 'Användare' }
            : { to: '/konto', label: 'Ditt konto' },
        ]}
        sub="Allt som Samplan har sparat om kontot står i filen; här syns hur mycket det är. Lösenord och andra hemligheter visas inte för någon."
        actions={
          <a className="ds-button" data-variant="secondary" data-size="sm" href={`${here}/uppgifter.json`}>
            Hämta som fil (JSON)
          </a>
        }
      />
      {failure ? (
        <Note
          tone="bad"
          role="alert"
          title={Object.values(failure.reply.error ?? {})
            .flat()
            .join(' ')}
        />
      ) : null}
      <Card title="Kontot">
        <Facts
          items={[
            { term: 'Namn', value: person.name },
            { term: 'E-postadress', value: person.email },
            { term: 'Titel', value: person.title ?? '–' },
            { term: 'Part', value: person.partyName ?? '–' },
          ]}
        />
      </Card>
      <Card tight title="Vad som är sparat">
        <TableScroll label="Vad som är sparat">
          <table>
            <thead>
              <tr>
                <th scope="col">Vad</th>
                <th scope="col" className="num">
                  Antal
                </th>
              </tr>
            </thead>
            <tbody>
              {held.map(({ table, column, count }) => (
                <tr key={`${table} ${column}`}>
                  <th scope="row">{heldWord(table, column)}</th>
                  <td className="num">{formatCount(count)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableScroll>
      </Card>
      {mayForget ? (
        <Card title="Ta bort namnet">
          {asks || failure ? (
            <Form method="post" action={here} className="form">
              <input type="hidden" name="intent" value="forget" />
              <p>
                Namn, e-postadress och titel byts mot ”Tidigare rollinnehavare”. Kontot kan inte användas mer. Beslut
                och annat som är gjort står kvar med sin roll.
              </p>
              <label className="check">
                <input className="ds-input" data-size="sm" type="checkbox" name="understood" value="ja" /> Jag vet att
                det inte går att ångra.
              </label>
              <div className="actions">
                <button className="ds-button" data-color="danger" type="submit">
                  Ta bort namnet
                </button>
                <Link to={here}>Avbryt</Link>
              </div>
            </Form>
          ) : (
            <Link className="ds-button" data-variant="secondary" data-size="sm" to={`${here}?ta-bort=1`}>
              Ta bort namnet …
            </Link>
          )}
        </Card>
      ) : null}
    </Page>
  );
}
