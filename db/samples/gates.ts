import { GATE_PATTERNS } from '~/domain/gate-model';

import { known, type Ids } from './ids';
import type { CooperationSlug } from './portfolio/cooperations';
import type { SampleProject } from './shape';
import type { Writer } from './writer';

const MODEL = GATE_PATTERNS.pps;

/** The cooperation whose plan speaks of gates steers by the model that their numbers are of. */
export async function loadGateModels(writer: Writer, cooperations: Ids<CooperationSlug>): Promise<void> {
  const cooperationId = known(cooperations, 'dalarna');
  await writer.insertInto('gateModel').values({ cooperationId, name: MODEL.name }).execute();
  await writer
    .insertInto('gateModelStep')
    .values(
      MODEL.steps.map(({ criteria, ...step }, at) => ({
        ...step,
        cooperationId,
        position: at + 1,
        criteria: [...criteria],
      })),
    )
    .execute();
}

interface Known {
  readonly projectId: number;
  readonly phases: Ids<number>;
}

/** The gates of a project, none of them decided. */
export async function loadGates(
  writer: Writer,
  { gates = [] }: SampleProject,
  { projectId, phases }: Known,
): Promise<void> {
  for (const [at, { label, plannedOn, phase, criteria }] of gates.entries()) {
    const step = MODEL.steps.find((each) => each.label === label)!;
    const { id } = await writer
      .insertInto('planItem')
      .values({ projectId, kind: 'gate' })
      .returning('id')
      .executeTakeFirstOrThrow();
    await writer
      .insertInto('gate')
      .values({
        id,
        projectId,
        label,
        plannedOn,
        title: step.title,
        decides: step.decides,
        position: at + 1,
        phaseId: phase === undefined ? null : known(phases, phase),
      })
      .execute();
    await writer
      .insertInto('gateCriterion')
      .values((criteria ?? step.criteria).map((text, index) => ({ gateId: id, position: index + 1, text })))
      .execute();
  }
}
