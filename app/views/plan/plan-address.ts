import type { Phase } from '~/store/phase';

/** What of the address of a plan stays when something else of it changes: the scale and which phases are open. */
const KEPT = ['skala', 'faser'];

/** Above so many rows a plan opens with its phases closed. */
const OPEN_ROWS = 200;

/** The plan's page as it is shown now, with something of it changed. @param changes null takes a parameter away */
export function planAddress(
  slug: string,
  search: URLSearchParams,
  changes: Readonly<Record<string, string | null>> = {},
): string {
  const next = new URLSearchParams([...search].filter(([name]) => KEPT.includes(name)));
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) next.delete(name);
    else next.set(name, value);
  }
  const query = next.toString().replaceAll('%2C', ',');
  return `/projekt/${slug}/plan${query ? `?${query}` : ''}`;
}

/**
 * The ids of the phases that are open: those that the address names by number, or all, or none; without a word all of
 * a plan that is not too long. A phase with the row that is edited or was just saved is always open.
 */
export function openPhases(
  phases: readonly Pick<Phase, 'id' | 'number'>[],
  rowCount: number,
  search: URLSearchParams,
  needed: ReadonlySet<number>,
): Set<number> {
  const said = search.get('faser') ?? (rowCount > OPEN_ROWS ? 'inga' : 'alla');
  const numbers = new Set(said.split(','));
  const isOpen = ({ id, number }: Pick<Phase, 'id' | 'number'>) =>
    said === 'alla' || numbers.has(String(number)) || needed.has(id);
  return new Set(phases.filter(isOpen).map(({ id }) => id));
}

/** What the address says of the phases when those are open. */
export function phasesParameter(phases: readonly Pick<Phase, 'id' | 'number'>[], open: ReadonlySet<number>): string {
  const numbers = phases.filter(({ id }) => open.has(id)).map(({ number }) => number);
  return numbers.length === 0 ? 'inga' : numbers.length === phases.length ? 'alla' : numbers.join(',');
}
