import { sumOre, type Ore } from '~/domain/money';

import { inHundredths, inOre } from './amounts';
import { loadApprovals } from './decisions';
import { known, type Ids } from './ids';
import type { Keys, LoadedKey } from './keys';
import type { PartySlug } from './portfolio/parties';
import type { SampleBudget, SampleBudgetLine, SamplePhase, SampleProject } from './shape';
import { loadShares, roundingUnit } from './shares';
import type { Writer } from './writer';

interface Known {
  readonly projectId: number;
  readonly phases: Ids<number>;
  readonly parties: Ids<PartySlug>;
  readonly keys: Keys;
}

/**
 * Version 1 of each phase budget that the sources know; drafts have lines only, the others also the stored shares
 * and what the parties have answered.
 */
export async function loadBudgets(writer: Writer, sample: SampleProject, ids: Known): Promise<void> {
  for (const phase of sample.phases) {
    const { number, budget } = phase;
    if (!budget) continue;
    const phaseId = known(ids.phases, number);
    const versionId = await loadDraft(writer, budget, phaseId, ids.parties);
    await loadInKind(writer, phase, versionId, ids.parties);
    if (budget.state === 'utkast') continue;
    const key = known(ids.keys, sample.cooperation);
    const total = sumOre(budget.lines.map((line) => inOre(line.amount)));
    await loadShares(writer, { versionId, total, key, participants: sample.participants, parties: ids.parties });
    await submit(writer, { versionId, total, key });
    const { projectId, parties } = ids;
    await loadApprovals(writer, sample, phase, { projectId, phaseId, versionId, total, parties });
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

/** The parties' own hours in the phase, which a version keeps from when it is submitted. */
async function loadInKind(
  writer: Writer,
  { inKindHours = [] }: SamplePhase,
  budgetVersionId: number,
  parties: Ids<PartySlug>,
): Promise<void> {
  for (const { party, hours, handling, rate } of inKindHours) {
    await writer
      .insertInto('inKindHours')
      .values({
        budgetVersionId,
        partyId: known(parties, party),
        hoursHundredths: inHundredths(hours),
        handling,
        rateOre: inOre(rate),
      })
      .execute();
  }
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
  { versionId, total, key }: { versionId: number; total: Ore; key: LoadedKey },
): Promise<void> {
  await writer
    .updateTable('budgetVersion')
    .set({
      state: 'inskickad',
      keyVersionId: key.versionId,
      roundingUnitOre: roundingUnit,
      roundingMode: 'exact',
      totalOre: total,
      approvalRule: 'all',
    })
    .where('id', '=', versionId)
    .execute();
}
