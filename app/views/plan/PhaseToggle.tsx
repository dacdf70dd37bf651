import { Link } from '@remix-run/react';

import type { Phase } from '~/store/phase';
import { phaseTitle } from '~/views/shell/phase-name';

import { phasesParameter } from './plan-address';

interface PhaseToggleProps {
  readonly phase: Phase;
  readonly phases: readonly Phase[];
  /** ids of the phases that are open */
  readonly open: ReadonlySet<number>;
  readonly address: (changes: Record<string, string>) => string;
  /** rows that lie in it */
  readonly count: number;
}

/** Opens a phase to its rows, or closes it; which are open stands in the address. */
export function PhaseToggle({ phase, phases, open, address, count }: PhaseToggleProps) {
  const isOpen = open.has(phase.id);
  const next = new Set(open);
  if (isOpen) next.delete(phase.id);
  else next.add(phase.id);
  return (
    <Link
      to={address({ faser: phasesParameter(phases, next) })}
      preventScrollReset
      className="phase-toggle"
      aria-expanded={isOpen}
      aria-label={`${isOpen ? 'Stäng' : 'Öppna'} ${phaseTitle(phase)} (${count} rader)`}
    >
      <span aria-hidden="true">{isOpen ? '▾' : '▸'}</span>
    </Link>
  );
}
