import { Link, useFetcher, useRevalidator, useSearchParams } from '@remix-run/react';
import { useEffect, useMemo, useRef, useState } from 'react';

import type { FormFailure } from '~/policy/form-failure';
import { formatPeriod } from '~/views/shell/format';
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
  const { send, message } = useMoves();
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
      <GanttChart rows={rows} today={plan.today} zoom={zoom} {...(movable ? { onMove: send } : {})} />
    </Card>
  );
}

interface PendingMove {
  readonly move: GanttMove;
  readonly settle: (answer: 'refused' | undefined) => void;
}

/** Sends moves in the background, one at a time, and tells what came of each. */
function useMoves() {
  const fetcher = useFetcher<FormFailure | null>();
  const { revalidate } = useRevalidator();
  const [message, setMessage] = useState('');
  const pending = useRef<PendingMove | null>(null);

  useEffect(() => {
    if (fetcher.state !== 'idle' || !pending.current) return;
    const { move, settle } = pending.current;
    pending.current = null;
    const failure = fetcher.data;
    if (failure) {
      settle('refused');
      setMessage(`${refusalText(failure)} Flytten är ångrad.`);
      // A refused action does not load the page anew by itself; what the other change made of the plan must show.
      revalidate();
    } else {
      settle(undefined);
      setMessage(`Flyttad till ${formatPeriod(move.start, move.end)}. Sparat.`);
    }
  }, [fetcher.state, fetcher.data, revalidate]);

  function send(move: GanttMove): Promise<'refused' | undefined> {
    if (pending.current) {
      setMessage('Vänta tills den förra flytten är sparad.');
      return Promise.resolve('refused');
    }
    const [kind, id] = move.id.split('-');
    return new Promise((settle) => {
      pending.current = { move, settle };
      setMessage('Sparar …');
      const { version, start, end } = move;
      fetcher.submit({ intent: 'move', kind: kind!, id: id!, version, start, end }, { method: 'post' });
    });
  }

  return { send, message };
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
