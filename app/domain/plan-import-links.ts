import type { ExchangedDependency, ExchangedItem, ExchangedPlan } from './exchange-plan';
import { networkOf, orderOf } from './schedule';

/** A dependency of the file and what becomes of it. */
export interface LinkStep extends ExchangedDependency {
  readonly state: 'added' | 'changed' | 'same';
}

/** What becomes of each dependency of a file. @param matched rows of the file by their uid, and which each is here */
export function linkSteps(
  file: ExchangedPlan,
  standing: ExchangedPlan,
  matched: ReadonlyMap<string, ExchangedItem>,
): LinkStep[] {
  const key = (from: string, to: string) => `${from} ${to}`;
  const known = new Map(standing.dependencies.map((link) => [key(link.predecessorUid, link.successorUid), link]));
  return file.dependencies.map((link) => {
    const [from, to] = [matched.get(link.predecessorUid), matched.get(link.successorUid)];
    const before = from && to && known.get(key(from.uid, to.uid));
    if (!before) return { ...link, state: 'added' };
    return { ...link, state: before.type === link.type && before.lag === link.lag ? 'same' : 'changed' };
  });
}

/** The names of a circle that the dependencies of both plans together make; null when they leave an order to work in. */
export function circleOf(
  file: ExchangedPlan,
  standing: ExchangedPlan,
  matched: ReadonlyMap<string, ExchangedItem>,
  links: readonly LinkStep[],
): readonly string[] | null {
  if (links.every(({ state }) => state === 'same')) return null;
  const numbers = new Map<string, number>();
  const numberOf = (uid: string, isFile: boolean): number => {
    const key = isFile ? (matched.get(uid)?.uid ?? `+${uid}`) : uid;
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, numbers.size);
    return numbers.size - 1;
  };
  const added = file.items.filter(({ uid }) => !matched.has(uid)).map((item) => ({ item, isFile: true }));
  const all = [...standing.items.map((item) => ({ item, isFile: false })), ...added];
  const network = networkOf(
    all.map(({ item, isFile }) => ({
      id: numberOf(item.uid, isFile),
      name: item.name,
      kind: item.kind,
      phaseId: item.phaseUid === null ? null : numberOf(item.phaseUid, isFile),
      start: item.start,
      end: item.end,
      done: false,
      constraint: null,
    })),
    [
      ...standing.dependencies.map((link) => ({ link, isFile: false })),
      ...links.map((link) => ({ link, isFile: true })),
    ].map(({ link, isFile }) => ({
      predecessorId: numberOf(link.predecessorUid, isFile),
      successorId: numberOf(link.successorUid, isFile),
      type: link.type,
      lag: link.lag,
    })),
  );
  return orderOf(network).cycle;
}
