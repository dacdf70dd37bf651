import { Form, useSearchParams } from '@remix-run/react';

import type { PortfolioPageProps } from './PortfolioPage';

/** Chooses among the projects; a GET form, so the choice is in the address and can be shared. */
export function PortfolioFilterForm({ filter, choices }: Pick<PortfolioPageProps, 'filter' | 'choices'>) {
  const view = useSearchParams()[0].get('vy');
  return (
    <Form method="get" className="form-row no-print" key={JSON.stringify(filter)}>
      {view ? <input type="hidden" name="vy" value={view} /> : null}
      <FilterSelect
        name="samverkan"
        label="Samverkan"
        all="Alla"
        value={filter.cooperation}
        options={choices.cooperations}
      />
      {choices.parties.length > 0 ? (
        <FilterSelect name="kommun" label="Kommun" all="Alla" value={filter.party} options={choices.parties} />
      ) : (
        <FilterInput name="kommun" label="Kommun" value={filter.party} />
      )}
      <FilterInput name="ar" label="År" value={filter.year} size={5} />
      <button className="ds-button" data-variant="secondary" data-size="sm" type="submit">
        Visa
      </button>
    </Form>
  );
}

interface FilterSelectProps {
  readonly name: string;
  readonly label: string;
  readonly all: string;
  readonly value: string | null;
  readonly options: readonly { readonly slug: string; readonly name: string }[];
}

function FilterSelect({ name, label, all, value, options }: FilterSelectProps) {
  return (
    <div className="ds-field" data-size="sm">
      <label className="ds-label" htmlFor={`filter-${name}`}>
        {label}
      </label>
      <select className="ds-input" id={`filter-${name}`} name={name} defaultValue={value ?? ''}>
        <option value="">{all}</option>
        {options.map((option) => (
          <option key={option.slug} value={option.slug}>
            {option.name}
          </option>
        ))}
      </select>
    </div>
  );
}

interface FilterInputProps {
  readonly name: string;
  readonly label: string;
  readonly value: string | number | null;
  readonly size?: number;
}

function FilterInput({ name, label, value, size }: FilterInputProps) {
  return (
    <div className="ds-field" data-size="sm">
      <label className="ds-label" htmlFor={`filter-${name}`}>
        {label}
      </label>
      <input className="ds-input" id={`filter-${name}`} name={name} size={size} defaultValue={value ?? ''} />
    </div>
  );
}
