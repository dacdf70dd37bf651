import { groupBy } from '~/domain/group-by';

import { constraintText, slackText, typeText } from './dependency-words';
import { namedRows, type PlanContent } from './plan-rows';

/** What a row comes after and how far it can slip, in words. */
export interface RowLinks {
  readonly before: readonly { readonly id: number; readonly text: string; readonly broken: boolean }[];
  readonly held: string;
  readonly slack: string;
  readonly critical: boolean;
}

/** Of each row by its id. */
export function rowLinks(plan: PlanContent): (id: number) => RowLinks {
  const names = new Map(namedRows(plan).map(({ id, name }) => [id, name]));
  // A milestone that has a number is known by it.
  for (const { id, label } of plan.milestones) if (label !== '') names.set(id, label);
  const slack = new Map(plan.schedule.slack);
  const critical = new Set(plan.schedule.critical);
  const broken = new Set(
    plan.schedule.broken.map(({ predecessorId, successorId }) => `${predecessorId} ${successorId}`),
  );
  const constraints = new Map(plan.constraints.map((each) => [each.itemId, each]));
  const before = groupBy(plan.dependencies, ({ successorId }) => successorId);
  return (id) => ({
    before: (before.get(id) ?? []).map((dependency) => ({
      id: dependency.predecessorId,
      text: `${names.get(dependency.predecessorId)} ${typeText(dependency)}`.trim(),
      broken: broken.has(`${dependency.predecessorId} ${id}`),
    })),
    held: constraintText(constraints.get(id)?.kind, constraints.get(id)?.date ?? null),
    slack: slackText(slack.get(id)),
    critical: critical.has(id),
  });
}
