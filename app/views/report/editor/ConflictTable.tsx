import { LEVELS } from '~/domain/report';
import type { FormFailure } from '~/policy/form-failure';
import { TableScroll } from '~/views/shell/DataTable';

import { levelWords } from '../report-words';
import { reportFields, type WrittenReport } from './report-fields';

interface ConflictTableProps {
  readonly failure: FormFailure;
  /** any version of the report: its fields have the same names */
  readonly report: WrittenReport;
}

/** Two have written: both values, field by field. The form keeps what was typed, and saving it again is a choice. */
export function ConflictTable({ failure: { conflict, reply }, report }: ConflictTableProps) {
  if (!conflict) return null;
  const [[, writer] = ['', ''], ...differing] = conflict.values;
  const names = new Map(reportFields(report).map(({ label, name }) => [label, name]));
  return (
    <section className="note report-conflict" data-tone="warn" role="alert" id="konflikt">
      <div>
        <h2>Någon annan hann spara före dig</h2>
        <p>
          Senast sparad av {writer}. Inget av det du skrev är borta: det står kvar i formuläret. Det sparas inte av sig
          självt förrän du har valt. Tryck på Spara om din text ska gälla, eller skriv in den andras text där den är
          bättre och spara sedan.
        </p>
        <TableScroll label="Vad som skiljer">
          <table>
            <thead>
              <tr>
                <th scope="col">Fält</th>
                <th scope="col">Du har skrivit</th>
                <th scope="col">Sparat av den andra</th>
              </tr>
            </thead>
            <tbody>
              {differing.map(([label, theirs]) => (
                <tr key={label}>
                  <th scope="row">{label}</th>
                  <td className="prose">{typedIn(reply.initialValue, names.get(label) ?? '') || '–'}</td>
                  <td className="prose">{theirs || '–'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableScroll>
      </div>
    </section>
  );
}

/** What was typed in a field, as {@link reportFields} would read it. */
function typedIn(typed: unknown, name: string): string {
  const value = name
    .split(/[.[\]]+/)
    .filter(Boolean)
    .reduce<unknown>((within, key) => (within as Record<string, unknown> | undefined)?.[key], typed);
  if (name.endsWith('.done') || name.endsWith('.leftOut')) return value === 'on' ? 'Ja' : 'Nej';
  const text = typeof value === 'string' ? value.trim() : '';
  if (!name.endsWith('.level')) return text;
  return levelWords(LEVELS.find((level) => level === text) ?? null).word;
}
