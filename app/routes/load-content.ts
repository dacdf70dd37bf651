import type { CalendarDate } from '~/domain/calendar';
import { isOver, loadRows } from '~/domain/load';
import { parseMonth } from '~/domain/month';
import { slugOf } from '~/domain/slug';
import type { Viewer } from '~/domain/viewer';
import { listCooperations } from '~/store/cooperation';
import { listCapacities, listLoadSources, listLoadYears } from '~/store/load';
import type { LoadQuery } from '~/views/load/load-address';
import type { Database } from '~db/open';

import type { Sheet } from './sheet';

/** Reads from the address which load is asked for; what makes no sense is left out. */
export function loadQueryOf({ searchParams }: URL, today: CalendarDate): LoadQuery {
  const year = searchParams.get('ar') ?? '';
  return {
    year: /^20\d\d$/.test(year) ? Number(year) : Number(today.slice(0, 4)),
    by: searchParams.get('per') === 'person' ? 'person' : 'roll',
    cooperation: slugOf(searchParams.get('samverkan') ?? '') || null,
    over: searchParams.get('lage') === 'over',
    month: parseMonth(searchParams.get('manad') ?? ''),
  };
}

/** The load of a year with what it is made of. */
export async function loadContent(db: Database, viewer: Viewer, query: LoadQuery) {
  const [sources, capacities, years, cooperations] = await Promise.all([
    listLoadSources(db, viewer, query),
    listCapacities(db, viewer),
    listLoadYears(db, viewer),
    listCooperations(db, viewer),
  ]);
  const rows = loadRows(sources, capacities, query.year, query.by);
  return { rows: query.over ? rows.filter(isOver) : rows, capacities, years, cooperations };
}

/** The load as a table, one row a month of somebody, so that a pivot table can be made of it. */
export async function loadSheet(db: Database, viewer: Viewer, query: LoadQuery): Promise<Sheet> {
  const { rows } = await loadContent(db, viewer, query);
  return {
    name: `belastning-${query.year}`,
    columns: [
      { code: query.by, label: query.by === 'roll' ? 'Roll' : 'Person', content: 'text', width: 32 },
      { code: 'part', label: 'Part', content: 'text', width: 20 },
      { code: 'manad', label: 'Månad', content: 'text', width: 10 },
      { code: 'budget_h', label: 'Budget, h', content: 'hours', width: 12 },
      { code: 'rapporterat_h', label: 'Rapporterat, h', content: 'hours', width: 14 },
      { code: 'kapacitet_h', label: 'Kapacitet, h', content: 'hours', width: 12 },
      { code: 'over_h', label: 'Över kapaciteten, h', content: 'hours', width: 16 },
      { code: 'lage', label: 'Läge', content: 'text', width: 14 },
    ],
    rows: rows.flatMap(({ name, sub, months }) =>
      months.map(({ month, budgeted, entered, capacity, excess }) => ({
        cells: [
          name,
          sub,
          month,
          budgeted / 100,
          entered / 100,
          capacity / 100,
          excess / 100,
          excess > 0 ? 'överbelastad' : 'ryms',
        ],
        strong: false,
      })),
    ),
  };
}
