import { z } from 'zod';

import type { Subject } from '~/policy/guard';
import { findAgreement, type Agreement } from '~/store/agreement';
import { findPhase, type Phase } from '~/store/phase';
import { findProject, type Project } from '~/store/project';

const slug = z.string().regex(/^[a-z0-9-]{1,80}$/);

/** A page about the product as a whole; every signed-in person may ask for it. */
export const anyone: Subject<unknown, Record<string, never>> = {
  params: z.unknown(),
  find: async () => ({}),
  target: () => ({}),
};

/** A page of one cooperation. */
export const cooperation: Subject<{ slug: string }, Agreement> = {
  params: z.object({ slug }),
  find: ({ viewer, params, context }) =>
    context.once(`cooperation ${params.slug}`, () => findAgreement(context.db, viewer, params.slug)),
  target: ({ id }) => ({ cooperationId: id }),
};

/** A page of one project. */
export const project: Subject<{ slug: string }, Project> = {
  params: z.object({ slug }),
  find: ({ viewer, params, context }) =>
    context.once(`project ${params.slug}`, () => findProject(context.db, viewer, params.slug)),
  target: ({ id, cooperationId }) => ({ projectId: id, cooperationId }),
};

/** A page of one phase of a project. */
export const phase: Subject<{ slug: string; nr: number }, { project: Project; phase: Phase }> = {
  params: z.object({
    slug,
    nr: z
      .string()
      .regex(/^\d{1,3}$/)
      .transform(Number),
  }),
  find: async ({ viewer, params, context }) => {
    const owner = await project.find({ viewer, params, context });
    const found = owner && (await findPhase(context.db, viewer, owner.id, params.nr));
    return owner && found ? { project: owner, phase: found } : null;
  },
  target: (found) => project.target(found.project),
};
