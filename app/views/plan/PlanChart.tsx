import { useFetcher, useLocation, useRevalidator, useSearchParams } from '@remix-run/react';
import { useEffect, useMemo, useRef, useState } from 'react';

import type { FormFailure } from '~/policy/form-failure';
import { formatPeriod } from '~/views/shell/format';
import { Card } from '~/views/shell/Page';

import { GanttChart, type GanttMove } from './gantt/GanttChart';
import type { MoveProposal } from './move-proposal';
import { MoveProposalCard } from './MoveProposalCard';
import { planAddress } from './plan-address';
import { ganttRows, type PlanContent } from './plan-rows';
import { PlanToolbar, zoomOf } from './PlanToolbar';

interface PlanChartProps {
  readonly plan: PlanContent;
  readonly slug: string;
  /** ids of the phases that are open */
  readonly open: ReadonlySet<number>;
}

/** The chart of a plan. A dragged bar is saved once, on release; when that is refused it goes back and says why. */
export function PlanChart({ plan, slug, open }: PlanChartProps) {
  const [search] = useSearchParams();
  const zoom = zoomOf(search, plan.mayEdit);
  const openIds = [...open].join();
  // eslint-disable-next-line react-hooks/exhaustive-deps -- the set is made anew each time, its content counts
  const rows = useMemo(() => ganttRows(plan, open), [plan, openIds]);
  const movable = rows.some((row) => row.movable);
  const holidays = useMemo(() => plan.holidays.map(({ date }) => date), [plan.holidays]);
  const { send, message, proposal } = useMoves();
  const box = useRef<HTMLDivElement>(null);
  const [todayAsked, setTodayAsked] = useState(0);
  return (
    <>
      {proposal ? <MoveProposalCard proposal={proposal} cancelTo={planAddress(slug, search)} /> : null}
      <div className="plan-chart screen-only" ref={box}>
        <Card
          tight
          title="Tidplan"
          actions={
            <PlanToolbar slug={slug} zoom={zoom} chart={box} onToday={() => setTodayAsked((asked) => asked + 1)} />
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
            holidays={holidays}
            zoom={zoom}
            todayAsked={todayAsked}
            {...(movable ? { onMove: send } : {})}
          />
        </Card>
      </div>
    </>
  );
}

/** Sends moves in the background, one at a time, and tells what came of the last. */
function useMoves() {
  const fetcher = useFetcher<FormFailure | { readonly proposal: MoveProposal } | null>();
  const { key } = useLocation();
  /** the page as it was when the move was sent: an answer given or refused makes another */
  const [sentAt, setSentAt] = useState<string | null>(null);
  const { revalidate } = useRevalidator();
  const [last, setLast] = useState<GanttMove | null>(null);
  const settle = useRef<((answer: 'refused' | undefined) => void) | null>(null);
  const { state, data: answer } = fetcher;
  const proposal = answer && 'proposal' in answer ? answer.proposal : null;
  const failure = answer && !('proposal' in answer) ? answer : null;

  useEffect(() => {
    if (state !== 'idle' || !settle.current) return;
    settle.current(failure || proposal ? 'refused' : undefined);
    settle.current = null;
    // A refused action does not load the page anew by itself; what the other change made of the plan must show.
    if (failure) revalidate();
  }, [state, failure, proposal, revalidate]);

  function send(move: GanttMove): Promise<'refused' | undefined> {
    if (settle.current) return Promise.resolve('refused');
    const [kind, id] = move.id.split('-');
    const { version, start, end } = move;
    setLast(move);
    setSentAt(key);
    fetcher.submit({ intent: 'move', kind: kind!, id: id!, version, start, end }, { method: 'post' });
    return new Promise((resolve) => (settle.current = resolve));
  }

  const isOpen = state === 'idle' && sentAt === key;
  const outcome = proposal
    ? ''
    : failure
      ? `${refusalText(failure)} Flytten är ångrad.`
      : `Flyttad till ${formatPeriod(last?.start ?? null, last?.end ?? null)}. Sparat.`;
  return { send, message: state !== 'idle' ? 'Sparar …' : last ? outcome : '', proposal: isOpen ? proposal : null };
}

function refusalText({ conflict, reply }: FormFailure): string {
  if (conflict) {
    const given = conflict.values.filter(([, value]) => value !== '–');
    const now = given.map(([label, value]) => `${label} ${value}`).join(', ');
    return `Någon annan hann ändra före dig: nu gäller ${now}.`;
  }
  return Object.values(reply.error ?? {})
    .flatMap((messages) => messages ?? [])
    .join(' ');
}
