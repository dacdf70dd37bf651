import { Form, Link } from '@remix-run/react';

import { VERDICTS } from '~/domain/approval';
import { VERDICT_WORDS } from '~/views/approval/approval-words';

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
      <Choice name="projekt" label="Projekt" fields={fields} options={choices.projects.map(named)} />
      <Choice name="kommun" label="Kommun" fields={fields} options={choices.parties.map(named)} />
      <Choice
        name="utfall"
        label="Utfall"
        fields={fields}
        options={VERDICTS.map((verdict) => ({ value: OUTCOME_CODES[verdict], label: VERDICT_WORDS[verdict].word }))}
      />
      <Choice
        name="ar"
        label="År"
        fields={fields}
        options={choices.years.map((year) =>
          year === null ? { value: UNKNOWN_YEAR, label: 'Dag okänd' } : { value: String(year), label: String(year) },
        )}
      />
      <Choice name="slag" label="Slag" fields={fields} options={KIND_OPTIONS} />
      <button className="ds-button" data-variant="secondary" data-size="sm" type="submit">
        Visa
      </button>
      {isFiltered(filter) ? <Link to="/beslut">Visa alla</Link> : null}
    </Form>
  );
}

interface ChoiceProps {
  readonly name: string;
  readonly label: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

function Choice({ name, label, fields, options }: ChoiceProps) {
  const value = fields[name] ?? '';
  // A choice that no decision has any more stays in sight: it is why the list is empty.
  const known = value === '' || options.some((option) => option.value === value);
  return (
    <div className="ds-field" data-size="sm">
      <label className="ds-label" htmlFor={`filter-${name}`}>
        {label}
      </label>
      <select className="ds-input" id={`filter-${name}`} name={name} defaultValue={value}>
        <option value="">Alla</option>
        {known ? null : <option value={value}>{value}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}
