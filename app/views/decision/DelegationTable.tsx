import { Link, useSearchParams } from '@remix-run/react';
import { Fragment } from 'react';

import { delegationPhase } from '~/domain/delegation';
import type { CalendarDate } from '~/domain/calendar';
import type { Delegation } from '~/store/delegation';
import { TableScroll } from '~/views/shell/DataTable';
import { Day } from '~/views/shell/Dates';
import { formatCount } from '~/views/shell/format';
import { Card } from '~/views/shell/Page';
import { Status } from '~/views/shell/Status';

import type { DelegationsPageProps } from './DelegationsPage';
import { EndDelegationForm } from './EndDelegationForm';

/** A row a delegation; one that holds or lies ahead can be ended in the row below it. */
export function DelegationTable({ delegations, parties, today, failure }: DelegationsPageProps) {
  const [search] = useSearchParams();
  const opened = Number(search.get('avsluta'));
  const several = parties.length > 1;
  return (
    <Card tight title="Delegationer">
      <TableScroll label="Delegationer">
        <table>
          <thead>
            <tr>
              <th scope="col">Person</th>
              {several ? <th scope="col">Part</th> : null}
              <th scope="col">Läge</th>
              <th scope="col">Första dag</th>
              <th scope="col">Sista dag</th>
              <th scope="col">Delegationsbeslut</th>
              <th scope="col" className="num">
                Fattade beslut
              </th>
              <th scope="col">
                <span className="ds-sr-only">Avsluta</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {delegations.map((delegation) => {
              const { id, validFrom, validUntil } = delegation;
              const over = delegationPhase(delegation, today as CalendarDate) === 'past' || validFrom === validUntil;
              const open = opened === id && !over;
              return (
                <Fragment key={id}>
                  <tr
                    id={`delegation-${id}`}
                    className={open ? 'opened' : search.get('sparad') === String(id) ? 'saved' : undefined}
                  >
                    <th scope="row">{delegation.personName}</th>
                    {several ? <td>{delegation.partyName}</td> : null}
                    <td>
                      <State delegation={delegation} today={today} />
                    </td>
                    <td className="date">
                      <Day date={validFrom} />
                    </td>
                    <td className="date">
                      <Day date={validUntil} />
                    </td>
                    <td>{delegation.reference}</td>
                    <td className="num">{formatCount(delegation.decisions)}</td>
                    <td>
                      {over ? null : (
                        <Link
                          to={open ? '/ersattare' : `/ersattare?avsluta=${id}#delegation-${id}`}
                          aria-expanded={open}
                          preventScrollReset
                        >
                          Avsluta tidigare
                          <span className="ds-sr-only"> {delegation.personName}</span>
                        </Link>
                      )}
                    </td>
                  </tr>
                  {open ? (
                    <tr className="panel-row">
                      <td colSpan={several ? 8 : 7}>
                        <EndDelegationForm key={id} delegation={delegation} failure={failure} />
                      </td>
                    </tr>
                  ) : null}
                </Fragment>
              );
            })}
          </tbody>
        </table>
      </TableScroll>
    </Card>
  );
}

function State({ delegation, today }: { readonly delegation: Delegation; readonly today: string }) {
  switch (delegationPhase(delegation, today as CalendarDate)) {
    case 'coming':
      return <Status tone="wait">Börjar senare</Status>;
    case 'current':
      return <Status tone="ok">Gäller</Status>;
    case 'past':
      return <Status tone="wait">Har upphört</Status>;
  }
}
