import { Link } from '@remix-run/react';
import { Fragment, type ReactNode } from 'react';

import type { ShareRow } from '~/domain/cost-share';
import { subtotalOf, type PartyRows, type Subtotal } from '~/domain/subtotal';

import { shareAddress, shareRowId } from './share-address';
import { SUM_COLUMN, type FigureColumn } from './share-columns';
import { ShareBar, type BarPart } from './ShareBar';
import { ShareExplanation } from './ShareExplanation';
import type { ShareTableCardProps } from './ShareTableCard';

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
          <ShareBar bars={bars} row={row} table={table} />
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
  return columns.map((column) => {
    const { id, valueOf, format, beneath, lacking } = column;
    const value = valueOf(amounts, partyId);
    const text = value === null ? (lacking?.(partyId) ?? '–') : format(value);
    const below = beneath?.valueOf(amounts, partyId) ?? null;
    return (
      <FigureCell key={id} column={column}>
        {id === SUM_COLUMN ? <b>{text}</b> : text}
        {beneath && below !== null ? <span className="cell-sub">{beneath.format(below)}</span> : null}
      </FigureCell>
    );
  });
}

/** A cell of one of the columns; those of the parts give way where there is no room. */
export function FigureCell({ column, children }: { readonly column: FigureColumn; readonly children: ReactNode }) {
  return <td className={column.ofParts ? 'num part-column' : 'num'}>{children}</td>;
}
