import { useMemo } from 'react';

import { addDays, type CalendarDate } from '~/domain/calendar';
import type { PortfolioPhase, PortfolioRow } from '~/store/portfolio';
import { GanttChart, type GanttRow } from '~/views/plan/gantt/GanttChart';
import { Card } from '~/views/shell/Page';

interface PortfolioChartProps {
  readonly rows: readonly PortfolioRow[];
  readonly today: string;
}

/** How far something without a start or an end is drawn past the dates that are known, in days. */
const OPEN_END = 180;

/** The projects of the page over time, each with its phases; the table says the same in words. */
export function PortfolioChart({ rows, today }: PortfolioChartProps) {
  const drawn = useMemo(() => rows.flatMap((row) => ganttRows(row, today)), [rows, today]);
  if (drawn.length === 0) return null;
  return (
    <Card tight title="Projekt och faser över tid">
      <GanttChart rows={drawn} today={today} zoom="quarter" />
    </Card>
  );
}

function ganttRows(row: PortfolioRow, today: string): GanttRow[] {
  const phases = row.phases.flatMap((phase) => phaseRow(row, phase, today));
  const start = phases.map((phase) => phase.start).sort()[0] ?? row.start;
  const end =
    phases
      .map((phase) => phase.end)
      .sort()
      .at(-1) ?? row.end;
  if (!start || !end) return [];
  const late = row.late > 0 ? 'late' : undefined;
  return [bar(`projekt-${row.id}`, 'phase', row.name, start, end < start ? start : end, today, late), ...phases];
}

function phaseRow(row: PortfolioRow, { number, name, start, end }: PortfolioPhase, today: string): GanttRow[] {
  const known = start ?? end;
  if (!known) return [];
  const from = start ?? addDays((known < today ? known : today) as CalendarDate, -OPEN_END);
  const open = addDays((known > today ? known : today) as CalendarDate, OPEN_END);
  const label = start === null ? `${name} (start ej satt)` : end === null ? `${name} (slut ej satt)` : name;
  return [bar(`fas-${row.id}-${number}`, 'activity', label, from, end ?? open, today)];
}

function bar(
  id: string,
  kind: GanttRow['kind'],
  name: string,
  start: string,
  end: string,
  today: string,
  state: GanttRow['state'] = end < today ? 'done' : start <= today ? 'ongoing' : 'planned',
): GanttRow {
  return { id, kind, name, start, end, state, dependsOn: [], movable: false, version: 0 };
}
