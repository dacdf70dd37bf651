import { Link, useFetcher, useSearchParams } from '@remix-run/react';
import { useEffect, useMemo, useRef, useState } from 'react';

import type { FormFailure } from '~/policy/form-failure';
import { Card } from '~/views/shell/Page';

import { GanttChart, type GanttMove } from './gantt/GanttChart';
import type { GanttZoom } from './gantt/time-scale';
import { ganttRows, type PlanContent } from './plan-rows';

const ZOOMS: readonly { readonly zoom: GanttZoom; readonly name: string; readonly label: string }[] = [
  { zoom: 'week', name: 'vecka', label: 'Vecka' },
  { zoom: 'month', name: 'manad', label: 'Månad' },
  { zoom: 'quarter', name: 'kvartal', label: 'Kvartal' },
];

/** The chart of a plan. A dragged bar is saved once, on release; when that is refused it goes back and says why. */
export function PlanChart(plan: PlanContent) {
  const [search] = useSearchParams();
  const zoom = ZOOMS.find(({ name }) => name === search.get('skala'))?.zoom ?? (plan.mayEdit ? 'week' : 'month');
  const rows = useMemo(() => ganttRows(plan), [plan]);
  const movable = rows.some((row) => row.movable);
  const { move, revision, message } = useMoves();
  return (
    <Card
      tight
      title="Tidplan"
      actions={
        <nav aria-label="Skala" className="toggle">
          {ZOOMS.map(({ zoom: each, name, label }) => (
            <Link key={name} to={`?skala=${name}`} preventScrollReset aria-current={each === zoom ? 'true' : undefined}>
              {label}
            </Link>
          ))}
        </nav>
      }
    >
      <p className="sub gantt-hint no-print">
        {movable && zoom === 'week'
          ? 'Dra en stapel eller romb för att flytta den. Samma sak görs i tabellen nedanför.'
          : movable
            ? 'Välj Vecka för att flytta med musen, eller ändra i tabellen nedanför.'
            : 'Alla datum finns i tabellen nedanför.'}
      </p>
      <div role="status" className="gantt-status">
        {message}
      </div>
      <GanttChart
        rows={rows}
        today={plan.today}
        zoom={zoom}
        revision={revision}
        {...(movable ? { onMove: move } : {})}
      />
    </Card>
  );
}

/** Sends moves in the background, one form each, and tells what came of them. */
function useMoves() {
  const fetcher = useFetcher<FormFailure | null>();
  const [revision, setRevision] = useState(0);
  const [message, setMessage] = useState('');
  const sent = useRef<GanttMove | null>(null);

  useEffect(() => {
    if (fetcher.state !== 'idle' || !sent.current) return;
    const { start, end } = sent.current;
    sent.current = null;
    const failure = fetcher.data;
    if (!failure)
      return setMessage(start === end ? `Flyttad till ${start}. Sparat.` : `Flyttad till ${start} – ${end}. Sparat.`);
    setMessage(`${refusalText(failure)} Flytten är ångrad.`);
    setRevision((number) => number + 1);
  }, [fetcher.state, fetcher.data]);

  function move({ id, version, start, end }: GanttMove) {
    const [kind, number] = id.split('-');
    sent.current = { id, version, start, end };
    setMessage('Sparar …');
    void fetcher.submit({ intent: 'move', kind: kind!, id: number!, version, start, end }, { method: 'post' });
  }

  return { move, revision, message };
}

function refusalText({ conflict, reply }: FormFailure): string {
  if (conflict) {
    const now = conflict.values.map(([label, value]) => `${label} ${value}`).join(', ');
    return `Någon annan hann ändra före dig: nu gäller ${now}.`;
  }
  return Object.values(reply.error ?? {})
    .flatMap((messages) => messages ?? [])
    .join(' ');
}
