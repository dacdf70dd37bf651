import type { Assumptions } from '~/domain/assumptions';
import { usedFigures, type UsedFigure } from '~/domain/assumed-figure';
import type { BudgetLineAmount } from '~/domain/budget';
import type { ShareTable } from '~/domain/cost-share';
import type { ShareBasis } from '~/domain/key';
import { ore } from '~/domain/money';
import { Refusal } from '~/domain/refusal';
import { addSums, type ScenarioLine } from '~/domain/scenario';
import type { PartySum } from '~/domain/share-change';
import { byParty } from '~/domain/subtotal';
import type { Budget } from '~/store/budget';
import type { PhaseKey } from '~/store/phase-key';
import type { Standing } from '~/views/scenario/standing';

import type { ScenarioAsked } from './scenario-ground';
import { sharesOf } from './share-table';

/** Today and what if, party by party, with what each stands on. */
export interface BothSides {
  readonly today: readonly PartySum[];
  readonly whatIf: readonly PartySum[];
  readonly todayStanding: Standing;
  readonly whatIfStanding: Standing;
  /** that what if stands on */
  readonly assumedFigures: readonly UsedFigure[];
}

type Lines = readonly BudgetLineAmount[];

/** A draft that nobody has made: what {@link sharesOf} gives of it is what a real one would show. */
export function supposed(assumptions: Assumptions | null, lines: Lines): Budget {
  const unnamed = { id: 0, version: 1, name: '', kind: 'övrigt', year: null, hours: null, rate: null } as const;
  const untold = { performedById: null, performedByName: null, scenarioId: null };
  return {
    id: 0,
    version: 1,
    state: 'utkast',
    submittedOn: null,
    keyVersionId: null,
    roundingUnit: null,
    roundingMode: null,
    total: null,
    assumptions,
    asked: null,
    inKind: [],
    lines: lines.map(({ amount, carriedBy, name = '', carriedByName = null }) => ({
      ...unnamed,
      ...untold,
      name,
      amount,
      carriedBy,
      carriedByName,
    })),
  };
}

/** Some shares with the key they are by. */
export interface Shared {
  readonly key: Pick<PhaseKey, 'name' | 'version' | 'components'>;
  readonly table: ShareTable;
}

/**
 * The shares of a budget.
 * @param failure said before the reason when there are none
 * @param suppose of what if: what it stands on is not what there is
 * @throws Refusal when it cannot be shared
 */
export async function tableOf(
  { context, viewer }: Pick<ScenarioAsked, 'context' | 'viewer'>,
  phaseId: number,
  budget: Budget | null,
  failure: string,
  suppose?: (basis: ShareBasis) => ShareBasis,
): Promise<Shared> {
  const { key, table, refusal } = await sharesOf({ context, viewer, phaseId, budget, mode: null, suppose });
  if (!key || !table) throw new Refusal(`${failure}${refusal ?? 'Fasen har inget att dela.'}`);
  return { key, table };
}

/** Both sides party by party. @param introduced what newcomers pay beside their shares */
export function compared(
  todays: readonly Shared[],
  whatIfs: readonly Shared[],
  introduced: readonly ScenarioLine[] = [],
): BothSides {
  const sums = (shared: readonly Shared[]) =>
    shared.flatMap(({ table }) =>
      byParty(table.rows).map(({ partyId, partyName, sum }) => ({ partyId, partyName, sum })),
    );
  const whatIf = addSums(sums(whatIfs));
  return {
    today: addSums(sums(todays)),
    whatIf: whatIf.map((party) => {
      const extra = introduced.find(({ carriedBy }) => carriedBy === party.partyId);
      return extra ? { ...party, sum: ore(party.sum + extra.amount) } : party;
    }),
    todayStanding: standingOf(todays),
    whatIfStanding: standingOf(whatIfs),
    assumedFigures: usedFigures(whatIfs.map(({ table }) => table)),
  };
}

function standingOf(shared: readonly Shared[]): Standing {
  const keys = new Map(shared.map(({ key }) => [`${key.name} ${key.version}`, key]));
  const days = shared.flatMap(({ table }) =>
    table.rows.flatMap(({ figures }) =>
      figures.flatMap((figure) =>
        figure && !figure.assumed
          ? [figure.precision === 'year' ? figure.referenceDate.slice(0, 4) : figure.referenceDate]
          : [],
      ),
    ),
  );
  return {
    keys: Array.from(keys.values(), ({ name, version, components }) => ({ name, version, components })),
    days: [...new Set(days)].sort(),
  };
}
