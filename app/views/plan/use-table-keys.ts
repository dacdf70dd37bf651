import { useNavigate } from '@remix-run/react';
import { useEffect, useRef, type RefObject } from 'react';

/** The fields of a row by the column they stand in: the first that the row has is the one meant. */
const FIELDS: Readonly<Record<string, readonly string[]>> = {
  start: ['start', 'forecast'],
  end: ['end', 'actual'],
  state: ['percentComplete', 'status'],
  responsible: ['responsible'],
};

/**
 * The table of a plan by keyboard: arrows walk between rows and cells, Enter, F2 or a double click opens the row's
 * fields at that cell, Escape closes them, and after saving one stands on the row again. Tab is the browser's own.
 * @param opened the id of the row whose fields are open; `saved` of the one that was just saved
 */
export function useTableKeys(table: RefObject<HTMLElement>, opened: string | null, saved: string | null): void {
  const navigate = useNavigate();
  const wanted = useRef<string | null>(null);
  const before = useRef({ opened, saved });

  useEffect(() => {
    const { current: host } = table;
    if (!host) return;
    const follow = (to: string) => navigate(to, { preventScrollReset: true });

    function openAt(cell: Element): boolean {
      const to = cell.closest<HTMLElement>('tr[data-open]')?.dataset['open'];
      if (!to) return false;
      wanted.current = cell.closest<HTMLElement>('[data-field]')?.dataset['field'] ?? null;
      follow(to);
      return true;
    }

    function press(event: KeyboardEvent): void {
      const { target, key } = event;
      if (!(target instanceof HTMLElement) || event.isComposing) return;
      const close = target.closest<HTMLElement>('tr[data-close]')?.dataset['close'];
      if (close !== undefined) {
        if (key === 'Escape') follow(close);
        return;
      }
      const isCell = target.matches('td[data-field]');
      if (!isCell && !target.matches('tr[data-open] > th > a')) return;
      const done = key === 'F2' || (key === 'Enter' && isCell) ? openAt(target) : walk(target, key);
      if (done) event.preventDefault();
    }

    const doubleClick = ({ target }: MouseEvent) =>
      void (target instanceof Element && target.matches('td') && openAt(target));
    host.addEventListener('keydown', press);
    host.addEventListener('dblclick', doubleClick);
    return () => {
      host.removeEventListener('keydown', press);
      host.removeEventListener('dblclick', doubleClick);
    };
  }, [table, navigate]);

  useEffect(() => {
    const { current: host } = table;
    const was = before.current;
    before.current = { opened, saved };
    if (!host) return;
    if (opened && opened !== was.opened) {
      fieldOf(host, opened, wanted.current)?.focus();
      wanted.current = null;
      return;
    }
    const left = saved && saved !== was.saved ? saved : was.opened !== opened ? was.opened : null;
    // Whoever has clicked elsewhere meanwhile stays there.
    if (left && document.activeElement === document.body) linkOf(host, left)?.focus({ preventScroll: true });
  }, [table, opened, saved]);
}

function fieldOf(host: HTMLElement, row: string, column: string | null): HTMLElement | null {
  const cells = host.querySelector(`#${CSS.escape(row)}`);
  const names = FIELDS[column ?? ''] ?? [];
  const named = names.map((name) => cells?.querySelector<HTMLElement>(`[name="${name}"]`)).find(Boolean);
  return named ?? cells?.querySelector<HTMLElement>('input, select') ?? null;
}

function linkOf(host: HTMLElement, row: string): HTMLElement | null {
  return host.querySelector<HTMLElement>(`#${CSS.escape(row)} > th > a`);
}

/** Moves the focus to the cell beside, above or below. @returns false where there is none */
function walk(from: HTMLElement, key: string): boolean {
  const row = from.closest('tr')!;
  const stops = stopsOf(row);
  const at = stops.indexOf(from);
  if (key === 'ArrowRight' || key === 'ArrowLeft') return focus(stops[at + (key === 'ArrowRight' ? 1 : -1)]);
  if (key !== 'ArrowDown' && key !== 'ArrowUp') return false;
  const rows = [...row.parentElement!.querySelectorAll<HTMLElement>('tr[data-open]')];
  const next = rows[rows.indexOf(row) + (key === 'ArrowDown' ? 1 : -1)];
  return focus(next && stopsOf(next)[at]);
}

/** The name of a row and its cells that can be edited, from left to right. */
function stopsOf(row: Element): HTMLElement[] {
  return [...row.querySelectorAll<HTMLElement>(':scope > th > a, :scope > td[data-field]')];
}

function focus(element: HTMLElement | undefined): boolean {
  element?.focus();
  return element !== undefined;
}
