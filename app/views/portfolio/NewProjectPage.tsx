import { Form, Link } from '@remix-run/react';

import type { FormFailure } from '~/policy/form-failure';
import type { CooperationChoice, CooperationParts } from '~/store/cooperation';
import { Card, EmptyState, Page, PageHead } from '~/views/shell/Page';

import { NewProjectForm } from './NewProjectForm';

interface NewProjectPageProps {
  readonly cooperations: readonly CooperationChoice[];
  readonly chosen: CooperationParts | null;
  readonly failure: FormFailure | null;
}

/** A new project in two steps: first the cooperation, which decides who can take part and by which key. */
export function NewProjectPage({ cooperations, chosen, failure }: NewProjectPageProps) {
  return (
    <Page>
      <PageHead title="Nytt projekt" crumbs={[{ to: '/portfolj', label: 'Portfölj' }]} />
      {cooperations.length === 0 ? (
        <Card>
          <EmptyState
            title="Det finns ingen samverkan än"
            text="Ett projekt drivs i en samverkan. Den behöver läggas upp först."
          />
        </Card>
      ) : (
        <Card title="Samverkan">
          <Form method="get" className="form-row">
            <div className="ds-field" data-size="sm">
              <label className="ds-label" htmlFor="samverkan">
                Projektet drivs i
              </label>
              <select className="ds-input" id="samverkan" name="samverkan" defaultValue={chosen?.slug}>
                {cooperations.map((cooperation) => (
                  <option key={cooperation.slug} value={cooperation.slug}>
                    {cooperation.name}
                  </option>
                ))}
              </select>
            </div>
            <button className="ds-button" data-variant={chosen ? 'secondary' : 'primary'} data-size="sm" type="submit">
              {chosen ? 'Byt' : 'Fortsätt'}
            </button>
          </Form>
        </Card>
      )}
      {chosen ? (
        <NewProjectForm key={chosen.slug} cooperation={chosen} failure={failure} />
      ) : (
        <p>
          <Link to="/portfolj">Tillbaka till portföljen</Link>
        </p>
      )}
    </Page>
  );
}
