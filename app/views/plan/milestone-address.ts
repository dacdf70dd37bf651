import { MILESTONE_STANDINGS, type MilestoneFilter } from '~/domain/milestone-filter';

/** The choice that an address makes among milestones; what it does not understand it leaves out. */
export function readMilestoneFilter(search: URLSearchParams): MilestoneFilter {
  const whole = (name: string) => {
    const typed = search.get(name) ?? '';
    return /^\d{1,15}$/.test(typed) ? Number(typed) : null;
  };
  return {
    standing: MILESTONE_STANDINGS.find((each) => each === search.get('lage')) ?? null,
    phase: whole('fas'),
    partyId: whole('kommun'),
  };
}

/** The filter as parameters, with others. @param extra null leaves a parameter out */
export function milestoneAddress(
  base: string,
  { standing, phase, partyId }: MilestoneFilter,
  extra: Readonly<Record<string, string | number | null>> = {},
): string {
  const all = { lage: standing, fas: phase, kommun: partyId, ...extra };
  const search = new URLSearchParams(
    Object.entries(all).flatMap(([name, value]) => (value === null ? [] : [[name, String(value)]])),
  ).toString();
  return search ? `${base}?${search}` : base;
}
