import type { Actor } from '~/domain/actor';
import type { CalendarDate } from '~/domain/calendar';
import { NEW_MEMBER_RISKS } from '~/domain/new-member';
import { insertAssessment } from '~/store/new-member';
import { escalate } from '~/store/risk-escalation';

import { sampleClock, sampleMoment } from './clock';
import { known, type Ids } from './ids';
import type { CooperationSlug } from './portfolio/cooperations';
import type { SampleProject, SampleRiskFollowUp, SampleRiskRegister, SampleRiskScale } from './shape';
import type { Writer } from './writer';

interface Place {
  readonly projectId: number;
  readonly cooperations: Ids<CooperationSlug>;
}

/** The risks of a project with the scale they are rated on, and the new member that it has assessed. */
export async function loadRisks(writer: Writer, sample: SampleProject, place: Place): Promise<void> {
  const { riskRegister, newMember, cooperation } = sample;
  const cooperationId = known(place.cooperations, cooperation);
  if (riskRegister) await loadRegister(writer, riskRegister, place.projectId, cooperationId);
  if (!newMember) return;
  const scaleId = await loadScale(writer, newMember.scale, cooperationId);
  const { newcomer, otherFactors } = newMember;
  const id = await insertAssessment(
    writer,
    nobodyOn(sampleClock, sampleMoment),
    { projectId: place.projectId, scaleId },
    newcomer,
    NEW_MEMBER_RISKS,
  );
  await writer.updateTable('newMemberAssessment').set({ otherFactors }).where('id', '=', id).execute();
}

async function loadRegister(
  writer: Writer,
  register: SampleRiskRegister,
  projectId: number,
  cooperationId: number,
): Promise<void> {
  const scaleId = await loadScale(writer, register.scale, cooperationId);
  const risks = await writer
    .insertInto('risk')
    .values(
      register.risks.map(({ number, title, treatment, statedColour }) => ({
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
  const riskIds = new Map(risks.map(({ id, number }) => [number, id]));
  await loadValuations(writer, register, { projectId, scaleId }, riskIds);
  await loadFollowUps(writer, register.followUps ?? [], riskIds);
}

async function loadFollowUps(
  writer: Writer,
  followUps: readonly SampleRiskFollowUp[],
  riskIds: Ids<number>,
): Promise<void> {
  if (followUps.length === 0) return;
  const rows = followUps.map(({ number, ...said }) => ({
    ...said,
    riskId: known(riskIds, number),
    year: Number(sampleClock.slice(0, 4)),
    recordedOn: sampleClock,
  }));
  await writer.insertInto('riskFollowUp').values(rows).execute();
}

/** A risk that nobody rated has no valuation at all; one that is in a higher mandate waits for that body. */
async function loadValuations(
  writer: Writer,
  { risks, valuedOn, valuationNote, scale }: SampleRiskRegister,
  { projectId, scaleId }: { readonly projectId: number; readonly scaleId: number },
  riskIds: Ids<number>,
): Promise<void> {
  const at = `${valuedOn}T12:00:00Z`;
  for (const { number, valuation } of risks) {
    if (!valuation) continue;
    const riskId = known(riskIds, number);
    const { id } = await writer
      .insertInto('riskValuation')
      .values({
        ...valuation,
        riskId,
        scaleId,
        stage: 'before' as const,
        at,
        valuedOn,
        userId: null,
        note: valuationNote ?? null,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    const after = scale.cellAt(valuation.probability, valuation.consequence).mandate ?? null;
    await escalate(writer, nobodyOn(valuedOn, at), { id: riskId, projectId, valuationId: id }, { before: null, after });
  }
}

function nobodyOn(day: string, at: string): Actor {
  return { userId: null, requestId: null, from: null, at, today: day as CalendarDate };
}

async function loadScale(writer: Writer, scale: SampleRiskScale, cooperationId: number): Promise<number> {
  const { name, rule, cellAt } = scale;
  const { id: scaleId } = await writer
    .insertInto('riskScale')
    .values({ cooperationId, name, rule, standard: true })
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
