/** A risk in the follow-up of a year, as far as it is counted. */
export interface FollowedRisk {
  readonly projectSlug: string;
  readonly projectName: string;
  readonly cooperationName: string;
  readonly said: { readonly followsPlan: boolean } | null;
}

/** How far the follow-up of a year has come in a project (DOMAIN.md 4.5). */
export interface ProjectFollowUp extends Omit<FollowedRisk, 'said'> {
  readonly risks: number;
  readonly followed: number;
  /** of the followed: do not follow the plan */
  readonly deviating: number;
}

/** Counts the follow-up per project, in the order in which the projects come. */
export function followUpByProject(rows: readonly FollowedRisk[]): ProjectFollowUp[] {
  const projects = new Map<string, ProjectFollowUp>();
  for (const { projectSlug, projectName, cooperationName, said } of rows) {
    const before = projects.get(projectSlug) ?? {
      projectSlug,
      projectName,
      cooperationName,
      risks: 0,
      followed: 0,
      deviating: 0,
    };
    projects.set(projectSlug, {
      ...before,
      risks: before.risks + 1,
      followed: before.followed + (said ? 1 : 0),
      deviating: before.deviating + (said && !said.followsPlan ? 1 : 0),
    });
  }
  return [...projects.values()];
}

/** The years that a follow-up is offered for: this one and the one before, the shown, and those with something said. */
export function offeredYears(thisYear: number, shown: number, said: readonly number[]): number[] {
  return [...new Set([thisYear, thisYear - 1, shown, ...said])].sort((one, other) => other - one);
}
