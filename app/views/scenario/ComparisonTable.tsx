import { Link, useSearchParams } from '@remix-run/react';

import type { ComparedParty, ScenarioOrder } from '~/domain/scenario-comparison';
import { TableScroll } from '~/views/shell/DataTable';
import { formatKronor } from '~/views/shell/format';
import { Status } from '~/views/shell/Status';

import type { ComparisonCardProps } from './ComparisonCard';
import { remarksOf } from './remarks';
import { inOrder } from './scenario-address';
import { changeText, OUTCOME_WORDS, ratioText } from './scenario-words';

/** Every party with what it pays today and in the scenario. */
export function ComparisonTable({ comparison, order, ownPartyId }: ComparisonCardProps) {
  const { parties, total } = comparison;
  const largest = Math.max(1, ...parties.flatMap(({ before, after }) => [Math.abs(before ?? 0), Math.abs(after ?? 0)]));
  const reversed = order === 'losers' ? 'winners' : 'losers';
  return (
    <TableScroll label="I dag och scenariot">
      <table>
        <thead>
          <tr>
            <SortHead label="Part" to="names" sort={order === 'names' ? 'ascending' : undefined} />
            <th scope="col" className="num">
              I dag kr
            </th>
            <th scope="col" className="num">
              Scenariot kr
            </th>
            <SortHead label="Ändring kr" to={reversed} sort={SORTS[order]} figure />
            <th scope="col" className="num">
              Ändring %
            </th>
            <th scope="col">Utfall</th>
            <th scope="col" className="screen-only">
              I dag över, scenariot under
            </th>
          </tr>
        </thead>
        <tbody>
          {parties.map((party) => (
            <Row
              key={party.partyId}
              {...{ party, largest }}
              own={party.partyId === ownPartyId}
              remarks={remarksOf(comparison, party.partyId)}
            />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">Summa</th>
            <td className="num">{formatKronor(total.before ?? 0)}</td>
            <td className="num">{formatKronor(total.after ?? 0)}</td>
            <td className="num">{changeText(total.change)}</td>
            <td className="num">{ratioText(total.ratio)}</td>
            <td />
            <td className="screen-only" />
          </tr>
        </tfoot>
      </table>
    </TableScroll>
  );
}

const SORTS = { losers: 'descending', winners: 'ascending', names: undefined } as const;

interface SortHeadProps {
  readonly label: string;
  readonly to: ScenarioOrder;
  readonly sort: 'ascending' | 'descending' | undefined;
  readonly figure?: boolean;
}

function SortHead({ label, to, sort, figure }: SortHeadProps) {
  const [search] = useSearchParams();
  return (
    <th scope="col" className={figure ? 'num' : undefined} aria-sort={sort}>
      <Link to={inOrder(search, to)} preventScrollReset>
        {label}
      </Link>
      {sort ? <span aria-hidden="true">{sort === 'ascending' ? ' ↑' : ' ↓'}</span> : null}
    </th>
  );
}

interface RowProps {
  readonly party: ComparedParty;
  readonly largest: number;
  readonly own: boolean;
  readonly remarks: readonly string[];
}

function Row({ party, largest, own, remarks }: RowProps) {
  const { partyName, before, after, change, ratio, outcome } = party;
  const { word, tone } = OUTCOME_WORDS[outcome];
  const known = (amount: number | null) => (amount === null ? '–' : formatKronor(amount));
  const width = (amount: number | null) => ({ width: `${((100 * Math.abs(amount ?? 0)) / largest).toFixed(1)}%` });
  return (
    <tr className={own ? 'own' : undefined}>
      <th scope="row">
        {partyName}
        {own ? <span className="ds-sr-only"> (din organisation)</span> : null}
        {remarks.map((remark) => (
          <span className="cell-sub" key={remark}>
            {remark}
          </span>
        ))}
      </th>
      <td className="num">{known(before)}</td>
      <td className="num">
        <b>{known(after)}</b>
      </td>
      <td className="num">{changeText(change)}</td>
      <td className="num">{ratioText(ratio)}</td>
      <td>
        <Status tone={tone}>{word}</Status>
      </td>
      <td className="screen-only">
        <span className="scenario-bars" aria-hidden="true">
          <i style={width(before)} />
          <i style={width(after)} />
        </span>
      </td>
    </tr>
  );
}
