import { Form, Link } from '@remix-run/react';
import type { ReactNode } from 'react';

import type { MilestoneFilter } from '~/domain/milestone-filter';
import type { Milestone } from '~/store/milestone';
import type { Phase } from '~/store/phase';
import { phaseTitle } from '~/views/shell/phase-name';

interface MilestoneFilterFormProps {
  readonly base: string;
  readonly filter: MilestoneFilter;
  readonly phases: readonly Phase[];
  readonly milestones: readonly Milestone[];
  /** further fields of the same choice */
  readonly children?: ReactNode;
}

const STANDINGS = [
  { value: 'kvar', label: 'Inte klara' },
  { value: 'forsenad', label: 'Försenade' },
  { value: 'omplanerad', label: 'Omplanerade' },
  { value: 'klar', label: 'Klara' },
];

/** Chooses among the milestones; a GET form, so the choice is in the address and can be shared. */
export function MilestoneFilterForm({ base, filter, phases, milestones, children }: MilestoneFilterFormProps) {
  const parties = partiesOf(milestones);
  const isFiltered = Object.values(filter).some((value) => value !== null);
  return (
    <Form method="get" action={base} className="form-row no-print" key={JSON.stringify(filter)}>
      <Choice name="lage" label="Läge" value={filter.standing} options={STANDINGS} />
      {phases.length > 1 ? (
        <Choice
          name="fas"
          label="Fas"
          value={filter.phase}
          options={phases.map((phase) => ({ value: phase.number, label: phaseTitle(phase) }))}
        />
      ) : null}
      {parties.length > 0 ? (
        <Choice
          name="kommun"
          label="Kommun"
          value={filter.partyId}
          options={[{ value: 0, label: 'Gemensamma' }, ...parties]}
        />
      ) : null}
      {children}
      <button className="ds-button" data-variant="secondary" data-size="sm" type="submit">
        Visa
      </button>
      {isFiltered ? (
        <Link className="ds-button" data-variant="tertiary" data-size="sm" to={base}>
          Visa alla
        </Link>
      ) : null}
    </Form>
  );
}

function partiesOf(milestones: readonly Milestone[]): { value: number; label: string }[] {
  const names = new Map(
    milestones.flatMap(({ partyId, partyName }) => (partyId && partyName ? [[partyId, partyName] as const] : [])),
  );
  return [...names]
    .map(([value, label]) => ({ value, label }))
    .toSorted((a, b) => a.label.localeCompare(b.label, 'sv'));
}

interface ChoiceProps {
  readonly name: string;
  readonly label: string;
  readonly value: string | number | null;
  readonly options: readonly { readonly value: string | number; readonly label: string }[];
}

function Choice({ name, label, value, options }: ChoiceProps) {
  return (
    <div className="ds-field" data-size="sm">
      <label className="ds-label" htmlFor={`val-${name}`}>
        {label}
      </label>
      <select className="ds-input" id={`val-${name}`} name={name} defaultValue={value ?? ''}>
        <option value="">Alla</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}
