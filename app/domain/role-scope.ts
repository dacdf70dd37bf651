import { Refusal } from './refusal';
import type { Grant, Role } from './viewer';

export type ScopePart = 'cooperationId' | 'projectId' | 'partyId';

/** What each role is given for (DOMAIN.md 7); the same as the database's role_has_its_scope. */
const SCOPE_OF: Record<Role, readonly ScopePart[]> = {
  samordnare: [],
  projektledare: ['projectId'],
  delprojektledare: ['projectId', 'partyId'],
  styrgrupp: ['projectId'],
  kommundirektör: ['partyId'],
  ersättare: ['partyId'],
  ekonom: ['partyId'],
  läsare: ['cooperationId'],
};

/** What has to be chosen for a role; nothing for one that is for everything. */
export function scopeOf(role: Role): readonly ScopePart[] {
  return SCOPE_OF[role];
}

/** Roles that the samordnare gives. That of ersättare follows from a delegation, which has its days and its decision. */
export const GIVEN_ROLES = [
  'samordnare',
  'projektledare',
  'delprojektledare',
  'styrgrupp',
  'kommundirektör',
  'ekonom',
  'läsare',
] as const satisfies readonly Role[];

const ASKS: Record<ScopePart, string> = {
  cooperationId: 'Välj vilken samverkan rollen gäller.',
  projectId: 'Välj vilket projekt rollen gäller.',
  partyId: 'Välj vilken part rollen gäller.',
};

/**
 * The grant of a role for what was chosen; what the role has no use for is left out.
 * @throws Refusal at the field that is missing
 */
export function grantOf(role: Role, chosen: Readonly<Record<ScopePart, number | null>>): Grant {
  const grant = { role, cooperationId: null, projectId: null, partyId: null } as Record<ScopePart, number | null>;
  for (const part of SCOPE_OF[role]) {
    if (chosen[part] === null) throw new Refusal(ASKS[part], part);
    grant[part] = chosen[part];
  }
  return { ...grant, role };
}
