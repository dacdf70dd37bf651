import { Link, useSearchParams } from '@remix-run/react';
import { Fragment } from 'react';

import type { Membership } from '~/store/agreement';
import { TableScroll } from '~/views/shell/DataTable';
import { Day } from '~/views/shell/Dates';
import { Card } from '~/views/shell/Page';
import { LostForm } from '~/views/shell/Removal';
import { Status } from '~/views/shell/Status';

import type { AgreementPageProps } from './AgreementPage';
import { JoinForm, MemberForm } from './MemberForms';

type MemberTableProps = AgreementPageProps & { readonly base: string };

/** Who is, was and will be in the cooperation; the opened membership has its form in the row below it. */
export function MemberTable({ agreement, parties, today, mayManage, failure, base }: MemberTableProps) {
  const [search] = useSearchParams();
  const opened = mayManage ? (search.get('andra-medlem') ?? '') : '';
  const joining = mayManage && (search.has('ny-medlem') || failure?.intent === 'join');
  const shown = agreement.members.some((member) => addressOf(member) === opened);
  return (
    <Card
      tight
      id="medlemmar"
      title="Medlemmar"
      actions={
        mayManage && !joining ? (
          <Link className="ds-button" data-variant="secondary" data-size="sm" to={`${base}?ny-medlem=1#medlemmar`}>
            Ny medlem
          </Link>
        ) : null
      }
    >
      <LostForm failure={failure?.intent === 'member' ? failure : null} shown={shown} />
      {joining ? <JoinForm parties={parties} failure={failure} cancelTo={`${base}#medlemmar`} /> : null}
      <TableScroll label="Medlemmar">
        <table>
          <thead>
            <tr>
              <th scope="col" className="main-column">
                Part
              </th>
              <th scope="col">Läge</th>
              <th scope="col">Med från</th>
              <th scope="col">Ute från</th>
            </tr>
          </thead>
          <tbody>
            {agreement.members.map((member) => {
              const address = addressOf(member);
              const open = opened === address;
              return (
                <Fragment key={address}>
                  <tr
                    className={open ? 'opened' : search.get('medlem') === String(member.partyId) ? 'saved' : undefined}
                  >
                    <th scope="row">
                      {mayManage ? (
                        <Link
                          to={open ? `${base}#medlemmar` : `${base}?andra-medlem=${address}#medlemmar`}
                          aria-expanded={open}
                          preventScrollReset
                        >
                          {member.partyName}
                        </Link>
                      ) : (
                        member.partyName
                      )}
                    </th>
                    <td>
                      <MemberState member={member} today={today} />
                    </td>
                    <td className="date">{member.joinedOn ? <Day date={member.joinedOn} /> : 'sedan tidigare'}</td>
                    <td className="date">
                      <Day date={member.leftOn} />
                    </td>
                  </tr>
                  {open ? (
                    <tr className="panel-row">
                      <td colSpan={4}>
                        <MemberForm key={address} member={member} failure={failure} cancelTo={`${base}#medlemmar`} />
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

/** A membership in an address: the party and the day it joined. */
function addressOf({ partyId, joinedOn }: Membership): string {
  return joinedOn ? `${partyId}_${joinedOn}` : String(partyId);
}

function MemberState({ member, today }: { readonly member: Membership; readonly today: string }) {
  if (member.joinedOn && member.joinedOn > today) return <Status tone="wait">Kommer med</Status>;
  if (member.leftOn && member.leftOn <= today) return <Status tone="wait">Har gått ur</Status>;
  if (member.leftOn) return <Status tone="warn">Går ur</Status>;
  return <Status tone="ok">Med</Status>;
}

/** Those who have not left by the day, those to come included. */
export function notLeft(members: readonly Membership[], today: string): readonly Membership[] {
  return members.filter(({ leftOn }) => leftOn === null || leftOn > today);
}

/** Those who are members on the day. */
export function membersOn(members: readonly Membership[], today: string): readonly Membership[] {
  return notLeft(members, today).filter(({ joinedOn }) => joinedOn === null || joinedOn <= today);
}
