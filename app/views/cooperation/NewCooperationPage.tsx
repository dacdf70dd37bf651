import { Link } from '@remix-run/react';

import type { FormFailure } from '~/policy/form-failure';
import type { Party } from '~/store/party';
import { Card, EmptyState, Page, PageHead } from '~/views/shell/Page';

import { NewCooperationForm } from './NewCooperationForm';

interface NewCooperationPageProps {
  readonly parties: readonly Party[];
  readonly failure: FormFailure | null;
}

/** A new cooperation of parties that are there; without any, the way to add them. */
export function NewCooperationPage({ parties, failure }: NewCooperationPageProps) {
  return (
    <Page>
      <PageHead
        title="Ny samverkan"
        crumbs={[{ to: '/samverkan', label: 'Samverkan' }]}
        sub={
          parties.length > 0 ? (
            <>
              Saknas någon? <Link to="/samverkan/parter">Lägg till en part</Link> först.
            </>
          ) : null
        }
      />
      {parties.length === 0 ? (
        <Card>
          <EmptyState
            title="Det finns inga parter än"
            text="En samverkan består av parter: kommuner, bolag, förbund. Lägg upp dem först."
            action={
              <Link className="ds-button" data-size="sm" to="/samverkan/parter">
                Lägg till parter
              </Link>
            }
          />
        </Card>
      ) : (
        <NewCooperationForm parties={parties} failure={failure} />
      )}
    </Page>
  );
}
