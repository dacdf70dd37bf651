import { allocate } from '~/domain/allocate';
import type { Ore } from '~/domain/money';
import { introductionLines, NOTHING_ASSUMED, type Scenario } from '~/domain/scenario';
import { compareScenario, summarise } from '~/domain/scenario-comparison';
import { ore } from '~/domain/money';

import { inOre } from './amounts';
import { known, type Ids } from './ids';
import type { Keys, LoadedKey } from './keys';
import { cooperations, type CooperationSlug } from './portfolio/cooperations';
import { allParties, type PartySlug } from './portfolio/parties';
import { scenarios, type SampleScenario } from './portfolio/scenarios';
import { roundingUnit } from './shares';
import type { Writer } from './writer';

interface Known {
  readonly parties: Ids<PartySlug>;
  readonly cooperations: Ids<CooperationSlug>;
  readonly keys: Keys;
}

/** The saved what-ifs, each with what it comes to by the key and the figures of the sample. */
export async function loadScenarios(writer: Writer, ids: Known): Promise<void> {
  for (const sample of scenarios) {
    const { id: createdBy } = await writer
      .selectFrom('appUser')
      .select('id')
      .where('email', '=', sample.createdBy)
      .executeTakeFirstOrThrow();
    const { scenario, outcome } = calculate(sample, ids);
    await writer
      .insertInto('scenario')
      .values({
        cooperationId: known(ids.cooperations, sample.cooperation),
        name: sample.name,
        note: sample.note,
        assumptions: JSON.stringify(scenario),
        outcome: JSON.stringify(outcome),
        createdAt: sample.createdAt,
        createdBy,
      })
      .execute();
  }
}

function calculate(sample: SampleScenario, { parties, keys }: Known) {
  const members = cooperations.find(({ slug }) => slug === sample.cooperation)!.members;
  const key = known(keys, sample.cooperation);
  const [present, assumed] = [members, [...members, sample.joins]].map((slugs) =>
    slugs.map((slug) => known(parties, slug)),
  );
  const membership = { present: present!, assumed: assumed! };
  const scenario: Scenario = {
    ...NOTHING_ASSUMED,
    assumptions: { participantIds: membership.assumed, keyId: null, basisUpTo: null },
    total: inOre(sample.total),
    introduction: inOre(sample.introduction),
    growth: { stated: perCent(sample.growth), ceiling: perCent(sample.ceiling), seriesId: null },
  };
  const introduced = introductionLines(scenario.introduction, membership, roundingUnit, new Map());
  const today = shares(members, scenario.total!, key, parties);
  const whatIf = shares([...members, sample.joins], scenario.total!, key, parties).map((party) => {
    const extra = introduced.find(({ carriedBy }) => carriedBy === party.partyId);
    return extra ? { ...party, sum: ore(party.sum + extra.amount) } : party;
  });
  return {
    scenario,
    outcome: { ...summarise(compareScenario(today, whatIf, 'losers')), stopped: null, assumedFigures: [] },
  };
}

function perCent(whole: number) {
  return { numerator: whole, denominator: 100 };
}

/** What each pays of a total by the key, with the figures of the sample. */
function shares(slugs: readonly PartySlug[], total: Ore, key: LoadedKey, parties: Ids<PartySlug>) {
  const claimants = slugs.map((slug) => {
    const { name, code } = allParties.find((party) => party.slug === slug)!;
    return { partyId: known(parties, slug), partyName: name, code: code ?? slug };
  });
  const { sums } = allocate({
    total,
    claimants,
    components: key.components.map(({ weight, series }) => ({
      weight,
      basis: claimants.map(({ partyId }) => (series ? known(series.figureOf, partyId).value : 1)),
    })),
    roundingUnit,
    mode: 'exact',
  });
  return claimants.map(({ partyId, partyName }, at) => ({ partyId, partyName, sum: sums[at]! }));
}
