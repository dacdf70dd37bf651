import { Form } from '@remix-run/react';

import type { ComparedItem, ItemDifference } from '~/domain/baseline-comparison';
import { TableScroll } from '~/views/shell/DataTable';
import { formatPeriod } from '~/views/shell/format';
import type { Tone } from '~/views/shell/icons';
import { Card } from '~/views/shell/Page';
import { Status } from '~/views/shell/Status';

import type { BaselinesPageProps } from './BaselinesPage';
import { scopeText } from './BaselineTable';
import { slipText } from './milestone-words';

const WORDS: Record<ItemDifference, { readonly word: string; readonly tone: Tone }> = {
  moved: { word: 'Flyttad', tone: 'warn' },
  added: { word: 'Ny', tone: 'wait' },
  removed: { word: 'Borttagen', tone: 'bad' },
  same: { word: 'Oförändrad', tone: 'ok' },
};

type BaselineComparisonProps = Pick<BaselinesPageProps, 'baselines' | 'from' | 'to' | 'comparison'>;

/** Two baselines beside each other, or one beside the plan of today; only what differs has a row. */
export function BaselineComparison({ baselines, from, to, comparison }: BaselineComparisonProps) {
  const different = comparison.filter(({ difference }) => difference !== 'same');
  const options = baselines.map((baseline) => (
    <option key={baseline.id} value={baseline.id}>
      {baseline.takenOn} · {scopeText(baseline)} · {baseline.reason.slice(0, 60)}
    </option>
  ));
  return (
    <Card tight title="Jämför">
      <Form method="get" className="form-row no-print compare-form" preventScrollReset>
        <div className="ds-field" data-size="sm">
          <label className="ds-label" htmlFor="fran">
            Från
          </label>
          <select className="ds-input" id="fran" name="fran" defaultValue={String(from)} key={`fran ${from}`}>
            {options}
          </select>
        </div>
        <div className="ds-field" data-size="sm">
          <label className="ds-label" htmlFor="till">
            Till
          </label>
          <select className="ds-input" id="till" name="till" defaultValue={String(to)} key={`till ${to}`}>
            <option value="nu">Planen i dag</option>
            {options}
          </select>
        </div>
        <button className="ds-button" data-variant="secondary" data-size="sm" type="submit">
          Jämför
        </button>
      </Form>
      <p className="card-text">{summary(comparison)}</p>
      {different.length > 0 ? (
        <TableScroll label="Skillnader mellan baslinjerna">
          <table>
            <thead>
              <tr>
                <th scope="col" className="main-column">
                  Rad
                </th>
                <th scope="col">Ändring</th>
                <th scope="col">Från</th>
                <th scope="col">Till</th>
                <th scope="col" className="num">
                  Start
                </th>
                <th scope="col" className="num">
                  Slut
                </th>
              </tr>
            </thead>
            <tbody>
              {different.map((item) => (
                <tr key={item.itemId}>
                  <th scope="row">
                    {item.kind === 'milestone' ? '◆ ' : ''}
                    {item.name}
                  </th>
                  <td>
                    <Status tone={WORDS[item.difference].tone}>{WORDS[item.difference].word}</Status>
                  </td>
                  <td className="date">{item.from ? formatPeriod(item.from.start, item.from.end) : '–'}</td>
                  <td className="date">{item.to ? formatPeriod(item.to.start, item.to.end) : '–'}</td>
                  <td className="num">{daysText(item.startDays)}</td>
                  <td className="num">{daysText(item.endDays)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableScroll>
      ) : null}
    </Card>
  );
}

/** "+12 dagar"; nothing for an end that stayed. */
function daysText(days: number | null): string {
  return days === 0 ? '' : slipText(days);
}

/** "3 flyttade, 1 ny, 0 borttagna, 12 oförändrade." */
function summary(comparison: readonly ComparedItem[]): string {
  const count = (difference: ItemDifference) => comparison.filter((item) => item.difference === difference).length;
  const [moved, added, removed, same] = [count('moved'), count('added'), count('removed'), count('same')];
  const words = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`;
  return [
    words(moved, 'flyttad', 'flyttade'),
    words(added, 'ny', 'nya'),
    words(removed, 'borttagen', 'borttagna'),
    `${words(same, 'oförändrad', 'oförändrade')}.`,
  ].join(', ');
}
