import { Link, useSearchParams } from '@remix-run/react';
import type { RefObject } from 'react';

import { useScripted } from '~/views/shell/useScripted';

import type { GanttZoom } from './gantt/time-scale';
import { planAddress } from './plan-address';

const ZOOMS: readonly { readonly zoom: GanttZoom; readonly name: string; readonly label: string }[] = [
  { zoom: 'week', name: 'vecka', label: 'Vecka' },
  { zoom: 'month', name: 'manad', label: 'Månad' },
  { zoom: 'quarter', name: 'kvartal', label: 'Kvartal' },
  { zoom: 'year', name: 'ar', label: 'År' },
];

/** The scale that the address asks for; without a word the week for whoever edits and the month for readers. */
export function zoomOf(search: URLSearchParams, mayEdit: boolean): GanttZoom {
  return ZOOMS.find(({ name }) => name === search.get('skala'))?.zoom ?? (mayEdit ? 'week' : 'month');
}

interface PlanToolbarProps {
  readonly slug: string;
  readonly zoom: GanttZoom;
  readonly onToday: () => void;
  /** what fills the screen */
  readonly chart: RefObject<HTMLElement>;
}

/** How the chart is looked at: its scale, which phases are open, today, the whole screen, on paper. */
export function PlanToolbar({ slug, zoom, onToday, chart }: PlanToolbarProps) {
  const [search] = useSearchParams();
  const scripted = useScripted();
  const to = (changes: Record<string, string>) => planAddress(slug, search, changes);
  const button = { className: 'ds-button', 'data-variant': 'tertiary', 'data-size': 'sm' } as const;
  return (
    <>
      <Link {...button} to={to({ faser: 'alla' })} preventScrollReset>
        Öppna alla faser
      </Link>
      <Link {...button} to={to({ faser: 'inga' })} preventScrollReset>
        Stäng alla
      </Link>
      {scripted ? (
        <>
          <button {...button} type="button" onClick={onToday}>
            Till i dag
          </button>
          <button {...button} type="button" onClick={() => toggleFullScreen(chart.current)}>
            Helskärm
          </button>
        </>
      ) : null}
      <Link {...button} to={planAddress(slug, search).replace('/plan', '/plan/utskrift')}>
        Skriv ut (A3)
      </Link>
      <nav aria-label="Skala" className="toggle">
        {ZOOMS.map(({ zoom: each, name, label }) => (
          <Link
            key={name}
            to={to({ skala: name })}
            preventScrollReset
            aria-current={each === zoom ? 'true' : undefined}
          >
            {label}
          </Link>
        ))}
      </nav>
    </>
  );
}

/** Escape leaves it too, which the browser sees to. One that refuses leaves the page as it is. */
function toggleFullScreen(element: HTMLElement | null): void {
  if (document.fullscreenElement) void document.exitFullscreen();
  else element?.requestFullscreen?.().catch(() => undefined);
}
