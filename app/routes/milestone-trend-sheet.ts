import type { Guarded } from '~/policy/guard';
import type { Project } from '~/store/project';

import { trendContent } from './milestone-trend-content';
import type { Sheet, SheetColumn } from './sheet';

const text = (code: string, label: string, width = 12): SheetColumn => ({ code, label, content: 'text', width });

/** The milestone trend as a table: a milestone a row, a day a column, in the choice of the page. */
export async function trendSheet(asked: Guarded<Project>): Promise<Sheet> {
  const { milestones, days, lines } = await trendContent(asked);
  return {
    name: `${asked.found.slug}-milstolpstrend`,
    columns: [
      text('nr', 'Nr'),
      text('milstolpe', 'Milstolpe', 44),
      { code: 'fas', label: 'Fas', content: 'count', width: 8 },
      text('kommun', 'Kommun', 18),
      text('baslinje', 'Baslinje'),
      ...days.map((day) => text(`prognos_${day}`, `Prognos ${day}`, 18)),
      text('utfall', 'Utfall'),
      { code: 'forandring_dagar', label: 'Förändring, dagar', content: 'count', width: 18 },
      text('sekretess', 'Sekretess', 24),
    ],
    rows: milestones.map((milestone, at) => {
      const { points, slip } = lines[at]!;
      const { label, title, phaseNumber, partyName, baseline, actual, secrecy } = milestone;
      const cells = points.map(({ forecast, done }) => (done ? 'klar' : forecast));
      const said = [label, title, phaseNumber, partyName, baseline, ...cells, actual, slip, secrecy?.ground ?? null];
      return { cells: said, strong: false };
    }),
  };
}
