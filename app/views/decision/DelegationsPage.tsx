import { Link, useSearchParams } from '@remix-run/react';

import type { FormFailure } from '~/policy/form-failure';
import type { Delegation, Substitute } from '~/store/delegation';
import { Card, EmptyState, Page, PageHead } from '~/views/shell/Page';

import { DelegationTable } from './DelegationTable';
import { ChoosePartyForm, NewDelegationForm } from './NewDelegationForm';

export interface DelegationsPageProps {
  readonly delegations: readonly Delegation[];
  /** whose delegations the viewer manages */
  readonly parties: readonly PartyChoice[];
  /** the one that a new delegation is for; null: it is to be chosen */
  readonly chosen: PartyChoice | null;
  /** who could be its substitute */
  readonly substitutes: readonly Substitute[];
  readonly today: string;
  readonly failure: FormFailure | null;
}

export interface PartyChoice {
  readonly id: number;
  readonly name: string;
}

/** Who decides in the place of a kommundirektör, and when. */
export function DelegationsPage(props: DelegationsPageProps) {
  const { delegations, parties, chosen, failure } = props;
  const [search] = useSearchParams();
  const adding = search.has('ny') || failure?.intent === 'create';
  const own = parties.length === 1 ? parties[0] : null;
  return (
    <Page>
      <PageHead
        title="Ersättare"
        crumbs={[{ to: '/beslut', label: 'Beslut' }]}
        sub={
          own
            ? `Vem som beslutar i stället för kommundirektören i ${own.name}, och under vilka dagar.`
            : 'Vem som beslutar i stället för en kommundirektör, och under vilka dagar.'
        }
        actions={
          adding ? null : (
            <Link className="ds-button" data-size="sm" to={`/ersattare?ny=1${chosen ? `&part=${chosen.id}` : ''}`}>
              Lägg till ersättare
            </Link>
          )
        }
      />
      {adding ? (
        <Card title={chosen ? `Ny ersättare i ${chosen.name}` : 'Ny ersättare'}>
          {chosen ? (
            // Another party's form starts anew.
            <NewDelegationForm key={chosen.id} {...props} chosen={chosen} />
          ) : (
            <ChoosePartyForm parties={parties} />
          )}
        </Card>
      ) : null}
      {delegations.length > 0 ? (
        <DelegationTable {...props} />
      ) : (
        <Card>
          <EmptyState
            title="Inga ersättare än"
            text="En ersättare kan besluta om kommunens andelar under de dagar som delegationen gäller, men inte före och inte efter."
          />
        </Card>
      )}
    </Page>
  );
}
