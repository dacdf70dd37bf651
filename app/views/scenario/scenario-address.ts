import type { AssumedFigure } from '~/domain/assumed-figure';
import { typedGrowth } from '~/domain/growth';
import type { Ore } from '~/domain/money';
import type { Scenario } from '~/domain/scenario';
import type { ScenarioOrder } from '~/domain/scenario-comparison';
import type { ScenarioPhase } from '~/store/scenario';

/** The fields of a what-if as they are typed, by their names in the address. */
export interface TypedScenario {
  /** null: those of today */
  readonly part: readonly string[] | null;
  readonly nyckel: string;
  readonly siffror: string;
  readonly summa: string;
  readonly inforande: string;
  readonly tak: string;
  readonly tillvaxt: string;
  readonly serie: string;
  /** assumed figures, by series, party and unit: "4-12" or "4-12-3" */
  readonly antal: Readonly<Record<string, string>>;
  /** which of them are used although there is a real one */
  readonly ersatt: readonly string[];
  /** what becomes of a leaving party's own lines, by the id of the party */
  readonly rad: Readonly<Record<string, string>>;
  readonly omfordela: string;
}

const FIELDS = ['nyckel', 'siffror', 'summa', 'inforande', 'tak', 'tillvaxt', 'serie'] as const;

/** A scenario as it would be typed. */
export function typedScenario({ assumptions, total, introduction, growth, ...rest }: Scenario): TypedScenario {
  const whole = (id: number | null) => (id === null ? '' : String(id));
  return {
    part: assumptions.participantIds?.map(String) ?? null,
    nyckel: whole(assumptions.keyId),
    siffror: assumptions.basisUpTo ?? '',
    summa: typedKronor(total),
    inforande: typedKronor(introduction),
    tak: growth ? typedGrowth(growth.ceiling) : '',
    tillvaxt: growth?.stated ? typedGrowth(growth.stated) : '',
    serie: whole(growth?.seriesId ?? null),
    antal: Object.fromEntries(rest.figures.map((figure) => [figureName(figure), String(figure.value)])),
    ersatt: rest.figures.flatMap((figure) => (figure.replaces ? [figureName(figure)] : [])),
    rad: Object.fromEntries(
      rest.ownLines.map(({ partyId, becomes }) => [partyId, becomes === 'dropped' ? 'bort' : 'nyckel']),
    ),
    omfordela: rest.redistribute ? '1' : '',
  };
}

/** The part of a field's name that says which figure it is: "4-12", or "4-12-3" for a unit. */
export function figureName({
  seriesId,
  partyId,
  unitId,
}: Pick<AssumedFigure, 'seriesId' | 'partyId' | 'unitId'>): string {
  return [seriesId, partyId, ...(unitId === null ? [] : [unitId])].join('-');
}

function typedKronor(amount: Ore | null): string {
  return amount === null ? '' : String(amount / 100).replace('.', ',');
}

/** What is typed in an address, right or wrong. */
export function readTyped(search: URLSearchParams): TypedScenario {
  const [nyckel, siffror, summa, inforande, tak, tillvaxt, serie] = FIELDS.map((name) => search.get(name) ?? '');
  return {
    part: search.has('rakna') || search.has('part') ? search.getAll('part') : null,
    nyckel: nyckel!,
    siffror: siffror!,
    summa: summa!,
    inforande: inforande!,
    tak: tak!,
    tillvaxt: tillvaxt!,
    serie: serie!,
    antal: readNamed(search, 'antal'),
    ersatt: search.getAll('ersatt'),
    rad: readNamed(search, 'rad'),
    omfordela: search.get('omfordela') ?? '',
  };
}

/** The fields "name.x" of an address, by their x. */
function readNamed(search: URLSearchParams, name: string): Record<string, string> {
  const own = [...search].filter(([key]) => key.startsWith(`${name}.`));
  return Object.fromEntries(own.map(([key, value]) => [key.slice(name.length + 1), value]));
}

/** Whether an address asks for anything else than what holds today, or the form was sent. */
export function asksWhatIf(search: URLSearchParams): boolean {
  const named = [...search.keys()].some((name) => /^(antal|rad)\./.test(name));
  return (
    ['rakna', 'part', 'omfordela'].some((name) => search.has(name)) || named || FIELDS.some((name) => search.get(name))
  );
}

const ORDERS: Record<ScenarioOrder, string> = { losers: 'mer', winners: 'mindre', names: 'namn' };

/** Reads `?sortera=`; those whose cost rises most come first where it says nothing. */
export function readOrder(search: URLSearchParams): ScenarioOrder {
  const word = search.get('sortera');
  return (Object.keys(ORDERS) as ScenarioOrder[]).find((order) => ORDERS[order] === word) ?? 'losers';
}

/** The query of the same page in another order. */
export function inOrder(search: URLSearchParams, order: ScenarioOrder): string {
  const changed = new URLSearchParams(search);
  changed.set('sortera', ORDERS[order]);
  return `?${changed}`;
}

/** What a calculation is about, in an address: `projekt` and `fas`, nothing for a whole cooperation. */
export function scopeFields(phase: Pick<ScenarioPhase, 'projectSlug' | 'number'> | null): [string, string][] {
  return phase
    ? [
        ['projekt', phase.projectSlug],
        ['fas', String(phase.number)],
      ]
    : [];
}

/** A scenario as the query of its calculation, for files and for a copy of it. */
export function scenarioSearch(phase: ScenarioPhase | null, typed: TypedScenario, order: ScenarioOrder): string {
  const search = new URLSearchParams(scopeFields(phase));
  for (const id of typed.part ?? []) search.append('part', id);
  for (const name of FIELDS) if (typed[name] !== '') search.set(name, typed[name]);
  for (const name of ['antal', 'rad'] as const) {
    for (const [which, value] of Object.entries(typed[name])) if (value !== '') search.set(`${name}.${which}`, value);
  }
  for (const which of typed.ersatt) search.append('ersatt', which);
  if (typed.omfordela !== '') search.set('omfordela', typed.omfordela);
  search.set('sortera', ORDERS[order]);
  return search.toString();
}
