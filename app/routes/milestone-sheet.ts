import { isRescheduled, milestoneState, slipInDays } from '~/domain/milestone';
import { isChosen } from '~/domain/milestone-filter';
import { groupBy } from '~/domain/group-by';
import type { Guarded } from '~/policy/guard';
import { listMilestones } from '~/store/milestone';
import { findTrendHistory } from '~/store/milestone-trend';
import type { Project } from '~/store/project';
import { readMilestoneFilter } from '~/views/plan/milestone-address';

import type { Sheet, SheetColumn } from './sheet';

const text = (code: string, label: string, width = 12): SheetColumn => ({ code, label, content: 'text', width });

/** The milestones of a project in the choice of the page, with every move of a forecast and its reason. */
export async function milestoneSheet({ viewer, found, context, url }: Guarded<Project>): Promise<Sheet> {
  const today = context.clock.today();
  const filter = readMilestoneFilter(url.searchParams);
  const [milestones, { changes }] = await Promise.all([
    listMilestones(context.db, viewer, found.id),
    findTrendHistory(context.db, viewer, found.id),
  ]);
  const moves = groupBy(changes, ({ milestoneId }) => milestoneId);
  return {
    name: `${found.slug}-milstolpar`,
    columns: [
      text('nr', 'Nr'),
      text('milstolpe', 'Milstolpe', 44),
      { code: 'fas', label: 'Fas', content: 'count', width: 8 },
      text('kommun', 'Kommun', 18),
      text('baslinje', 'Baslinje'),
      text('prognos', 'Prognos'),
      text('tidigast', 'Tidigast'),
      text('senast', 'Senast'),
      text('utfall', 'Utfall'),
      { code: 'avvikelse_dagar', label: 'Avvikelse, dagar', content: 'count', width: 16 },
      text('lage', 'Läge', 18),
      text('ansvarig', 'Ansvarig', 24),
      text('omplanerad', 'Omplanerad', 12),
      text('orsaker', 'Flyttar och orsaker', 60),
      text('sekretess', 'Sekretess', 24),
    ],
    rows: milestones
      .filter((milestone) => isChosen(milestone, filter, today))
      .map((milestone) => ({
        cells: [
          ...[milestone.label, milestone.title, milestone.phaseNumber, milestone.partyName, milestone.baseline],
          ...[milestone.forecast, milestone.windowStart, milestone.windowEnd, milestone.actual],
          ...[slipInDays(milestone), milestoneState(milestone, today), milestone.responsible],
          isRescheduled(milestone) ? 'ja' : 'nej',
          (moves.get(milestone.id) ?? [])
            .filter(({ from }) => from !== null)
            .map(
              ({ onDate, from, to, reason }) =>
                `${onDate}: ${from} → ${to ?? 'inget datum'}, ${reason ?? 'orsak saknas'}`,
            )
            .join('; '),
          milestone.secrecy?.ground ?? null,
        ],
        strong: false,
      })),
  };
}
