import { parseMonth } from '~/domain/month';
import type { Guarded } from '~/policy/guard';
import type { Project } from '~/store/project';
import { listProjectEntries, type TimeFilter } from '~/store/time-entry';

import type { Sheet } from './sheet';

/** Reads which time of a project is asked for from the address; what makes no sense is left out. */
export function timeFilterOf({ searchParams }: URL): TimeFilter {
  const phase = searchParams.get('fas') ?? '';
  return {
    month: parseMonth(searchParams.get('manad') ?? ''),
    phaseNumber: /^\d{1,3}$/.test(phase) ? Number(phase) : null,
  };
}

/** The time of a project as a table that can be read in again, in the selection of the page. */
export async function timeSheet({ viewer, found, context, url }: Guarded<Project>): Promise<Sheet> {
  const entries = await listProjectEntries(context.db, viewer, found.id, timeFilterOf(url));
  return {
    name: `${found.slug}-tid`,
    columns: [
      { code: 'datum', label: 'Datum', content: 'text', width: 12 },
      { code: 'fas', label: 'Fas', content: 'count', width: 6 },
      { code: 'roll', label: 'Roll', content: 'text', width: 32 },
      { code: 'person', label: 'Person', content: 'text', width: 24 },
      { code: 'part', label: 'Part', content: 'text', width: 20 },
      { code: 'timmar', label: 'Timmar', content: 'hours', width: 10 },
      { code: 'lage', label: 'Läge', content: 'text', width: 12 },
      { code: 'godkand', label: 'Godkänd', content: 'text', width: 12 },
      { code: 'timmar_fore_rattelse', label: 'Timmar före rättelse', content: 'hours', width: 12 },
      { code: 'orsak', label: 'Orsak till rättelse', content: 'text', width: 40 },
    ],
    rows: entries.map((entry) => ({
      cells: [
        entry.date,
        entry.phaseNumber,
        entry.role,
        entry.userName,
        entry.partyName,
        entry.hours / 100,
        entry.state,
        entry.decidedOn,
        entry.earlier[0] ? entry.earlier[0].hours / 100 : null,
        entry.reason || null,
      ],
      strong: false,
    })),
  };
}
