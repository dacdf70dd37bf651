import { RETENTION_RULES } from '~/domain/retention';

import { FIELDS, type Field, type Fields } from './log-common-fields';
import { FIELDS_OF } from './log-kind-fields';

/** What a list that stands for the whole thing is of, by deed. */
const LISTS: Fields = {
  'dependency.import': 'Beroenden',
  'gate.tick': 'Kriterier',
  'hourBudgetRow.spread': 'Timmar',
  'reportArea.replace': 'Områden',
};

const CHOICE_WORDS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(RETENTION_RULES.map(({ kind, what }) => [kind, what])),
  all: 'alla',
  majority: 'fler än hälften',
  n_of_m: 'ett visst antal',
  exact: 'exakt',
  plain: 'rad för rad',
  notBefore: 'inte före en dag',
  fixed: 'fast',
  debited: 'debiterad',
  unbilled: 'inte debiterad',
  day: 'dag',
  product: 'produkten',
  cells: 'ruta för ruta',
  dropped: 'ingens',
  shared: 'allas',
  equal: 'lika',
  population: 'efter invånare',
  driver: 'efter antal',
  percent: 'procent',
  perUnit: 'pris per styck',
  project: 'projekt',
  phase: 'fas',
  move: 'flytt',
  edit: 'ändring',
  bulk: 'ändring av flera',
  name: 'namn',
  title: 'titel',
  year: 'år',
};

/** The field of that path of that kind of thing; undefined where there is no word for it. */
export function fieldOf(entity: string, path: readonly string[]): Field | undefined {
  const own = Object.hasOwn(FIELDS_OF, entity) ? FIELDS_OF[entity]! : {};
  const [whole, key] = [path.join('.'), path.at(-1)!];
  // Inside another field its own words come first: a kind is said of many things.
  const places = [[own, whole] as const, [FIELDS, whole] as const, [own, key] as const, [FIELDS, key] as const];
  const [fields, name] = places.find(([given, known]) => Object.hasOwn(given, known)) ?? [FIELDS, ''];
  return fields[name];
}

/** The same for a list that stands for the whole thing. */
export function listFieldOf(action: string): Field | undefined {
  return Object.hasOwn(LISTS, action) ? LISTS[action] : undefined;
}

/** A choice in words; one that has none stands as it is. */
export function choiceWord(choice: string): string {
  return Object.hasOwn(CHOICE_WORDS, choice) ? CHOICE_WORDS[choice]! : choice;
}
