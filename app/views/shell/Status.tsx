import type { ReactNode } from 'react';

import type { Tone } from './icons';
import { Shape } from './icons';

/** A state in a table or a heading, as a chip: shape, colour and the word that says it. */
export function Status({ tone, children }: { tone: Tone; children: ReactNode }) {
  return (
    <span className="chip" data-tone={tone}>
      <Shape tone={tone} />
      {children}
    </span>
  );
}

/**
 * One light of a status report: what is judged (`label`) and how it stands (`children`).
 *
 * @example <Light tone="warn" label="Budget">mindre komplikationer</Light>
 */
export function Light({ tone, label, children }: { tone: Tone; label?: string; children: ReactNode }) {
  return (
    <span className="light" data-tone={tone}>
      <Shape tone={tone} />
      <span>
        {label ? <b>{label} </b> : null}
        {children}
      </span>
    </span>
  );
}
