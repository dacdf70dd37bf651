import { Form, Link } from '@remix-run/react';

import type { LogChoices } from '~/store/audit-log';
import { FilterChoice } from '~/views/shell/form/FilterChoice';

import { isNarrowed, logFields, PRODUCT, type LogListing } from './log-address';
import { entityWord } from './log-words';

interface LogFilterFormProps {
  readonly listing: LogListing;
  readonly choices: LogChoices;
}

/** Chooses among the rows; a GET form, so the choice is in the address. */
export function LogFilterForm({ listing: { filter }, choices }: LogFilterFormProps) {
  const fields = logFields(filter);
  const entities = choices.entities
    .map((entity) => ({ value: entity, label: entityWord(entity) }))
    .toSorted((one, other) => one.label.localeCompare(other.label, 'sv'));
  return (
    <Form method="get" className="form-row register-filter no-print" key={JSON.stringify(filter)}>
      <FilterChoice
        name="vem"
        label="Vem"
        value={fields['vem']!}
        options={[
          ...choices.people.map(({ id, name }) => ({ value: String(id), label: name })),
          { value: PRODUCT, label: 'Samplan självt' },
        ]}
      />
      <FilterChoice name="slag" label="Vad" value={fields['slag']!} options={entities} />
      <Typed name="nummer" label="Nummer" value={fields['nummer']!} />
      <FilterChoice
        name="projekt"
        label="Projekt"
        value={fields['projekt']!}
        options={choices.projects.map(({ slug, name }) => ({ value: slug, label: name }))}
      />
      <Typed name="fran" label="Från och med" value={fields['fran']!} type="date" />
      <Typed name="till" label="Till och med" value={fields['till']!} type="date" />
      <button className="ds-button" data-variant="secondary" data-size="sm" type="submit">
        Visa
      </button>
      {isNarrowed(filter) ? <Link to="/logg">Visa alla</Link> : null}
    </Form>
  );
}

interface FieldProps {
  readonly name: string;
  readonly label: string;
  readonly value: string;
}

function Typed({ name, label, value, type = 'text' }: FieldProps & { readonly type?: 'text' | 'date' }) {
  return (
    <div className="ds-field" data-size="sm">
      <label className="ds-label" htmlFor={`filter-${name}`}>
        {label}
      </label>
      <input
        className="ds-input"
        id={`filter-${name}`}
        name={name}
        type={type}
        defaultValue={value}
        {...(type === 'text' ? { inputMode: 'numeric' as const, size: 8 } : {})}
      />
    </div>
  );
}
