import type { Guarded } from '~/policy/guard';
import { listDecisions, type RegisterRow } from '~/store/register';
import { readRegisterListing } from '~/views/decision/register-address';

import type { Sheet, SheetColumn } from './sheet';

const text = (code: string, label: string, width = 16): SheetColumn => ({ code, label, content: 'text', width });
const count = (code: string, label: string): SheetColumn => ({ code, label, content: 'count', width: 10 });

const COLUMNS: readonly SheetColumn[] = [
  count('nummer', 'Nr'),
  text('dag', 'Dag', 12),
  text('samverkan', 'Samverkan', 28),
  text('projekt', 'Projekt', 28),
  count('fas', 'Fas'),
  text('fasnamn', 'Fasens namn', 36),
  count('version', 'Budgetversion'),
  text('vem', 'Vem', 32),
  text('part', 'Part', 20),
  text('vad', 'Vad', 60),
  text('utfall', 'Utfall', 20),
  text('motivering', 'Motivering eller villkor', 60),
  { code: 'andel', label: 'Egen andel kr', content: 'kronor' },
  text('diarienummer', 'Diarienummer', 20),
  text('deltog', 'Deltog i beslutet', 36),
  text('direktiv_fore', 'Direktivet före', 40),
  text('direktiv_efter', 'Direktivet efter', 40),
  count('statusrapport', 'Statusrapport'),
  text('beslutspunkt', 'Beslutspunkt', 32),
  text('risk', 'Risk', 48),
  text('delegation', 'Delegation', 28),
  count('andrar', 'Ändrar beslut'),
  count('andrat_genom', 'Ändrat genom beslut'),
  text('infort', 'Infört i registret', 26),
  text('foregaende_summa', 'Kontrollsumma, raden före', 66),
  text('summa', 'Kontrollsumma', 66),
];

/** The decisions that the address asks for, all pages of them, for a file. */
export async function registerSheet({ viewer, context, url }: Guarded<unknown>): Promise<Sheet> {
  const { filter } = readRegisterListing(url.searchParams);
  const rows = await listDecisions(context.db, viewer, filter, null);
  return { name: 'beslut', columns: COLUMNS, rows: rows.map((row) => ({ cells: cellsOf(row), strong: false })) };
}

function cellsOf(row: RegisterRow) {
  return [
    row.number,
    row.decidedOn,
    row.cooperationName,
    row.projectName,
    row.phase?.number ?? null,
    row.phase?.name ?? null,
    row.phase?.version ?? null,
    row.forum,
    row.partyName,
    row.subject,
    row.outcome,
    row.motivation || null,
    row.amount === null ? null : row.amount / 100,
    row.diaryNumber,
    row.deciders,
    row.directiveBefore,
    row.directiveAfter,
    row.reportNumber,
    row.gate && `${row.gate.label} ${row.gate.title}`,
    row.risk && `${row.risk.number} ${row.risk.title}`,
    row.delegationReference,
    row.corrects,
    row.correctedBy,
    row.recordedAt,
    row.previousHash,
    row.hash,
  ];
}
