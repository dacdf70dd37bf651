import { deviation } from '~/domain/follow-up';
import type { Guarded } from '~/policy/guard';
import { listFollowUpPosts } from '~/store/follow-up-post';
import type { Project } from '~/store/project';

import type { Sheet } from './sheet';

/** The posts of a project's follow-up as a table that can be read in again. */
export async function postSheet({ viewer, found, context }: Guarded<Project>): Promise<Sheet> {
  const posts = await listFollowUpPosts(context.db, viewer, found.id);
  return {
    name: `${found.slug}-poster`,
    columns: [
      { code: 'period', label: 'Period', content: 'text', width: 12 },
      { code: 'avser', label: 'Avser', content: 'text', width: 28 },
      { code: 'post', label: 'Post', content: 'text', width: 36 },
      { code: 'slag', label: 'Slag', content: 'text', width: 14 },
      { code: 'budget_kr', label: 'Budget, kr', content: 'kronor' },
      { code: 'utfall_kr', label: 'Utfall, kr', content: 'kronor' },
      { code: 'prognos_kr', label: 'Prognos, kr', content: 'kronor' },
      { code: 'avvikelse_kr', label: 'Avvikelse, kr (bättre är positiv)', content: 'kronor' },
      { code: 'kommentar', label: 'Kommentar', content: 'text', width: 40 },
    ],
    rows: posts.map(({ period, section, name, kind, budget, actual, forecast, note }) => ({
      cells: [
        period,
        section,
        name,
        kind,
        budget / 100,
        actual === null ? null : actual / 100,
        forecast / 100,
        deviation(budget, forecast) / 100,
        note || null,
      ],
      strong: false,
    })),
  };
}
