import { sumOre, type Ore } from '~/domain/money';

import { inHundredths, inOre } from './amounts';
import { known, type Ids } from './ids';
import type { Keys, LoadedKey } from './keys';
import type { PartySlug } from './portfolio/parties';
import type { SampleBudget, SampleBudgetLine, SampleProject } from './shape';
import { loadShares, roundingUnit } from './shares';
import type { Writer } from './writer';

interface Known {
  readonly phases: Ids<number>;
  readonly parties: Ids<PartySlug>;
  readonly keys: Keys;
}

/** Version 1 of each phase budget that the sources know; drafts have lines only, the others also the stored shares. */
export async function loadBudgets(writer: Writer, sample: SampleProject, ids: Known): Promise<void> {
  for (const { number, budget } of sample.phases) {
    if (!budget) continue;
    const versionId = await loadDraft(writer, budget, known(ids.phases, number), ids.parties);
    if (budget.state === 'utkast') continue;
    const key = known(ids.keys, sample.cooperation);
    const total = sumOre(budget.lines.map((line) => inOre(line.amount)));
    await loadShares(writer, { versionId, total, key, participants: sample.participants, parties: ids.parties });
    await submit(writer, { versionId, total, key, state: budget.state });
  }
}

/** Lines can only be written to a draft, so every version starts as one. */
async function loadDraft(
  writer: Writer,
  budget: SampleBudget,
  phaseId: number,
  parties: Ids<PartySlug>,
): Promise<number> {
  const { id } = await writer
    .insertInto('budgetVersion')
    .values({ phaseId, version: 1, state: 'utkast', note: budget.note })
    .returning('id')
    .executeTakeFirstOrThrow();
  await writer
    .insertInto('budgetLine')
    .values(budget.lines.map((line, index) => ({ budgetVersionId: id, position: index + 1, ...lineOf(line, parties) })))
    .execute();
  return id;
}

function lineOf({ name, kind, year, amount, internalTime }: SampleBudgetLine, parties: Ids<PartySlug>) {
  return {
    name,
    kind,
    year,
    amountOre: inOre(amount),
    hoursHundredths: internalTime && inHundredths(internalTime.hours),
    rateOre: internalTime && inOre(internalTime.rate),
    performedByPartyId: internalTime && known(parties, internalTime.performedBy),
  };
}

/** Freezes what was shared. The sources do not say on which day a version was submitted. */
async function submit(
  writer: Writer,
  { versionId, total, key, state }: { versionId: number; total: Ore; key: LoadedKey; state: SampleBudget['state'] },
): Promise<void> {
  await writer
    .updateTable('budgetVersion')
    .set({ state, keyVersionId: key.versionId, roundingUnitOre: roundingUnit, roundingMode: 'exact', totalOre: total })
    .where('id', '=', versionId)
    .execute();
}
