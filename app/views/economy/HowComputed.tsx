import type { ShareTable } from '~/domain/cost-share';
import type { Explanation } from '~/domain/explain';
import { Card } from '~/views/shell/Page';

import { ShareExplanation } from './ShareExplanation';

interface HowComputedProps {
  readonly table: ShareTable;
  /** of the viewer's own party, or the first one */
  readonly explanation: Explanation;
}

/** How a share came about, for the viewer's own party or the first one, and on which figures. */
export function HowComputed({ table, explanation }: HowComputedProps) {
  const sources = new Set(
    table.rows.flatMap((row) => row.figures.flatMap((figure) => (figure ? [figure.source] : []))),
  );
  const byKey = explanation.parts.length > 0 || explanation.overTime !== null;
  return (
    <Card title="Så är det räknat">
      <ShareExplanation explanation={explanation} rounding={table.rounding} />
      <p className="sub">
        {!byKey
          ? 'Inget belopp är gemensamt, så nyckeln delar ingenting.'
          : table.rounding.mode === 'exact'
            ? 'Var och en får sina hela kronor; de som blir över går till störst rest, vid lika till störst underlag.'
            : 'Varje cell är avrundad för sig, så summan kan skilja några kronor.'}
        {byKey && sources.size > 0 ? ` Underlag: ${[...sources].join('; ')}.` : ''} Välj en part i tabellen för att se
        hur dess andel kom till.
      </p>
    </Card>
  );
}
