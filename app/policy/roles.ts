import type { Role } from '~/domain/viewer';

/** Everything a person can do in the product, as a typed sentence. */
export type Action =
  | 'project.read'
  | 'project.create'
  | 'plan.edit'
  | 'milestone.update'
  | 'template.save'
  | 'risk.edit'
  | 'risk.decide'
  | 'hours.edit'
  | 'budget.draft'
  | 'budget.submit'
  | 'share.decide'
  | 'delegation.manage'
  | 'cooperation.read'
  | 'cooperation.manage'
  | 'user.manage'
  | 'email.read'
  | 'audit.read'
  | 'person.forget'
  | 'email.resend'
  | 'scenario.save'
  | 'scenario.manage'
  | 'report.write'
  | 'report.answer'
  | 'report.reply'
  | 'report.decide'
  | 'gate.decide'
  | 'time.report'
  | 'time.approve'
  | 'actual.enter'
  | 'period.lock'
  | 'forecast.edit'
  | 'capacity.edit';

/** Reading follows membership of the cooperation, whatever the role (DOMAIN.md 7: insyn). */
export const READING: ReadonlySet<Action> = new Set<Action>(['project.read', 'cooperation.read']);

/** What a member with a fitting role does in the cooperation as a whole, beyond the project or party of the role. */
export const IN_COOPERATION: ReadonlySet<Action> = new Set<Action>(['scenario.save']);

/**
 * What each role may do within the scope of its grant. A role that is missing here does not compile, and an
 * action that is not listed is denied. Reading is for every member of a cooperation and so in every row.
 */
export const ACTIONS_OF: Record<Role, ReadonlySet<Action>> = {
  samordnare: new Set<Action>([
    ...READING,
    'user.manage',
    'email.read',
    'audit.read',
    'person.forget',
    'email.resend',
    'delegation.manage',
    'template.save',
    'project.create',
    'cooperation.manage',
    'scenario.save',
    'scenario.manage',
    'capacity.edit',
  ]),
  projektledare: new Set<Action>([
    ...READING,
    'time.report',
    'time.approve',
    'actual.enter',
    'period.lock',
    'forecast.edit',
    'capacity.edit',
    'plan.edit',
    'milestone.update',
    'template.save',
    'risk.edit',
    'hours.edit',
    'budget.draft',
    'budget.submit',
    'report.write',
    'report.reply',
    'scenario.save',
  ]),
  delprojektledare: new Set<Action>([...READING, 'milestone.update', 'hours.edit', 'time.report']),
  styrgrupp: new Set<Action>([
    ...READING,
    'report.answer',
    'report.reply',
    'report.decide',
    'risk.decide',
    'gate.decide',
    'scenario.save',
  ]),
  kommundirektör: new Set<Action>([...READING, 'share.decide', 'delegation.manage', 'scenario.save']),
  ersättare: new Set<Action>([...READING, 'share.decide', 'scenario.save']),
  ekonom: new Set<Action>([...READING, 'scenario.save', 'actual.enter', 'period.lock', 'forecast.edit']),
  läsare: new Set<Action>(READING),
};
