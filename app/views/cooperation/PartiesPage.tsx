import { Link, useSearchParams } from '@remix-run/react';
import { Fragment } from 'react';

import type { FormFailure } from '~/policy/form-failure';
import type { Party } from '~/store/party';
import { TableScroll } from '~/views/shell/DataTable';
import { Card, EmptyState, Page, PageHead } from '~/views/shell/Page';

import { EditPartyForm } from './EditPartyForm';
import { NewPartyForm } from './NewPartyForm';
import { unitsText } from './party-words';

interface PartiesPageProps {
  readonly parties: readonly Party[];
  readonly failure: FormFailure | null;
}

const HERE = '/samverkan/parter';

/** Every organisation that can be in a cooperation, what each is, and the form that adds one. */
export function PartiesPage({ parties, failure }: PartiesPageProps) {
  const [search] = useSearchParams();
  const saved = search.get('sparad');
  const adding = search.has('ny') || failure?.intent === 'create' || parties.length === 0;
  const refused = failure?.intent === 'update' ? String(failure.reply.initialValue?.id ?? '') : null;
  const opened = refused ?? search.get('andra');
  return (
    <Page>
      <PageHead
        title="Parter"
        crumbs={[{ to: '/samverkan', label: 'Samverkan' }]}
        sub="Organisationer som kan vara med i en samverkan och bära kostnader."
        actions={
          <>
            <Link className="ds-button" data-variant="secondary" data-size="sm" to="/samverkan/ny">
              Ny samverkan
            </Link>
            {adding ? null : (
              <Link className="ds-button" data-size="sm" to={`${HERE}?ny=1`}>
                Ny part
              </Link>
            )}
          </>
        }
      />
      {adding ? <NewPartyForm key={saved ?? ''} failure={failure} /> : null}
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
                  <th scope="col" className="wide-only">
                    Slag
                  </th>
                  <th scope="col" className="wide-only">
                    Kommunkod
                  </th>
                  <th scope="col">Organisationsnummer</th>
                  <th scope="col">Enheter</th>
                </tr>
              </thead>
              <tbody>
                {parties.map((party) => (
                  <Fragment key={party.id}>
                    <PartyRow party={party} saved={saved} opened={opened === String(party.id)} />
                    {opened === String(party.id) ? (
                      <tr className="panel-row">
                        <td colSpan={5}>
                          <EditPartyForm party={party} failure={failure} />
                        </td>
                      </tr>
                    ) : null}
                  </Fragment>
                ))}
              </tbody>
            </table>
          </TableScroll>
        </Card>
      )}
    </Page>
  );
}

interface PartyRowProps {
  readonly party: Party;
  /** the id of the party that was saved last */
  readonly saved: string | null;
  readonly opened: boolean;
}

function PartyRow({ party, saved, opened }: PartyRowProps) {
  const { id, name, kind, code, organisationNumber } = party;
  const isSaved = saved === String(id);
  return (
    <tr id={`part-${id}`} className={isSaved ? 'saved' : opened ? 'opened' : undefined}>
      <th scope="row">
        <Link
          to={opened ? `${HERE}#part-${id}` : `${HERE}?andra=${id}#part-${id}`}
          preventScrollReset
          aria-expanded={opened}
        >
          {name}
          <span className="ds-sr-only">, ändra</span>
        </Link>
        <span className="cell-sub narrow-only">
          {kind} {code}
        </span>
        {isSaved ? (
          <span className="sub" role="status">
            {' '}
            Sparad
          </span>
        ) : null}
      </th>
      <td className="wide-only">{kind}</td>
      <td className="wide-only">{code ?? '–'}</td>
      <td className="date">{organisationNumber ?? '–'}</td>
      <td>
        <span className="wide-only">{unitsText(party)}</span>
        <span className="narrow-only">{party.units.length || '–'}</span>
      </td>
    </tr>
  );
}
