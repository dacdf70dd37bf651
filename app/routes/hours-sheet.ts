import {
  byParty,
  byRole,
  HOUR_CATEGORIES,
  rateOf,
  sumMonth,
  sumRows,
  yearsOf,
  type HourCategory,
  type HourFigure,
} from '~/domain/hour-budget';
import { groupBy } from '~/domain/group-by';
import type { Guarded } from '~/policy/guard';
import { listHourRows, type HourRow } from '~/store/hours';
import type { Project } from '~/store/project';
import { EVERY_PARTY } from '~/views/economy/hours/hour-words';

import type { Sheet, SheetRow } from './sheet';

/** What a line of the file says of itself; a sum leaves empty what it is the sum over. */
interface Line {
  readonly category?: HourCategory | 'intern';
  readonly role?: string;
  readonly person?: string | null;
  readonly party?: string;
  readonly phase?: number | null;
  readonly percent?: number | null;
  readonly year?: number;
  readonly month?: number | null;
}

/** The hour budget of a project: one line a cell, as a pivot table reads it, and then its sums by every dimension. */
export async function hoursSheet({ viewer, found, context }: Guarded<Project>): Promise<Sheet> {
  const rows = await listHourRows(context.db, viewer, found.id);
  return {
    name: `${found.slug}-timmar`,
    columns: [
      { code: 'kategori', label: 'Slag', content: 'text', width: 14 },
      { code: 'roll', label: 'Roll', content: 'text', width: 32 },
      { code: 'person', label: 'Person', content: 'text', width: 20 },
      { code: 'kommun', label: 'Kommun', content: 'text', width: 18 },
      { code: 'fas', label: 'Fas', content: 'count', width: 6 },
      { code: 'procent', label: 'Andel, %', content: 'count', width: 9 },
      { code: 'ar', label: 'År', content: 'text', width: 8 },
      { code: 'manad', label: 'Månad', content: 'count', width: 8 },
      { code: 'timmar', label: 'Timmar', content: 'hours', width: 10 },
      { code: 'timpris_kr', label: 'Timpris, kr', content: 'kronor', width: 12 },
      { code: 'kostnad_kr', label: 'Kostnad, kr', content: 'kronor', width: 14 },
      { code: 'summa_per', label: 'Summa per', content: 'text', width: 12 },
    ],
    rows: [...rows.flatMap(cellLines), ...sumLines(rows)],
  };
}

function cellLines(row: HourRow): SheetRow[] {
  const { category, role, userName: person, phaseNumber: phase, percent } = row;
  const said = { category, role, person, party: row.partyName ?? EVERY_PARTY, phase, percent };
  return row.cells.map(({ year, month, ...figure }) => line({ ...said, year, month }, figure, null));
}

function sumLines(rows: readonly HourRow[]): SheetRow[] {
  const years = yearsOf(rows);
  const whole = (own: readonly HourRow[]) => sumRows(own, years).total;
  const people = [...groupBy(rows, (row) => row.userId)];
  const phases = [...groupBy(rows, (row) => row.phaseNumber)];
  return [
    ...HOUR_CATEGORIES.map((category) =>
      line({ category }, whole(rows.filter((row) => row.category === category)), 'slag'),
    ),
    line({ category: 'intern' }, whole(rows.filter(({ category }) => category !== 'extern')), 'intern eller extern'),
    line({ category: 'extern' }, whole(rows.filter(({ category }) => category === 'extern')), 'intern eller extern'),
    ...byRole(rows).map(({ name, rows: own }) => line({ role: name ?? '' }, whole(own), 'roll')),
    ...byParty(rows).map(({ name, rows: own }) => line({ party: name ?? EVERY_PARTY }, whole(own), 'kommun')),
    ...people.map(([, own]) => line({ person: own[0]!.userName ?? 'ingen särskild' }, whole(own), 'person')),
    ...phases.map(([phase, own]) => line({ phase }, whole(own), 'fas')),
    ...years.map((year, at) => line({ year }, sumRows(rows, years).byYear[at]!, 'år')),
    ...years.flatMap((year) =>
      [...Array.from({ length: 12 }, (_, at) => at + 1), null].flatMap((month) => {
        const sum = sumMonth(rows, year, month);
        return sum ? [line({ year, month }, sum, 'månad')] : [];
      }),
    ),
    line({}, whole(rows), 'allt'),
  ];
}

function line(said: Line, figure: HourFigure, sum: string | null): SheetRow {
  const rate = sum === null ? rateOf(figure) : null;
  return {
    cells: [
      said.category ?? null,
      said.role ?? null,
      said.person ?? null,
      said.party ?? null,
      said.phase ?? null,
      said.percent ?? null,
      said.year === undefined ? null : String(said.year),
      said.month ?? null,
      figure.hours / 100,
      rate === null ? null : rate / 100,
      figure.cost === null ? null : figure.cost / 100,
      sum,
    ],
    strong: sum !== null,
  };
}
