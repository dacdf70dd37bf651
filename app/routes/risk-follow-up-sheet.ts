import type { Guarded } from '~/policy/guard';
import type { Project } from '~/store/project';
import { listPortfolioFollowUps, listRiskFollowUps, type RiskFollowUp } from '~/store/risk-follow-up';

import { askedCooperation, askedYear } from './risk-follow-up-address';
import type { Sheet, SheetColumn } from './sheet';

const text = (code: string, label: string, width = 20): SheetColumn => ({ code, label, content: 'text', width });
const count = (code: string, label: string, width = 8): SheetColumn => ({ code, label, content: 'count', width });

const COLUMNS: readonly SheetColumn[] = [
  count('ar', 'År'),
  count('nr', 'Nr'),
  text('process', 'Process eller kategori'),
  text('risk', 'Risk', 48),
  count('riskvarde', 'Riskvärde', 10),
  text('niva', 'Nivå', 12),
  text('befintliga_atgarder', 'Befintliga åtgärder', 40),
  text('planerad_hantering', 'Planerad hantering', 40),
  text('foljer_plan', 'Följer plan', 12),
  text('kommentar', 'Kommentar', 40),
  text('agare', 'Ägare'),
  text('uppfoljd', 'Uppföljd', 12),
  text('sekretess', 'Sekretess', 24),
];

/** The follow-up of a year as a file: every risk that the page has, also those that nothing is said of. */
export async function followUpSheet(asked: Guarded<Project>): Promise<Sheet> {
  const { viewer, found, context } = asked;
  const year = askedYear(asked);
  const rows = await listRiskFollowUps(context.db, viewer, found.id, year);
  return {
    name: `${found.slug}-riskuppfoljning-${year}`,
    columns: COLUMNS,
    rows: rows.map((row) => ({ cells: cellsOf(row, year), strong: false })),
  };
}

const PLACE: readonly SheetColumn[] = [text('samverkan', 'Samverkan', 28), text('projekt', 'Projekt', 28)];

/** The same over every project in sight, or those of the cooperation that the address asks for. */
export async function portfolioFollowUpSheet(asked: Guarded<unknown>): Promise<Sheet> {
  const year = askedYear(asked);
  const rows = await listPortfolioFollowUps(asked.context.db, asked.viewer, askedCooperation(asked.url), year);
  return {
    name: `riskuppfoljning-${year}`,
    columns: [...PLACE, ...COLUMNS],
    rows: rows.map((row) => ({ cells: [row.cooperationName, row.projectName, ...cellsOf(row, year)], strong: false })),
  };
}

function cellsOf({ number, title, category, owner, level, said, secrecy }: RiskFollowUp, year: number) {
  return [
    year,
    number,
    category || null,
    title,
    level?.value ?? null,
    level?.colour ?? 'ej värderad',
    said?.existingMeasures || null,
    said?.plannedHandling || null,
    said ? (said.followsPlan ? 'ja' : 'nej') : null,
    said?.comment || null,
    owner || null,
    said?.recordedOn ?? null,
    secrecy?.ground ?? null,
  ];
}
