import type { Guarded } from '~/policy/guard';
import { listLog } from '~/store/audit-log';
import { changesOf, changeText } from '~/views/audit/log-changes';
import { readLogListing } from '~/views/audit/log-address';
import { deedWords, entityWord } from '~/views/audit/log-words';

import type { Sheet, SheetColumn } from './sheet';

const text = (code: string, label: string, width = 20): SheetColumn => ({ code, label, content: 'text', width });

const COLUMNS: readonly SheetColumn[] = [
  text('nar', 'När', 26),
  text('vem', 'Vem', 32),
  text('slag', 'Slag'),
  { code: 'nummer', label: 'Nummer', content: 'count', width: 10 },
  text('vad', 'Vad'),
  text('handelse', 'Händelse', 28),
  text('projekt', 'Projekt', 32),
  text('varifran', 'Varifrån', 18),
  text('anrop', 'Anrop', 38),
  text('andring', 'Ändring', 80),
  // As it was recorded: a record that is handed out is whole.
  text('fore', 'Före', 60),
  text('efter', 'Efter', 60),
];

/** The rows that the address asks for, all pages of them, for a file. */
export async function logSheet({ viewer, context, url }: Guarded<unknown>): Promise<Sheet> {
  const rows = await listLog(context.db, viewer, readLogListing(url.searchParams).filter, null);
  return {
    name: 'logg',
    columns: COLUMNS,
    rows: rows.map((row) => ({
      cells: [
        row.at,
        row.userName ?? 'Samplan självt',
        entityWord(row.entity),
        row.entityId,
        deedWords(row.action),
        row.action,
        row.projectName,
        row.from,
        row.requestId,
        cut(changesOf(row)?.map(changeText).join(' · ') ?? null),
        cut(row.before),
        cut(row.after),
      ],
      strong: false,
    })),
  };
}

/** The most that a cell of a workbook holds is 32 767 characters. */
function cut(written: string | null): string | null {
  return written === null || written.length <= 32_000 ? written : `${written.slice(0, 32_000)} …`;
}
