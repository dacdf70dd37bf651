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
}

const FIELDS = ['nyckel', 'siffror', 'summa', 'inforande', 'tak', 'tillvaxt', 'serie'] as const;

/** A scenario as it would be typed. */
export function typedScenario({ assumptions, total, introduction, growth }: Scenario): TypedScenario {
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
  };
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
  };
}

/** Whether an address asks for anything else than what holds today, or the form was sent. */
export function asksWhatIf(search: URLSearchParams): boolean {
  return search.has('rakna') || search.has('part') || FIELDS.some((name) => search.get(name));
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
  search.set('sortera', ORDERS[order]);
  return search.toString();
}
