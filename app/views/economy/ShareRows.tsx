import { Link } from '@remix-run/react';
import { Fragment } from 'react';

import type { ShareRow, ShareTable } from '~/domain/cost-share';
import { subtotalOf, type PartyRows, type Subtotal } from '~/domain/subtotal';

import { shareAddress, shareRowId } from './share-address';
import { SUM_COLUMN, shareColumns, type FigureColumn } from './share-columns';
import { ShareExplanation } from './ShareExplanation';
import type { ShareTableCardProps } from './ShareTableCard';

/** One stretch of each bar. */
interface BarPart {
  readonly label: string;
  readonly amountOf: (row: ShareRow) => number;
}

interface ShareRowsProps extends ShareTableCardProps {
  readonly parties: readonly PartyRows[];
  readonly columns: readonly FigureColumn[];
  readonly bars: readonly BarPart[];
}

/** A row a party, or one a unit with the party's subtotal beneath; the opened one with how it was computed. */
export function ShareRows({ parties, ...props }: ShareRowsProps) {
  return (
    <tbody>
      {parties.map((party) => (
        <Fragment key={party.partyId}>
          {party.rows.map((row) => (
            <Row key={row.claimant.unitId} {...props} row={row} alone={party.rows.length === 1} />
          ))}
          {party.rows.length > 1 ? (
            <tr className="sum">
              <th scope="row">Summa {party.partyName}</th>
              <Figures columns={props.columns} amounts={party} partyId={party.partyId} />
              <td className="screen-only" />
            </tr>
          ) : null}
        </Fragment>
      ))}
    </tbody>
  );
}

interface RowProps extends Omit<ShareRowsProps, 'parties'> {
  readonly row: ShareRow;
  /** the party has no other row */
  readonly alone: boolean;
}

function Row({ row, alone, table, columns, bars, ownPartyId, here, listing, explanation }: RowProps) {
  const { partyId, partyName, unitId, unitName } = row.claimant;
  const own = partyId === ownPartyId;
  const name = unitName ? `${partyName}, ${unitName}` : partyName;
  const opened = explanation?.claimant.partyId === partyId && explanation.claimant.unitId === unitId;
  const classes = [own ? 'own' : '', opened ? 'opened' : ''].filter(Boolean).join(' ');
  const closeTo = shareAddress(here, listing, { partyId: null, unitId: null });
  return (
    <>
      <tr id={shareRowId(partyId, unitId)} className={classes || undefined}>
        <th scope="row">
          <Link
            to={opened ? closeTo : shareAddress(here, listing, { partyId, unitId })}
            preventScrollReset
            aria-expanded={opened}
          >
            {name}
          </Link>
          {own ? <span className="ds-sr-only"> (din organisation)</span> : null}
        </th>
        <Figures columns={columns} amounts={subtotalOf([row])} partyId={alone ? partyId : null} />
        <td className="screen-only">
          <Bar bars={bars} row={row} table={table} />
        </td>
      </tr>
      {opened ? (
        <tr className="panel-row">
          <td colSpan={columns.length + 2}>
            <div>
              <ShareExplanation explanation={explanation} rounding={table.rounding} />
              <p className="actions">
                <Link to={closeTo} preventScrollReset>
                  Stäng
                </Link>
              </p>
            </div>
          </td>
        </tr>
      ) : null}
    </>
  );
}

interface FiguresProps {
  readonly columns: readonly FigureColumn[];
  readonly amounts: Subtotal;
  readonly partyId: number | null;
}

function Figures({ columns, amounts, partyId }: FiguresProps) {
  return columns.map(({ id, valueOf, format }) => {
    const value = valueOf(amounts, partyId);
    const text = value === null ? '–' : format(value);
    return (
      <td key={id} className="num">
        {id === SUM_COLUMN ? <b>{text}</b> : text}
      </td>
    );
  });
}

/** The parts of a bar, in the order of the columns; what a party carries alone comes last. */
export function barParts(table: ShareTable): BarPart[] {
  const parts: BarPart[] = shareColumns(table).map(({ index, partLabel }) => ({
    label: partLabel,
    amountOf: (row) => row.parts[index]!,
  }));
  return table.carriedSum === 0 ? parts : [...parts, { label: 'Egna rader', amountOf: (row) => row.carried }];
}

/** The row's share beside the largest; its figures stand in the same row, so it says nothing to a screen reader. */
function Bar({ bars, row, table }: { bars: readonly BarPart[]; row: ShareRow; table: ShareTable }) {
  const largest = Math.max(...table.rows.map(({ sum }) => Math.abs(sum)), 1);
  return (
    <span className="bar" aria-hidden="true">
      {bars.map(({ label, amountOf }) => (
        <i key={label} style={{ width: `${((100 * Math.abs(amountOf(row))) / largest).toFixed(1)}%` }} />
      ))}
    </span>
  );
}

/** What the stretches of the bars are; one alone needs no saying. */
export function ShareLegend({ bars }: { bars: readonly BarPart[] }) {
  if (bars.length < 2) return null;
  return (
    <ul className="legend screen-only" aria-label="Staplarnas delar">
      {bars.map(({ label }, at) => (
        <li key={label}>
          <span className="bar" aria-hidden="true" style={{ display: 'inline-flex', width: '1.5rem', minWidth: 0 }}>
            {bars.slice(0, at + 1).map((bar) => (
              <i key={bar.label} style={bar.label === label ? { width: '100%' } : { width: 0, border: 0 }} />
            ))}
          </span>{' '}
          {label}
        </li>
      ))}
    </ul>
  );
}
