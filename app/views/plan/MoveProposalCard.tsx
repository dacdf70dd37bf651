import { Form, Link } from '@remix-run/react';

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
  const { name, to, moves, count, conflicts, fields, seen, outdated, mayMoveAll } = proposal;
  return (
    <Card id="forslag" title={`Flytta ”${name}” till ${datesText(to)}?`}>
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
      {moves.length > 0 ? (
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
      ) : null}
      {count > 0 && !mayMoveAll ? <p className="sub">Det som följer med flyttas av projektledaren.</p> : null}
      <Form method="post" action={cancelTo} preventScrollReset>
        {fields.map(([field, value]) => (
          <input key={field} type="hidden" name={field} value={value} />
        ))}
        <input type="hidden" name="intent" value={proposal.intent} />
        <input type="hidden" name="seen" value={seen} />
        <div className="form-actions">
          {count > 0 && mayMoveAll ? (
            <SubmitButton name="cascade" value="all" pendingText="Flyttar …">
              Flytta alla {count + 1}
            </SubmitButton>
          ) : null}
          <SubmitButton
            name="cascade"
            value="only"
            variant={count > 0 && mayMoveAll ? 'secondary' : 'primary'}
            pendingText="Flyttar …"
          >
            {count > 0 ? 'Flytta bara den här' : 'Flytta ändå'}
          </SubmitButton>
          <Link className="ds-button" data-variant="tertiary" data-size="sm" to={cancelTo} preventScrollReset>
            Avbryt
          </Link>
        </div>
      </Form>
    </Card>
  );
}
