import type { CalendarDate } from '~/domain/calendar';
import { ore, type Ore } from '~/domain/money';
import { insertBaseline } from '~/store/baseline';
import { decisionSubject } from '~/views/approval/approval-words';

import { sampleClock, sampleMoment } from './clock';
import { known, type Ids } from './ids';
import { allParties, type PartySlug } from './portfolio/parties';
import type { SamplePhase, SampleProject } from './shape';
import type { Writer } from './writer';

interface AskedVersion {
  readonly projectId: number;
  readonly phaseId: number;
  readonly versionId: number;
  readonly total: Ore;
  readonly parties: Ids<PartySlug>;
}

/** That the parties approved, on days that no source gives; and what follows where all of them have. */
export async function loadApprovals(
  writer: Writer,
  sample: SampleProject,
  { number, name, budget }: SamplePhase,
  { projectId, phaseId, versionId, total, parties }: AskedVersion,
): Promise<void> {
  if (!budget) return;
  const answered = sample.participants.filter((slug) => !budget.unanswered?.includes(slug));
  for (const slug of answered) {
    const partyId = known(parties, slug);
    const partyName = allParties.find((party) => party.slug === slug)!.name;
    const share = await shareOf(writer, versionId, partyId);
    await writer
      .insertInto('decision')
      .values({
        projectId,
        forum: `Kommundirektör, ${partyName}`,
        subject: decisionSubject(
          { projectName: sample.name, phaseNumber: number, phaseName: name, version: 1, total },
          { partyName, share },
        ),
        outcome: 'godkänd',
        decidedOn: null,
        recordedAt: sampleMoment,
        budgetVersionId: versionId,
        partyId,
        amountOre: share,
      })
      .execute();
  }
  if (budget.state !== 'godkänd') return;
  await writer
    .updateTable('budgetVersion')
    .set({ state: 'godkänd', closedReason: 'Parterna har godkänt.' })
    .where('id', '=', versionId)
    .execute();
  const nobody = { userId: null, requestId: null, from: null, at: sampleMoment, today: sampleClock as CalendarDate };
  const reason = 'Fasbudget version 1 godkändes.';
  await insertBaseline(writer, nobody, { projectId, phaseId, budgetVersionId: versionId, total, reason });
}

async function shareOf(writer: Writer, budgetVersionId: number, partyId: number): Promise<Ore> {
  const { sum } = await writer
    .selectFrom('costShare')
    .where('budgetVersionId', '=', budgetVersionId)
    .where('partyId', '=', partyId)
    .select(({ fn }) => fn.sum<string>('amountOre').as('sum'))
    .executeTakeFirstOrThrow();
  return ore(Number(sum));
}
