import { Link } from '@remix-run/react';

import { sumOre } from '~/domain/money';
import type { Approval, PartyAnswer } from '~/store/approval';
import { TableScroll } from '~/views/shell/DataTable';
import { formatKronor } from '~/views/shell/format';
import { Status } from '~/views/shell/Status';

import { changeText, VERDICT_WORDS } from './approval-words';

/** Party by party: the share, the change since what it approved before, and its decision. */
export function AnswerTable({ approval }: { readonly approval: Approval }) {
  const changes = approval.parties.some(({ before }) => before !== null);
  return (
    <TableScroll label="Parternas beslut">
      <table>
        <thead>
          <tr>
            <th scope="col">Part</th>
            <th scope="col" className="num">
              Andel kr
            </th>
            {changes ? (
              <th scope="col" className="num">
                Mot senast godkänt
              </th>
            ) : null}
            <th scope="col">Beslut</th>
            <th scope="col">Dag</th>
            <th scope="col" className="main-column">
              Motivering
            </th>
          </tr>
        </thead>
        <tbody>
          {approval.parties.map((party) => (
            <AnswerRow key={party.partyId} party={party} changes={changes} />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">Summa</th>
            <td className="num">{formatKronor(sumOre(approval.parties.map(({ share }) => share)))}</td>
            <td colSpan={changes ? 4 : 3} />
          </tr>
        </tfoot>
      </table>
    </TableScroll>
  );
}

function AnswerRow({ party, changes }: { readonly party: PartyAnswer; readonly changes: boolean }) {
  const { partyName, share, before, verdict, number, decidedOn, motivation } = party;
  return (
    <tr>
      <th scope="row">{partyName}</th>
      <td className="num">{formatKronor(share)}</td>
      {changes ? <td className="num">{before ? changeText(share - before.share) : 'ny'}</td> : null}
      <td>
        {verdict ? (
          <Status tone={VERDICT_WORDS[verdict].tone}>{VERDICT_WORDS[verdict].word}</Status>
        ) : (
          <Status tone="wait">Väntar</Status>
        )}
      </td>
      <td>{number === null ? '–' : <Link to={`/beslut/${number}`}>{decidedOn ?? 'dag okänd'}</Link>}</td>
      <td>{motivation || (number === null ? '' : '–')}</td>
    </tr>
  );
}
