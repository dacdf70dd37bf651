import { inOre } from './amounts';
import { sampleClock, sampleMoment } from './clock';
import { known, type Ids } from './ids';
import type { SampleProject } from './shape';
import type { Writer } from './writer';

/** The rows of a printed follow-up, in its order within each section. */
export async function loadFollowUp(writer: Writer, { followUp = [] }: SampleProject, projectId: number): Promise<void> {
  for (const [index, { budgetThousands, forecastThousands, ...row }] of followUp.entries()) {
    await writer
      .insertInto('followUpRow')
      .values({
        ...row,
        projectId,
        position: index + 1,
        budgetOre: inOre(budgetThousands * 1000),
        forecastOre: inOre(forecastThousands * 1000),
      })
      .execute();
  }
}

/** What a source says that a phase has cost. It tells neither the day nor who paid, and so the row says neither. */
export async function loadActuals(
  writer: Writer,
  { phases }: SampleProject,
  ids: { readonly projectId: number; readonly phases: Ids<number> },
): Promise<void> {
  for (const { number, externalActual } of phases) {
    if (externalActual === undefined) continue;
    await writer
      .insertInto('costActual')
      .values({
        projectId: ids.projectId,
        phaseId: known(ids.phases, number),
        partyId: null,
        onDate: null,
        amountOre: inOre(externalActual),
        kind: 'extern',
        text: 'Externa kostnader, hela fasen',
        voucher: '',
        enteredAt: sampleMoment,
        enteredOn: sampleClock,
        enteredBy: null,
        correctsId: null,
        reason: '',
      })
      .execute();
  }
}
