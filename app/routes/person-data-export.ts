import { guardedLoader } from '~/policy/guard';
import { listHeld } from '~/store/personal-data';

import { person } from './person-subject';

/** Everything that is held about the person, as a file that another program can read. */
export const loader = guardedLoader(person, null, async ({ viewer, found, context }) => {
  const held = await listHeld(context.db, viewer, found.id);
  const content = { about: found, asOf: context.clock.today(), held };
  return new Response(`${JSON.stringify(content, null, 2)}\n`, {
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': `attachment; filename="personuppgifter-${found.id}.json"`,
      'Cache-Control': 'private, no-store',
    },
  });
});
