import type { ReportablePhase } from '~/domain/time-entry';
import type { Role, Viewer } from '~/domain/viewer';
import { can } from '~/policy/can';

const LEADING: readonly Role[] = ['projektledare', 'delprojektledare'];

/** The projects in which a viewer reports time: those that the viewer leads, or leads a part of. */
export function reportingProjects(viewer: Viewer): number[] {
  const own = viewer.grants.flatMap(({ role, projectId }) =>
    projectId !== null && LEADING.includes(role) ? [projectId] : [],
  );
  return [...new Set(own)];
}

/** The projects whose time a viewer approves. */
export function approvedProjects(viewer: Viewer): number[] {
  return reportingProjects(viewer).filter((projectId) => can(viewer, 'time.approve', { projectId }));
}

/** For which party a viewer works in a project: that of the role, else the own. */
export function workingParty(viewer: Viewer, projectId: number): number | null {
  const grant = viewer.grants.find((own) => own.projectId === projectId && own.role === 'delprojektledare');
  return grant?.partyId ?? viewer.party?.id ?? null;
}

/** A project without an hour budget has no roles to choose from: the viewer's own in it is what there is. */
export function withOwnRoles(viewer: Viewer, phases: readonly ReportablePhase[]): ReportablePhase[] {
  return phases.map((phase) => {
    if (phase.roles.length > 0) return phase;
    const own = viewer.grants.find(({ role, projectId }) => projectId === phase.projectId && LEADING.includes(role));
    return own ? { ...phase, roles: [own.role === 'projektledare' ? 'Projektledare' : 'Delprojektledare'] } : phase;
  });
}
