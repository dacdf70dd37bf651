import { ageInDays, areasOf, lightOf } from '~/domain/report-portfolio';
import { slugOf } from '~/domain/slug';
import type { Guarded } from '~/policy/guard';
import { lightsText, monthWords } from '~/views/report/portfolio/standing-words';

import { standingsOf } from './report-standings';
import type { Sheet, SheetColumn } from './sheet';

const text = (code: string, label: string, width = 16): SheetColumn => ({ code, label, content: 'text', width });
const count = (code: string, label: string): SheetColumn => ({ code, label, content: 'count', width: 12 });

/** The portfolio report for a file: all projects in the order of the page, two columns an area and one a month. */
export async function standingSheet(asked: Guarded<unknown>): Promise<Sheet> {
  const { all, months, monthlyOf } = await standingsOf(asked);
  const today = asked.context.clock.today();
  const monthly = new Map((await monthlyOf(all)).map((report) => [`${report.projectId} ${report.month}`, report]));
  const areas = areasOf(all);
  return {
    name: 'rapporter',
    columns: [
      text('projekt', 'Projekt', 28),
      text('samverkan', 'Samverkan', 28),
      count('statusrapport', 'Statusrapport'),
      count('utgava', 'Utgåva'),
      text('period_start', 'Period från', 12),
      text('period_slut', 'Period till', 12),
      text('publicerad', 'Publicerad', 12),
      count('dagar_sedan', 'Dagar sedan'),
      ...areas.flatMap((area) => {
        const code = slugOf(area).replaceAll('-', '_');
        return [text(code, area, 24), text(`${code}_text`, `${area}, text`, 40)];
      }),
      ...months.map((month) => text(`lage_${month}`, `Läget ${monthWords(month).full}`, 28)),
    ],
    rows: all.map(({ projectId, projectName, cooperationName, report }) => ({
      cells: [
        projectName,
        cooperationName,
        report?.number ?? null,
        report?.edition ?? null,
        report?.periodStart ?? null,
        report?.periodEnd ?? null,
        report?.publishedOn ?? null,
        report && ageInDays(report.publishedOn, today),
        ...areas.flatMap((area) => {
          const light = lightOf(report?.lights ?? [], area);
          return [light?.level ?? null, light?.text || null];
        }),
        ...months.map((month) => {
          const found = monthly.get(`${projectId} ${month}`);
          return found ? lightsText(found.lights) : null;
        }),
      ],
      strong: false,
    })),
  };
}
