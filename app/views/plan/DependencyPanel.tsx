import type { FormFailure } from '~/policy/form-failure';

import { ConstraintForm, DependencyForm } from './DependencyForms';
import { typeText } from './dependency-words';
import { namedRows, type PlanContent } from './plan-rows';

interface DependencyPanelProps {
  readonly plan: PlanContent;
  readonly id: number;
  readonly failure: FormFailure | null;
}

/** What an opened row comes after, what comes after it, and what else holds it. */
export function DependencyPanel({ plan, id, failure }: DependencyPanelProps) {
  const before = plan.dependencies.filter(({ successorId }) => successorId === id);
  const after = plan.dependencies.filter(({ predecessorId }) => predecessorId === id);
  const joined = new Set(before.map(({ predecessorId }) => predecessorId));
  const rows = namedRows(plan).map((row) => ({ ...row, joined: joined.has(row.id) }));
  const row = rows.find((each) => each.id === id);
  if (!row) return null;
  const nameOf = (other: number) => rows.find((each) => each.id === other)?.name;
  const state = JSON.stringify(before);
  return (
    <section className="dependencies" aria-label={`Beroenden för ${row.name}`}>
      <h3>Beroenden</h3>
      {before.map((dependency) => (
        <DependencyForm
          key={`${dependency.predecessorId} ${dependency.type} ${dependency.lag}`}
          row={row}
          dependency={dependency}
          rows={rows}
          failure={failure}
        />
      ))}
      <DependencyForm key={state} row={row} dependency={null} rows={rows} failure={failure} />
      {after.length > 0 ? (
        <p className="sub">
          Efter den här kommer{' '}
          {after.map((dependency) => `${nameOf(dependency.successorId)} ${typeText(dependency)}`.trim()).join(', ')}.
        </p>
      ) : null}
      <ConstraintForm row={row} constraint={plan.constraints.find(({ itemId }) => itemId === id)} failure={failure} />
    </section>
  );
}
