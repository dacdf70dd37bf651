import { describe, expect, test } from 'vitest';

import { ROLES, type Grant, type Role, type Viewer } from '~/domain/viewer';
import { can, type Target } from '~/policy/can';
import { ACTIONS_OF, READING, type Action } from '~/policy/roles';

/** Every action there is; one that is missing here does not compile. */
const ACTIONS = Object.keys({
  'project.read': true,
  'project.create': true,
  'plan.edit': true,
  'milestone.update': true,
  'template.save': true,
  'risk.edit': true,
  'risk.decide': true,
  'hours.edit': true,
  'budget.draft': true,
  'budget.submit': true,
  'share.decide': true,
  'delegation.manage': true,
  'cooperation.read': true,
  'cooperation.manage': true,
  'scenario.save': true,
  'user.manage': true,
  'email.read': true,
  'audit.read': true,
  'person.forget': true,
  'email.resend': true,
  'scenario.manage': true,
  'report.write': true,
  'report.answer': true,
  'report.reply': true,
  'report.decide': true,
  'gate.decide': true,
  'time.report': true,
  'time.approve': true,
  'actual.enter': true,
  'period.lock': true,
  'forecast.edit': true,
  'capacity.edit': true,
} satisfies Record<Action, true>) as Action[];

const own = { cooperationId: 1, projectId: 10, partyId: 100 };
const foreign = { cooperationId: 2, projectId: 20, partyId: 200 };

const scopes = {
  cooperation: { cooperationId: own.cooperationId, projectId: null, partyId: null },
  project: { cooperationId: null, projectId: own.projectId, partyId: null },
  party: { cooperationId: null, projectId: null, partyId: own.partyId },
  partyInProject: { cooperationId: null, projectId: own.projectId, partyId: own.partyId },
  all: { cooperationId: null, projectId: null, partyId: null },
};

/** The scope that each role is given for (DOMAIN.md 7). */
const scopeOf: Record<Role, (typeof scopes)[keyof typeof scopes]> = {
  samordnare: scopes.all,
  projektledare: scopes.project,
  delprojektledare: scopes.partyInProject,
  styrgrupp: scopes.project,
  kommundirektör: scopes.party,
  ersättare: scopes.party,
  ekonom: scopes.party,
  läsare: scopes.cooperation,
};

function viewerWith(grants: readonly Grant[], known: Partial<Viewer> = {}): Viewer {
  return {
    userId: 1,
    name: 'Någon',
    party: null,
    grants,
    cooperationIds: [],
    trustedCooperationIds: [],
    seesAll: false,
    ...known,
  };
}

function holder(role: Role): Viewer {
  return viewerWith([{ role, ...scopeOf[role] }]);
}

/** What the domain says of each role beside reading, which is everybody's (DOMAIN.md 7). */
const mayWrite: Record<Role, readonly Action[]> = {
  samordnare: [
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
  ],
  projektledare: [
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
  ],
  delprojektledare: ['milestone.update', 'hours.edit', 'time.report'],
  styrgrupp: ['report.answer', 'report.reply', 'report.decide', 'risk.decide', 'gate.decide', 'scenario.save'],
  kommundirektör: ['share.decide', 'delegation.manage', 'scenario.save'],
  ersättare: ['share.decide', 'scenario.save'],
  ekonom: ['scenario.save', 'actual.enter', 'period.lock', 'forecast.edit'],
  läsare: [],
};

const everyCase = ROLES.flatMap((role) => ACTIONS.map((action): [Role, Action] => [role, action]));

describe('the table of roles', () => {
  test.each([...ROLES])('gives %s what the domain says, and reading', (role) => {
    expect([...ACTIONS_OF[role]].toSorted()).toEqual([...READING, ...mayWrite[role]].toSorted());
  });
});

describe('a role in its own scope', () => {
  test.each(everyCase)('%s, %s: as the table says', (role, action) => {
    expect(can(holder(role), action, own)).toBe(ACTIONS_OF[role].has(action));
  });
});

describe('a role outside its scope', () => {
  const scoped = everyCase.filter(([role]) => role !== 'samordnare');

  test.each(scoped)('%s may not %s', (role, action) => {
    expect(can(holder(role), action, foreign)).toBe(false);
  });

  test.each(scoped)('%s may not %s where only one part of the scope is its own', (role, action) => {
    for (const part of ['cooperationId', 'projectId', 'partyId'] as const) {
      if (scopeOf[role][part] === null) continue;
      expect(can(holder(role), action, { ...own, [part]: foreign[part] })).toBe(false);
    }
  });

  test.each(scoped)('%s may not %s where nothing says whose it is', (role, action) => {
    expect(can(holder(role), action, {})).toBe(false);
    expect(can(holder(role), action, { partyId: null })).toBe(false);
  });

  test('the samordnare has none: the role is for all', () => {
    for (const action of ACTIONS) {
      expect(can(holder('samordnare'), action, foreign)).toBe(ACTIONS_OF.samordnare.has(action));
    }
  });
});

describe('nobody without a role', () => {
  test.each(ACTIONS)('may %s', (action) => {
    expect(can(viewerWith([]), action, own)).toBe(false);
    expect(can(viewerWith([]), action, {})).toBe(false);
  });

  test('may do an action that no role lists', () => {
    for (const role of ROLES) expect(can(holder(role), 'project.destroy' as Action, own)).toBe(false);
  });
});

describe('a member of a cooperation', () => {
  const member = viewerWith([], { cooperationIds: [own.cooperationId] });

  test('reads all of it, and nothing of another', () => {
    expect(can(member, 'project.read', { cooperationId: own.cooperationId })).toBe(true);
    expect(can(member, 'project.read', { ...own, partyId: foreign.partyId })).toBe(true);
    expect(can(member, 'project.read', foreign)).toBe(false);
    expect(can(member, 'project.read', { projectId: own.projectId })).toBe(false);
  });

  test.each(ACTIONS.filter((action) => !READING.has(action)))('may not %s by membership', (action) => {
    expect(can(member, action, own)).toBe(false);
    expect(can({ ...member, seesAll: true }, action, own)).toBe(false);
  });

  test('of all of them reads every cooperation', () => {
    const all = viewerWith([], { seesAll: true });
    expect(can(all, 'project.read', foreign)).toBe(true);
    expect(can(all, 'project.read', {})).toBe(false);
  });
});

describe('what concerns a cooperation as a whole', () => {
  const inOwn = { cooperationIds: [own.cooperationId] };

  test.each([...ROLES])('%s does by the table in a cooperation the viewer is in, and in no other', (role) => {
    const member = { ...holder(role), ...inOwn };
    expect(can(member, 'scenario.save', { cooperationId: own.cooperationId })).toBe(
      ACTIONS_OF[role].has('scenario.save'),
    );
    expect(can(member, 'scenario.save', { cooperationId: foreign.cooperationId })).toBe(role === 'samordnare');
    expect(can(member, 'scenario.save', {})).toBe(role === 'samordnare');
  });

  test('does not widen the scope of anything else', () => {
    const member = { ...holder('projektledare'), ...inOwn };
    for (const action of ACTIONS.filter((one) => one !== 'scenario.save' && !READING.has(one))) {
      expect(can(member, action, { ...own, projectId: foreign.projectId })).toBe(false);
    }
  });
});

describe('several roles', () => {
  test('add up, each in its own scope', () => {
    const both = viewerWith([
      { role: 'läsare', ...scopes.cooperation },
      { role: 'delprojektledare', ...scopes.partyInProject },
    ]);
    const other: Target = { ...own, partyId: foreign.partyId };
    expect(can(both, 'milestone.update', own)).toBe(true);
    expect(can(both, 'milestone.update', other)).toBe(false);
    expect(can(both, 'project.read', other)).toBe(true);
    expect(can(both, 'plan.edit', own)).toBe(false);
  });

  test('do not lend each other their scopes', () => {
    const both = viewerWith([
      { role: 'projektledare', ...scopes.project },
      { role: 'styrgrupp', cooperationId: null, projectId: foreign.projectId, partyId: null },
    ]);
    expect(can(both, 'plan.edit', own)).toBe(true);
    expect(can(both, 'plan.edit', foreign)).toBe(false);
    expect(can(both, 'project.read', foreign)).toBe(true);
  });
});
