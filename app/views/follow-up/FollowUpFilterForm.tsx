import { Form } from '@remix-run/react';

import { FOLLOW_UP_DIMENSIONS } from '~/domain/follow-up-table';
import { phaseLabel } from '~/views/shell/phase-name';

import { followUpParams, type FollowUpQuery } from './follow-up-address';
import { DIMENSION_WORDS } from './follow-up-words';

export interface FollowUpChoices {
  /** only over all projects */
  readonly cooperations?: readonly { readonly slug: string; readonly name: string }[];
  readonly phases: readonly { readonly number: number; readonly name: string }[];
  readonly parties: readonly { readonly id: number; readonly name: string }[];
  readonly years: readonly number[];
}

/** What is shown and by what; a GET form, so the choice is in the address and can be shared. */
export function FollowUpFilterForm({ query, choices }: { query: FollowUpQuery; choices: FollowUpChoices }) {
  const dimensions = FOLLOW_UP_DIMENSIONS.filter((by) => choices.cooperations || by !== 'projekt');
  return (
    <Form method="get" className="form-row no-print filter-row" key={followUpParams(query).toString()}>
      <Choice
        name="per"
        label="Rader"
        value={query.by}
        options={dimensions.map((by) => [by, `Per ${DIMENSION_WORDS[by].toLowerCase()}`])}
      />
      {choices.cooperations ? (
        <Choice
          name="samverkan"
          label="Samverkan"
          all="Alla"
          value={query.cooperation}
          options={choices.cooperations.map(({ slug, name }) => [slug, name])}
        />
      ) : null}
      {choices.phases.length > 0 ? (
        <Choice
          name="fas"
          label="Fas"
          all="Alla"
          value={query.phaseNumber}
          options={choices.phases.map((phase) => [String(phase.number), phaseLabel(phase)])}
        />
      ) : null}
      {choices.parties.length > 0 ? (
        <Choice
          name="part"
          label="Part"
          all="Alla"
          value={query.party}
          options={choices.parties.map(({ id, name }) => [String(id), name])}
        />
      ) : null}
      <Choice
        name="ar"
        label="År"
        all="Alla"
        value={query.year}
        options={choices.years.map((year) => [String(year), String(year)])}
      />
      <Choice
        name="enhet"
        label="Enhet"
        value={query.unit}
        options={[
          ['kr', 'Kronor'],
          ['tkr', 'Tusental kronor (tkr)'],
        ]}
      />
      <button className="ds-button" data-variant="secondary" data-size="sm" type="submit">
        Visa
      </button>
    </Form>
  );
}

interface ChoiceProps {
  readonly name: string;
  readonly label: string;
  readonly all?: string;
  readonly value: string | number | null;
  readonly options: readonly (readonly [value: string, label: string])[];
}

function Choice({ name, label, all, value, options }: ChoiceProps) {
  return (
    <div className="ds-field" data-size="sm">
      <label className="ds-label" htmlFor={`filter-${name}`}>
        {label}
      </label>
      <select className="ds-input" id={`filter-${name}`} name={name} defaultValue={value ?? ''}>
        {all === undefined ? null : <option value="">{all}</option>}
        {options.map(([option, text]) => (
          <option key={option} value={option}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}
