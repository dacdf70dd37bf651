import { Link, useSearchParams } from '@remix-run/react';

import type { FormFailure } from '~/policy/form-failure';
import type { Party } from '~/store/party';
import { TableScroll } from '~/views/shell/DataTable';
import { Card, EmptyState, Page, PageHead } from '~/views/shell/Page';

import { NewPartyForm } from './NewPartyForm';

interface PartiesPageProps {
  readonly parties: readonly Party[];
  readonly failure: FormFailure | null;
}

/** Every organisation that can be in a cooperation, and the form that adds one. */
export function PartiesPage({ parties, failure }: PartiesPageProps) {
  const [search] = useSearchParams();
  const saved = search.get('sparad');
  return (
    <Page>
      <PageHead
        title="Parter"
        crumbs={[{ to: '/samverkan', label: 'Samverkan' }]}
        sub="Organisationer som kan vara med i en samverkan och bära kostnader."
        actions={
          <Link className="ds-button" data-variant="secondary" data-size="sm" to="/samverkan/ny">
            Ny samverkan
          </Link>
        }
      />
      <NewPartyForm key={saved ?? ''} failure={failure} />
      {parties.length === 0 ? (
        <Card>
          <EmptyState title="Det finns inga parter än" text="Lägg till den första i formuläret ovanför." />
        </Card>
      ) : (
        <Card tight title="Alla parter">
          <TableScroll label="Parter">
            <table>
              <thead>
                <tr>
                  <th scope="col" className="main-column">
                    Part
                  </th>
                  <th scope="col">Slag</th>
                  <th scope="col">Kommunkod</th>
                  <th scope="col">Organisationsnummer</th>
                  <th scope="col">Enheter</th>
                </tr>
              </thead>
              <tbody>
                {parties.map((party) => (
                  <tr
                    key={party.id}
                    id={`part-${party.id}`}
                    className={saved === String(party.id) ? 'saved' : undefined}
                  >
                    <th scope="row">
                      {party.name}
                      {saved === String(party.id) ? (
                        <span className="sub" role="status">
                          {' '}
                          Tillagd
                        </span>
                      ) : null}
                    </th>
                    <td>{party.kind}</td>
                    <td>{party.code ?? '–'}</td>
                    <td className="date">{party.organisationNumber ?? '–'}</td>
                    <td>{party.units.join(', ') || '–'}</td>
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
