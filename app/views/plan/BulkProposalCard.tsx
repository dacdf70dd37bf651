import { Form, Link } from '@remix-run/react';

import { FocusHere } from '~/views/approval/FocusHere';
import { TableScroll } from '~/views/shell/DataTable';
import { SubmitButton } from '~/views/shell/form/SubmitButton';
import { Card } from '~/views/shell/Page';

import { beforeAndAfter, changeFields, changeText, SKIP_WORDS, type BulkProposal } from './bulk-proposal';
import { consequenceText, conflictText } from './move-proposal';
import { FollowingTable } from './MoveProposalCard';

interface BulkProposalCardProps {
  readonly proposal: BulkProposal;
  /** the page, where nothing was changed */
  readonly cancelTo: string;
}

/** What a change of several rows would do, and the answer to it. Nothing is saved before that. */
export function BulkProposalCard({ proposal, cancelTo }: BulkProposalCardProps) {
  const { change, reason, rows, steps, moves, count, conflicts, seen, outdated } = proposal;
  const acting = steps.flatMap((step) => (step.skip === null ? [step] : []));
  const skipped = steps.flatMap((step) => (step.skip === null ? [] : [step]));
  const own = acting.length === 0 ? 'Inga rader' : acting.length === 1 ? 'En rad' : `${acting.length} rader`;
  return (
    <Card id="forslag" title={`${changeText(change)}: ${own.toLowerCase()}?`}>
      <FocusHere key={seen} />
      <div role="status">
        {outdated ? (
          <p>
            <b>Planen har ändrats sedan du såg förslaget.</b> Så här blir det nu:
          </p>
        ) : null}
        <p>
          <b>
            {own} ändras.{change.what === 'move' ? ` ${consequenceText(proposal)}` : ''}
          </b>{' '}
          Inget är sparat än.
        </p>
      </div>
      {conflicts.length > 0 ? (
        <ul className="plain-list">
          {conflicts.map((conflict) => (
            <li key={conflictText(conflict)}>{conflictText(conflict)}</li>
          ))}
        </ul>
      ) : null}
      {acting.length > 0 ? (
        <TableScroll label="Rader som ändras">
          <table>
            <thead>
              <tr>
                <th scope="col">Rad</th>
                <th scope="col">Nu</th>
                <th scope="col">Blir</th>
              </tr>
            </thead>
            <tbody>
              {acting.map((step) => {
                const [now, then] = beforeAndAfter(step, change);
                return (
                  <tr key={step.row.id}>
                    <th scope="row">{step.row.name}</th>
                    <td className="date">{now}</td>
                    <td className="date">{then}</td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </TableScroll>
      ) : null}
      <FollowingTable moves={moves} count={count} />
      {skipped.length > 0 ? (
        <p className="sub">
          Rörs inte: {skipped.map(({ row, skip }) => `${row.name} (${SKIP_WORDS[skip]})`).join(', ')}.
        </p>
      ) : null}
      <Form method="post" action={cancelTo} preventScrollReset>
        <input type="hidden" name="intent" value="bulk" />
        {rows.map((row) => (
          <input key={row} type="hidden" name="rows" value={row} />
        ))}
        {[...changeFields(change), ['reason', reason], ['seen', seen]].map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <div className="form-actions">
          {acting.length > 0 ? (
            <>
              <SubmitButton
                name="cascade"
                value={count > 0 ? 'all' : 'only'}
                {...(change.what === 'remove' ? { color: 'danger' as const } : {})}
              >
                {change.what === 'remove'
                  ? `Ta bort ${own.toLowerCase()}`
                  : count > 0
                    ? `Flytta alla ${acting.length + count}`
                    : `Ändra ${own.toLowerCase()}`}
              </SubmitButton>
              {count > 0 ? (
                <SubmitButton name="cascade" value="only" variant="secondary">
                  Flytta bara de markerade
                </SubmitButton>
              ) : null}
            </>
          ) : null}
          <Link className="ds-button" data-variant="tertiary" data-size="sm" to={cancelTo} preventScrollReset>
            Avbryt
          </Link>
        </div>
      </Form>
    </Card>
  );
}
