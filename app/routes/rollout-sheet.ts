import { milestoneState } from '~/domain/milestone';
import { fitsRollout, outsideWindow } from '~/domain/rollout';
import type { Guarded } from '~/policy/guard';
import type { Project } from '~/store/project';
import { STATE_WORDS } from '~/views/plan/milestone-words';
import { readRolloutFilter } from '~/views/rollout/rollout-address';

import { readRollout } from './rollout-table';
import type { Sheet, SheetColumn } from './sheet';

const text = (code: string, label: string, width = 14): SheetColumn => ({ code, label, content: 'text', width });

const COLUMNS: readonly SheetColumn[] = [
  text('kommun', 'Kommun', 20),
  text('med', 'Med i projektet'),
  text('grupp', 'Grupp', 18),
  text('grupp_fran', 'Gruppen från'),
  text('grupp_till', 'Gruppen till'),
  text('nummer', 'Nr', 8),
  text('milstolpe', 'Milstolpe', 40),
  text('lage', 'Läge', 18),
  text('prognos', 'Prognos'),
  text('utfall', 'Utfall'),
  text('baslinje', 'Baslinje'),
  text('tidigast', 'Tidigast'),
  text('senast', 'Senast'),
  text('utanfor', 'Utanför gruppens fönster'),
  text('sekretess', 'Sekretess', 24),
];

/** The rollout as rows for a file, in the selection of the address: one for each milestone of a kommun. */
export async function rolloutSheet(asked: Guarded<Project>): Promise<Sheet> {
  const { found, context, url } = asked;
  const today = context.clock.today();
  const filter = readRolloutFilter(url.searchParams);
  const { table } = await readRollout(asked);
  const rows = table.rows.filter((row) => fitsRollout(row, filter, today));
  return {
    name: `${found.slug}-breddinforande`,
    columns: COLUMNS,
    rows: rows.flatMap(({ partyName, present, group, cells }) => {
      const party = [partyName, present ? 'ja' : 'nej', group?.name ?? null];
      const months = [group?.fromMonth.slice(0, 7) ?? null, group?.toMonth.slice(0, 7) ?? null];
      const own = cells.flat();
      if (own.length === 0) return [{ strong: false, cells: [...party, ...months, ...Array<null>(10).fill(null)] }];
      return own.map((milestone) => {
        const { label, title, forecast, actual, baseline, windowStart, windowEnd } = milestone;
        const ground = milestone.secrecy?.ground ?? null;
        const state = STATE_WORDS[milestoneState(milestone, today)].word;
        const dates = [forecast, actual, baseline, windowStart, windowEnd];
        const outside = outsideWindow(milestone, group) ? 'ja' : null;
        return { strong: false, cells: [...party, ...months, label || null, title, state, ...dates, outside, ground] };
      });
    }),
  };
}
