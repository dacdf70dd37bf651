import type { Ore } from './money';
import { compareShares, type PartySum, type ShareChange, type ShareChanges } from './share-change';

/** What a scenario does to a party: it pays more, less or the same, is new, or pays nothing any longer. */
export type Outcome = 'more' | 'less' | 'same' | 'new' | 'leaves';

export interface ComparedParty extends ShareChange {
  readonly outcome: Outcome;
}

/** `losers`: whose cost rises most comes first; `winners`: the other way round; `names`: in Swedish order. */
export type ScenarioOrder = 'losers' | 'winners' | 'names';

export interface ScenarioComparison {
  readonly parties: readonly ComparedParty[];
  /** the changes of the parties sum to the change of the total, to the öre */
  readonly total: ShareChanges['total'];
}

/** Today beside what if, party by party. The order of what is given does not matter. */
export function compareScenario(
  today: readonly PartySum[],
  whatIf: readonly PartySum[],
  order: ScenarioOrder,
): ScenarioComparison {
  const { parties, total } = compareShares(today, whatIf);
  const compared = parties.map((party) => ({ ...party, outcome: outcomeOf(party) }));
  const byName = (a: ComparedParty, b: ComparedParty) =>
    swedish.compare(a.partyName, b.partyName) || a.partyId - b.partyId;
  const sign = order === 'losers' ? -1 : order === 'winners' ? 1 : 0;
  return { parties: compared.sort((a, b) => sign * (a.change - b.change) || byName(a, b)), total };
}

const swedish = new Intl.Collator('sv');

function outcomeOf({ before, after, change }: ShareChange): Outcome {
  if (before === null) return 'new';
  if (after === null) return 'leaves';
  return change > 0 ? 'more' : change < 0 ? 'less' : 'same';
}

/** A comparison in one line of a list. */
export interface ScenarioSummary {
  /** how many of those who pay today will pay less and still be there */
  readonly less: number;
  /** how many of those who pay today will pay more */
  readonly more: number;
  readonly joins: number;
  readonly leaves: number;
  /** whose cost rises most of those who pay today; null where nobody's does */
  readonly most: { readonly partyName: string; readonly change: Ore } | null;
  /** of the whole */
  readonly change: Ore;
}

/** How many pay more and less, and who is hit hardest. */
export function summarise({ parties, total }: ScenarioComparison): ScenarioSummary {
  const count = (outcome: Outcome) => parties.filter((party) => party.outcome === outcome).length;
  const risen = parties.filter(({ outcome }) => outcome === 'more');
  const most = risen.reduce<ComparedParty | null>((top, one) => (top && top.change >= one.change ? top : one), null);
  return {
    less: count('less'),
    more: risen.length,
    joins: count('new'),
    leaves: count('leaves'),
    most: most && { partyName: most.partyName, change: most.change },
    change: total.change,
  };
}
