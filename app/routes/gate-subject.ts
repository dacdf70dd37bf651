import { z } from 'zod';

import { Refusal } from '~/domain/refusal';
import { parseCriteria, parsePapers } from '~/domain/gate';
import type { newGateForm } from '~/forms/gate';
import type { Guarded, Subject } from '~/policy/guard';
import { findGate, type GateDetail } from '~/store/gate';
import type { NewGate } from '~/store/gate-change';
import { listPhases } from '~/store/phase';
import type { Project } from '~/store/project';

import { idParam, slugParam } from './route-params';
import { project } from './subjects';

/** A gate of a project. */
export interface FoundGate {
  readonly project: Project;
  readonly gate: GateDetail;
}

/** The page of one gate. */
export const shownGate: Subject<{ slug: string; id: number }, FoundGate> = {
  params: z.object({
    slug: slugParam,
    id: idParam,
  }),
  find: async ({ viewer, params, context }) => {
    const owner = await project.find({ viewer, params, context });
    const gate = owner && (await findGate(context.db, viewer, owner.id, params.id));
    return owner && gate ? { project: owner, gate } : null;
  },
  target: (found) => project.target(found.project),
};

/**
 * A gate as it was typed, judged.
 * @throws Refusal at the field that is wrong
 */
export async function typedGate(
  { viewer, context }: Pick<Guarded<unknown>, 'viewer' | 'context'>,
  projectId: number,
  input: z.infer<typeof newGateForm>,
): Promise<NewGate> {
  parsePapers(input.papers);
  const criteria = parseCriteria(input.criteria, 'criteria');
  await refuseForeignPhases({ viewer, context }, projectId, [{ phaseId: input.phaseId, field: 'phaseId' }]);
  const { label, title, decides, phaseId, plannedOn, papers } = input;
  return { label, title, decides, phaseId, plannedOn, papers, criteria };
}

/** @throws Refusal at the field of a phase that is not the project's */
export async function refuseForeignPhases(
  { viewer, context }: Pick<Guarded<unknown>, 'viewer' | 'context'>,
  projectId: number,
  chosen: readonly { readonly phaseId: number | null; readonly field: string }[],
): Promise<void> {
  if (chosen.every(({ phaseId }) => phaseId === null)) return;
  const phases = await listPhases(context.db, viewer, projectId);
  const foreign = chosen.find(({ phaseId }) => phaseId !== null && !phases.some(({ id }) => id === phaseId));
  if (foreign) throw new Refusal('Välj en fas i projektet.', foreign.field);
}
