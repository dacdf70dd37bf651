/** What a status means; its colour, its soft background and its shape follow from it. */
export type Tone = 'ok' | 'warn' | 'bad' | 'wait';

const outlines = {
  ok: <circle cx="6" cy="6" r="5" fill="currentColor" />,
  warn: <path d="M6 .8 11.7 11H.3z" fill="currentColor" />,
  bad: <path d="M1 1h10v10H1z" fill="currentColor" />,
  wait: <circle cx="6" cy="6" r="4.2" fill="none" stroke="currentColor" strokeWidth="1.6" />,
  milestone: <path d="m6 .3 5.7 5.7L6 11.7.3 6z" fill="currentColor" />,
} as const;

/**
 * The shape that carries a status beside its colour, so that nobody has to tell red from green:
 * circle, triangle, square, hollow circle; a diamond is a milestone. Always next to a word.
 */
export function Shape({ tone, className = 'shape' }: { tone: Tone | 'milestone'; className?: string }) {
  return (
    <svg className={className} viewBox="0 0 12 12" aria-hidden="true" focusable="false">
      {outlines[tone]}
    </svg>
  );
}

/** Several shapes in a row, as one drawing: a table with many of them stays light. Always with words beside. */
export function ShapeRow({ tones }: { tones: readonly Tone[] }) {
  return (
    <svg
      className="shape-row"
      viewBox={`0 0 ${tones.length * 16 - 4} 12`}
      width={tones.length * 16 - 4}
      height={12}
      aria-hidden="true"
      focusable="false"
    >
      {tones.map((tone, at) => (
        <g key={at} data-tone={tone} transform={`translate(${at * 16})`}>
          {outlines[tone]}
        </g>
      ))}
    </svg>
  );
}

/** Two bars and a milestone: the mark of Samplan, decorative beside its name. */
export function Logo() {
  return (
    <svg className="logo" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <rect x="2" y="4" width="11" height="4" rx="2" fill="var(--accent)" />
      <rect x="7" y="10" width="13" height="4" rx="2" fill="var(--bar)" />
      <path d="m18 15.5 3.5 3.5-3.5 3.5-3.5-3.5z" fill="var(--bad)" />
    </svg>
  );
}
