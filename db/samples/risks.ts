import { known, type Ids } from './ids';
import type { CooperationSlug } from './portfolio/cooperations';
import type { SampleProject, SampleRiskRegister, SampleRiskScale } from './shape';
import type { Writer } from './writer';

/** The risks of a project with the scale they are rated on. */
export async function loadRisks(
  writer: Writer,
  { riskRegister, cooperation }: SampleProject,
  { projectId, cooperations }: { readonly projectId: number; readonly cooperations: Ids<CooperationSlug> },
): Promise<void> {
  if (!riskRegister) return;
  const scaleId = await loadScale(writer, riskRegister.scale, known(cooperations, cooperation));
  const risks = await writer
    .insertInto('risk')
    .values(
      riskRegister.risks.map(({ number, title, treatment, statedColour }) => ({
        projectId,
        scaleId,
        number,
        title,
        treatment,
        statedColour,
      })),
    )
    .returning(['id', 'number'])
    .execute();
  await loadValuations(writer, riskRegister, scaleId, new Map(risks.map(({ id, number }) => [number, id])));
}

/** A risk that nobody rated has no valuation at all. */
async function loadValuations(
  writer: Writer,
  { risks, valuedOn, valuationNote }: SampleRiskRegister,
  scaleId: number,
  riskIds: Ids<number>,
): Promise<void> {
  const valuations = risks.flatMap(({ number, valuation }) =>
    valuation ? [{ ...valuation, riskId: known(riskIds, number) }] : [],
  );
  await writer
    .insertInto('riskValuation')
    .values(
      valuations.map((valuation) => ({
        ...valuation,
        scaleId,
        stage: 'before' as const,
        at: `${valuedOn}T12:00:00Z`,
        valuedOn,
        userId: null,
        note: valuationNote ?? null,
      })),
    )
    .execute();
}

async function loadScale(writer: Writer, scale: SampleRiskScale, cooperationId: number): Promise<number> {
  const { name, rule, cellAt } = scale;
  const { id: scaleId } = await writer
    .insertInto('riskScale')
    .values({ cooperationId, name, rule })
    .returning('id')
    .executeTakeFirstOrThrow();

  const levels = (['probability', 'consequence'] as const).flatMap((axis) =>
    scale[axis].map((level, index) => ({ scaleId, axis, value: index + 1, name: level })),
  );
  await writer.insertInto('riskScaleLevel').values(levels).execute();

  const cells = scale.probability.flatMap((_, p) =>
    scale.consequence.map((_, c) => {
      const { colour, levelName, mandate } = cellAt(p + 1, c + 1);
      return { scaleId, probability: p + 1, consequence: c + 1, colour, levelName, mandate };
    }),
  );
  await writer.insertInto('riskScaleCell').values(cells).execute();
  return scaleId;
}
