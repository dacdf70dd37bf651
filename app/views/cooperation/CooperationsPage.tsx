import { Link } from '@remix-run/react';

import type { CooperationSummary } from '~/store/cooperation';
import { keyText } from '~/views/economy/phase-words';
import { TableScroll } from '~/views/shell/DataTable';
import { Card, EmptyState, Page, PageHead } from '~/views/shell/Page';

interface CooperationsPageProps {
  readonly cooperations: readonly CooperationSummary[];
  readonly mayManage: boolean;
}

/** The cooperations one is in: who leads, how many, how costs are shared. */
export function CooperationsPage({ cooperations, mayManage }: CooperationsPageProps) {
  const add = (
    <Link className="ds-button" data-size="sm" to="/samverkan/ny">
      Ny samverkan
    </Link>
  );
  return (
    <Page>
      <PageHead
        title="Samverkan"
        sub="Parter som genom avtal driver projekt tillsammans och delar på kostnaderna."
        actions={
          mayManage ? (
            <>
              <Link className="ds-button" data-variant="tertiary" data-size="sm" to="/anvandare">
                Användare
              </Link>
              <Link className="ds-button" data-variant="tertiary" data-size="sm" to="/logg">
                Logg
              </Link>
              <Link className="ds-button" data-variant="tertiary" data-size="sm" to="/epost">
                E-post
              </Link>
              <Link className="ds-button" data-variant="secondary" data-size="sm" to="/samverkan/parter">
                Parter
              </Link>
              {add}
            </>
          ) : null
        }
      />
      {cooperations.length === 0 ? (
        <Card>
          <EmptyState
            title={mayManage ? 'Det finns ingen samverkan än' : 'Din organisation är inte med i någon samverkan'}
            text={
              mayManage
                ? 'Lägg upp parterna och samla dem i en samverkan. Sedan kan den få nycklar, underlag och projekt.'
                : 'Samordnaren lägger upp samverkan och dess medlemmar.'
            }
            action={mayManage ? add : undefined}
          />
        </Card>
      ) : (
        <Card tight>
          <TableScroll label="Samverkan">
            <table>
              <thead>
                <tr>
                  <th scope="col" className="main-column">
                    Samverkan
                  </th>
                  <th scope="col">Huvudansvarig</th>
                  <th scope="col">Fördelningsnyckel</th>
                  <th scope="col" className="num">
                    Medlemmar
                  </th>
                  <th scope="col" className="num">
                    Projekt
                  </th>
                </tr>
              </thead>
              <tbody>
                {cooperations.map((cooperation) => (
                  <tr key={cooperation.id}>
                    <th scope="row">
                      <Link to={`/samverkan/${cooperation.slug}`}>{cooperation.name}</Link>
                    </th>
                    <td>{cooperation.leadName ?? '–'}</td>
                    <td>
                      {cooperation.keys.length === 0
                        ? 'ingen än'
                        : cooperation.keys.map(({ name, components }) => (
                            <div key={name}>
                              {name}
                              <span className="cell-sub">{keyText(components)}</span>
                            </div>
                          ))}
                    </td>
                    <td className="num">{cooperation.members}</td>
                    <td className="num">{cooperation.projects}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </TableScroll>
        </Card>
      )}
    </Page>
  );
}
