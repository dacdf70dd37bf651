import { inOre } from './amounts';
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
