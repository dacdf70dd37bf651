import { z } from 'zod';

import type { TemplateContent } from '~/domain/plan-template';
import type { Subject } from '~/policy/guard';
import { findTemplate, type Template } from '~/store/plan-template';

import { idParam } from './route-params';

/** The page of one template. Who may save one from its project may change it; every member of the cooperation reads it. */
export const template: Subject<{ id: number }, Template & TemplateContent> = {
  params: z.object({
    id: idParam,
  }),
  find: ({ viewer, params, context }) => findTemplate(context.db, viewer, params.id),
  target: ({ projectId, cooperationId }) => ({ projectId, cooperationId }),
};
