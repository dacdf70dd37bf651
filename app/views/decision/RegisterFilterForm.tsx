import { Form, Link } from '@remix-run/react';

import { VERDICTS } from '~/domain/approval';
import { VERDICT_WORDS } from '~/views/approval/approval-words';
import { FilterChoice } from '~/views/shell/form/FilterChoice';

import { filterFields, isFiltered, KIND_OPTIONS, OUTCOME_CODES, UNKNOWN_YEAR } from './register-address';
import type { RegisterPageProps } from './RegisterPage';

/** Chooses among the decisions; a GET form, so the choice is in the address and can be shared. */
export function RegisterFilterForm({ listing: { filter }, choices }: RegisterPageProps) {
  const fields = filterFields(filter);
  const named = ({ slug, name }: { slug: string; name: string }) => ({ value: slug, label: name });
  return (
    <Form method="get" className="form-row register-filter no-print" key={JSON.stringify(filter)}>
      <div className="ds-field" data-size="sm">
        <label className="ds-label" htmlFor="filter-sok">
          Sök i besluten
        </label>
        <input className="ds-input" id="filter-sok" name="sok" type="search" defaultValue={fields.sok} />
      </div>
      <FilterChoice name="projekt" label="Projekt" value={fields['projekt']!} options={choices.projects.map(named)} />
      <FilterChoice name="kommun" label="Kommun" value={fields['kommun']!} options={choices.parties.map(named)} />
      <FilterChoice
        name="utfall"
        label="Utfall"
        value={fields['utfall']!}
        options={VERDICTS.map((verdict) => ({ value: OUTCOME_CODES[verdict], label: VERDICT_WORDS[verdict].word }))}
      />
      <FilterChoice
        name="ar"
        label="År"
        value={fields['ar']!}
        options={choices.years.map((year) =>
          year === null ? { value: UNKNOWN_YEAR, label: 'Dag okänd' } : { value: String(year), label: String(year) },
        )}
      />
      <FilterChoice name="slag" label="Slag" value={fields['slag']!} options={KIND_OPTIONS} />
      <button className="ds-button" data-variant="secondary" data-size="sm" type="submit">
        Visa
      </button>
      {isFiltered(filter) ? <Link to="/beslut">Visa alla</Link> : null}
    </Form>
  );
}
