import type { Guarded } from '~/policy/guard';
import { listPortfolioRisks, type PortfolioRisk } from '~/store/risk-portfolio';

import { riskPortfolioFilterOf } from './risk-portfolio-filter';
import type { Sheet, SheetColumn } from './sheet';

const text = (code: string, label: string, width = 20): SheetColumn => ({ code, label, content: 'text', width });

const COLUMNS: readonly SheetColumn[] = [
  text('samverkan', 'Samverkan', 28),
  text('projekt', 'Projekt', 28),
  { code: 'nr', label: 'Nr', content: 'count', width: 6 },
  text('risk', 'Risk', 48),
  text('sannolikhet', 'Sannolikhet'),
  text('konsekvens', 'Konsekvens'),
  { code: 'riskvarde', label: 'Riskvärde', content: 'count', width: 10 },
  text('farg', 'Färg enligt skalan', 14),
  text('mandat', 'Mandat'),
  text('vantar_pa', 'Väntar på beslut av'),
  text('sedan', 'Sedan', 12),
  text('behandling', 'Behandling', 12),
  text('agare', 'Ägare'),
  text('sekretess', 'Sekretess', 24),
];

/** The open risks that the address asks for, all pages of them, for a file. */
export async function riskPortfolioSheet({ viewer, context, url }: Guarded<unknown>): Promise<Sheet> {
  const rows = await listPortfolioRisks(context.db, viewer, riskPortfolioFilterOf(url), null);
  return { name: 'risker', columns: COLUMNS, rows: rows.map((row) => ({ cells: cellsOf(row), strong: false })) };
}

function cellsOf(row: PortfolioRisk) {
  return [
    row.cooperationName,
    row.projectName,
    row.number,
    row.title,
    row.probabilityName,
    row.consequenceName,
    row.value,
    row.colour ?? 'ej värderad',
    row.mandate,
    row.waitsFor,
    row.raisedOn,
    row.treatment,
    row.owner || null,
    row.secrecy?.ground ?? null,
  ];
}
