import { z } from 'zod';

import type { Subject } from '~/policy/guard';
import { findPerson, type Person } from '~/store/personal-data';

import { idParam } from './route-params';

/** What is held about one account: for the person and the samordnare, and for nobody else is there such a page. */
export const person: Subject<{ konto: number }, Person> = {
  params: z.object({
    konto: idParam,
  }),
  find: ({ viewer, params, context }) => findPerson(context.db, viewer, params.konto),
  target: () => ({}),
};
