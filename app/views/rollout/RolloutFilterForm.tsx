import { Form, Link } from '@remix-run/react';

import { STATE_WORDS } from '~/views/plan/milestone-words';

import { rolloutQuery } from './rollout-address';
import type { RolloutPageProps } from './RolloutPage';

/** Which kommuner are shown; without script too. */
export function RolloutFilterForm({ groups, parties, filter, base }: RolloutPageProps & { readonly base: string }) {
  return (
    <Form method="get" action={base} key={rolloutQuery(filter)} className="form-row rollout-filter" preventScrollReset>
      <div className="ds-field" data-size="sm">
        <label className="ds-label" htmlFor="filter-grupp">
          Grupp
        </label>
        <select className="ds-input" id="filter-grupp" name="grupp" defaultValue={filter.group ?? ''}>
          <option value="">Alla</option>
          {groups.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
          <option value="ingen">Utan grupp</option>
        </select>
      </div>
      <div className="ds-field" data-size="sm">
        <label className="ds-label" htmlFor="filter-lage">
          Läge
        </label>
        <select className="ds-input" id="filter-lage" name="lage" defaultValue={filter.state ?? ''}>
          <option value="">Alla</option>
          {Object.entries(STATE_WORDS).map(([state, { word }]) => (
            <option key={state} value={state}>
              {word}
            </option>
          ))}
        </select>
      </div>
      <div className="ds-field" data-size="sm">
        <label className="ds-label" htmlFor="filter-kommun">
          Kommun
        </label>
        <select className="ds-input" id="filter-kommun" name="kommun" defaultValue={filter.partyId ?? ''}>
          <option value="">Alla</option>
          {parties
            .toSorted((a, b) => a.name.localeCompare(b.name, 'sv'))
            .map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
        </select>
      </div>
      <button type="submit" className="ds-button" data-variant="secondary" data-size="sm">
        Visa
      </button>
      {rolloutQuery(filter) === '' ? null : (
        <Link to={base} preventScrollReset>
          Visa alla
        </Link>
      )}
    </Form>
  );
}
