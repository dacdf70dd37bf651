import { Link } from '@remix-run/react';

import type { CalendarDate } from '~/domain/calendar';
import type { PlanGate } from '~/store/plan-links';
import { formatDate } from '~/views/shell/format';
import { Status } from '~/views/shell/Status';

interface GateRowProps {
  readonly gate: PlanGate;
  readonly name: string;
  readonly slug: string;
  readonly today: CalendarDate;
}

const OUTCOMES = {
  godkänd: { word: 'Godkänd', tone: 'ok' },
  'godkänd med villkor': { word: 'Godkänd med villkor', tone: 'warn' },
  avslag: { word: 'Avslag', tone: 'bad' },
} as const;

/** A gate in the table: when it is planned, when it was decided, and how; it is changed on its own page. */
export function GateRow({ gate, name, slug, today }: GateRowProps) {
  const { plannedOn, decidedOn, outcome } = gate;
  const isPast = plannedOn !== null && plannedOn < today;
  return (
    <tr id={`gate-${gate.id}`}>
      <th scope="row" className="row-name indent">
        <svg className="shape" viewBox="0 0 12 12" aria-hidden="true" focusable="false">
          <path d="M1.5 1h9v6L6 11.2 1.5 7z" fill="none" stroke="currentColor" strokeWidth="1.6" />
        </svg>{' '}
        <Link to={`/projekt/${slug}/beslutspunkter/${gate.id}`}>{name}</Link>
        <span className="cell-sub">Beslutspunkt</span>
      </th>
      <td className="date">{formatDate(plannedOn)}</td>
      <td className="date">{decidedOn ? formatDate(decidedOn) : ''}</td>
      <td>
        {outcome ? (
          <Status tone={OUTCOMES[outcome].tone}>{OUTCOMES[outcome].word}</Status>
        ) : (
          <Status tone={isPast ? 'bad' : 'wait'}>Ej beslutad</Status>
        )}
      </td>
      <td>Styrgruppen</td>
      <td />
      <td />
    </tr>
  );
}
