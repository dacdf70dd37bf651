import { Form, Link } from '@remix-run/react';

import { FocusHere } from '~/views/approval/FocusHere';
import { TableScroll } from '~/views/shell/DataTable';
import { SubmitButton } from '~/views/shell/form/SubmitButton';
import { Card } from '~/views/shell/Page';

import { conflictText, consequenceText, datesText, movedText, type MoveProposal } from './move-proposal';

interface MoveProposalCardProps {
  readonly proposal: MoveProposal;
  /** the page, where nothing was moved */
  readonly cancelTo: string;
}

/** What a move would bring with it, and the answer to it. Nothing is saved before that. */
export function MoveProposalCard({ proposal, cancelTo }: MoveProposalCardProps) {
  const { name, to, reached, moves, count, conflicts, fields, seen, outdated, mayMoveAll } = proposal;
  return (
    <Card
      id="forslag"
      title={
        reached ? `”${name}” nåddes ${reached}. Flytta det som följer?` : `Flytta ”${name}” till ${datesText(to)}?`
      }
    >
      <FocusHere key={seen} />
      <div role="status">
        {outdated ? (
          <p>
            <b>Planen har ändrats sedan du såg förslaget.</b> Så här blir det nu:
          </p>
        ) : null}
        <p>
          <b>{consequenceText(proposal)}</b> Inget är flyttat än.
        </p>
      </div>
      {conflicts.length > 0 ? (
        <ul className="plain-list">
          {conflicts.map((conflict) => (
            <li key={conflictText(conflict)}>{conflictText(conflict)}</li>
          ))}
        </ul>
      ) : null}
      <FollowingTable moves={moves} count={count} />
      {count > 0 && !mayMoveAll ? <p className="sub">Resten ligger kvar tills projektledaren flyttar det.</p> : null}
      <Form method="post" action={cancelTo} preventScrollReset>
        {fields.map(([field, value]) => (
          <input key={field} type="hidden" name={field} value={value} />
        ))}
        <input type="hidden" name="intent" value={proposal.intent} />
        <input type="hidden" name="seen" value={seen} />
        <div className="form-actions">
          {count > 0 && mayMoveAll ? (
            <SubmitButton name="cascade" value="all" pendingText="Flyttar …">
              {reached ? `Spara och flytta ${count}` : `Flytta alla ${count + 1}`}
            </SubmitButton>
          ) : null}
          <SubmitButton
            name="cascade"
            value="only"
            variant={count > 0 && mayMoveAll ? 'secondary' : 'primary'}
            pendingText="Flyttar …"
          >
            {reached ? 'Spara utan att flytta' : count > 0 ? 'Flytta bara den här' : 'Flytta ändå'}
          </SubmitButton>
          <Link className="ds-button" data-variant="tertiary" data-size="sm" to={cancelTo} preventScrollReset>
            Avbryt
          </Link>
        </div>
      </Form>
    </Card>
  );
}

interface FollowingTableProps {
  /** the first of them */
  readonly moves: MoveProposal['moves'];
  readonly count: number;
}

/** What comes along with a move: how far, and what it follows. */
export function FollowingTable({ moves, count }: FollowingTableProps) {
  if (moves.length === 0) return null;
  return (
    <details className="edit-panel" open={moves.length <= 10}>
      <summary>Det som följer med</summary>
      <TableScroll label="Det som följer med">
        <table>
          <thead>
            <tr>
              <th scope="col">Rad</th>
              <th scope="col">Nu</th>
              <th scope="col">Blir</th>
              <th scope="col">Flyttas</th>
              <th scope="col">Följer</th>
            </tr>
          </thead>
          <tbody>
            {moves.map((move) => (
              <tr key={move.id}>
                <th scope="row">{move.name}</th>
                <td className="date">{datesText(move.from)}</td>
                <td className="date">{datesText(move.to)}</td>
                <td>{movedText(move.days)}</td>
                <td>{move.causeName}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
      {count > moves.length ? <p className="sub">Och {count - moves.length} till.</p> : null}
    </details>
  );
}
