import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';

import type { SecrecyMark } from '~/store/secrecy';
import { SecrecyWord } from '~/views/secrecy/SecrecyWord';
import { Status } from '~/views/shell/Status';

import type { RowLinks } from './row-links';

interface LinkCellsProps {
  readonly links: RowLinks;
}

/** The last two cells of a row: what it comes after, and how far it can slip. */
export function LinkCells({ links }: LinkCellsProps) {
  return (
    <>
      <td>
        {links.before.map(({ id, text, broken }, at) => (
          <span key={id}>
            {at > 0 ? ', ' : ''}
            {text}
            {broken ? (
              <>
                {' '}
                <Status tone="bad">Bruten</Status>
              </>
            ) : null}
          </span>
        ))}
        {links.held ? <span className="cell-sub">{links.held}</span> : null}
      </td>
      <td>
        <span className="date">{links.slack}</span> {links.critical ? <Status tone="warn">Kritisk</Status> : null}
      </td>
    </>
  );
}

interface PlanRowProps {
  /** "phase-12": as in the chart and in the address */
  readonly id: string;
  readonly name: string;
  /** what stands before the name: the sign of a milestone, what opens a phase */
  readonly lead?: ReactNode;
  readonly isPhase?: boolean;
  readonly start: ReactNode;
  readonly end: ReactNode;
  readonly state?: ReactNode;
  readonly responsible?: string;
  /** where its fields open in the row; null: it cannot be edited */
  readonly to: string | null;
  /** what a ticked row sends; null: it cannot be chosen */
  readonly choice: string | null;
  readonly isChosen: boolean;
  readonly isSaved: boolean;
  readonly links: RowLinks;
  /** null: open to every member of the cooperation, and what cannot be marked */
  readonly secrecy?: SecrecyMark | null;
}

/**
 * A row of the plan as it is read. Its name leads to its fields; a cell that can be edited names its field, so that the
 * keyboard and a double click open the row there.
 */
export function PlanRow(props: PlanRowProps) {
  const {
    id,
    name,
    lead,
    isPhase = false,
    start,
    end,
    state,
    responsible,
    to,
    choice,
    isChosen,
    isSaved,
    links,
    secrecy = null,
  } = props;
  const field = (said: string) => (to ? { 'data-field': said, tabIndex: -1 } : {});
  return (
    <tr id={id} className={isSaved ? 'saved' : undefined} data-open={to ?? undefined}>
      <th scope="row" className={isPhase ? 'row-name' : 'row-name indent'}>
        {choice ? (
          <input
            type="checkbox"
            className="ds-input row-choice"
            form="urval"
            name="rows"
            value={choice}
            defaultChecked={isChosen}
            aria-label={`Markera ${name}`}
          />
        ) : null}
        {lead}
        {to ? (
          <Link to={to} preventScrollReset className={isPhase ? 'row-phase' : undefined}>
            {name}
          </Link>
        ) : isPhase ? (
          <b>{name}</b>
        ) : (
          name
        )}
        {isSaved ? (
          <span className="sub" role="status">
            {' '}
            Sparad
          </span>
        ) : null}
        <SecrecyWord secrecy={secrecy} />
      </th>
      <td className="date" {...field('start')}>
        {start}
      </td>
      <td className="date" {...field('end')}>
        {end}
      </td>
      <td {...field('state')}>{state}</td>
      <td {...field('responsible')}>{responsible}</td>
      <LinkCells links={links} />
    </tr>
  );
}
