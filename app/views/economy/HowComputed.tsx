import type { ShareRow, ShareTable } from '~/domain/cost-share';
import type { InKindHours } from '~/store/phase';
import { formatCount, formatHours, formatKronor, formatKronorExact, formatOre } from '~/views/shell/format';
import { Card } from '~/views/shell/Page';

interface HowComputedProps {
  readonly table: ShareTable;
  readonly ownPartyId: number | null;
  readonly inKind: readonly InKindHours[];
}

/** How a share came about, for the viewer's own party or the first one, and on which figures. */
export function HowComputed({ table, ownPartyId, inKind }: HowComputedProps) {
  const shown = table.rows.find((row) => row.claimant.partyId === ownPartyId) ?? table.rows[0];
  const sources = new Set(
    table.rows.flatMap((row) => row.figures.flatMap((figure) => (figure ? [figure.source] : []))),
  );
  return (
    <Card title="Så är det räknat">
      {shown ? <Calculation table={table} row={shown} /> : null}
      <p className="sub">
        {table.rounding.mode === 'exact'
          ? 'Var och en får sina hela kronor; de som blir över går till störst rest, vid lika till störst underlag.'
          : 'Varje cell är avrundad för sig, så summan kan skilja några kronor.'}
        {sources.size > 0 ? ` Underlag: ${[...sources].join('; ')}.` : ''}
      </p>
      {inKind.length > 0 ? <InKind hours={inKind} /> : null}
    </Card>
  );
}

function Calculation({ table, row }: { table: ShareTable; row: ShareRow }) {
  return (
    <>
      <h3>{row.claimant.unitName ?? row.claimant.partyName}</h3>
      <ul className="calc">
        {table.components.map((component, index) => {
          const sum = table.columnSums[index]!;
          const part = formatKronor(row.parts[index]!);
          const figure = row.figures[index];
          if (!figure) {
            return (
              <li key={component.position}>
                {formatKronor(sum)} / {formatCount(table.rows.length)} = {part}
              </li>
            );
          }
          const basisSum = table.rows.reduce((total, other) => total + (other.figures[index]?.value ?? 0), 0);
          const exact = formatKronorExact(Math.round((sum * figure.value) / basisSum));
          return (
            <li key={component.position}>
              {formatKronor(sum)} × {formatCount(figure.value)} / {formatCount(basisSum)} = {exact}, avrundat {part}
            </li>
          );
        })}
        {row.carried !== 0 ? <li>Egna rader: {formatKronor(row.carried)}</li> : null}
        <li>
          Summa <b>{formatOre(row.sum)}</b>
        </li>
      </ul>
    </>
  );
}

function InKind({ hours }: { hours: readonly InKindHours[] }) {
  const group = (handling: InKindHours['handling']) =>
    hours
      .filter((row) => row.handling === handling)
      .map((row) => `${row.partyName} ${formatHours(row.hours)}`)
      .join(', ');
  const [unbilled, debited] = [group('unbilled'), group('debited')];
  return (
    <p className="sub">
      {unbilled ? `Ej debiterad tid: ${unbilled}. ` : ''}
      {debited ? `Debiterad tid: ${debited}.` : ''}
    </p>
  );
}
