import type { Role } from '~/domain/viewer';

/** Everything a person can do in the product, as a typed sentence. */
export type Action =
  'project.read' | 'project.create' | 'plan.edit' | 'milestone.update' | 'risk.edit' | 'hours.edit' | 'budget.draft';

/**
 * What each role may do within the scope of its grant. A role that is missing here does not compile, and an
 * action that is not listed is denied. Reading is for every member of a cooperation and so in every row.
 */
export const ACTIONS_OF: Record<Role, ReadonlySet<Action>> = {
  samordnare: new Set<Action>(['project.read', 'project.create']),
  projektledare: new Set<Action>([
    'project.read',
    'plan.edit',
    'milestone.update',
    'risk.edit',
    'hours.edit',
    'budget.draft',
  ]),
  delprojektledare: new Set<Action>(['project.read', 'milestone.update']),
  styrgrupp: new Set<Action>(['project.read']),
  kommundirektör: new Set<Action>(['project.read']),
  ersättare: new Set<Action>(['project.read']),
  ekonom: new Set<Action>(['project.read']),
  läsare: new Set<Action>(['project.read']),
};
