import { z } from 'zod';

import type { Subject } from '~/policy/guard';
import { findProject, type Project } from '~/store/project';

const slug = z.string().regex(/^[a-z0-9-]{1,80}$/);

/** A page about the product as a whole; every signed-in person may ask for it. */
export const anyone: Subject<unknown, Record<string, never>> = {
  params: z.unknown(),
  find: async () => ({}),
  target: () => ({}),
};

/** A page of one project. */
export const project: Subject<{ slug: string }, Project> = {
  params: z.object({ slug }),
  find: ({ viewer, params, context }) =>
    context.once(`project ${params.slug}`, () => findProject(context.db, viewer, params.slug)),
  target: ({ id, cooperationId }) => ({ projectId: id, cooperationId }),
};
