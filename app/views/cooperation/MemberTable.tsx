import { Link, useSearchParams } from '@remix-run/react';
import { Fragment } from 'react';

import type { FormFailure } from '~/policy/form-failure';
import type { Membership } from '~/store/member';
import { TableScroll } from '~/views/shell/DataTable';
import { Day } from '~/views/shell/Dates';
import { Card } from '~/views/shell/Page';
import { LostForm } from '~/views/shell/Removal';
import { Status } from '~/views/shell/Status';

import type { MemberWords } from './member-words';
import { JoinForm, MemberForm } from './MemberForms';

interface MemberTableProps {
  readonly words: MemberWords;
  readonly members: readonly Membership[];
  /** who can be let in */
  readonly parties: readonly { readonly id: number; readonly name: string }[];
  readonly today: string;
  readonly mayManage: boolean;
  readonly failure: FormFailure | null;
  /** the page's address */
  readonly base: string;
}

/** Who is, was and will be in it; the opened membership has its form in the row below. */
export function MemberTable({ words, members, parties, today, mayManage, failure, base }: MemberTableProps) {
  const [search] = useSearchParams();
  const { one, anchor, title } = words;
  const closeTo = `${base}#${anchor}`;
  const opened = mayManage ? (search.get(`andra-${one}`) ?? '') : '';
  const joining = mayManage && (search.has(`ny-${one}`) || failure?.intent === 'join');
  const shown = members.some((member) => addressOf(member) === opened);
  return (
    <Card
      tight
      id={anchor}
      title={title}
      actions={
        mayManage && !joining ? (
          <Link
            className="ds-button"
            data-variant="secondary"
            data-size="sm"
            to={`${base}?ny-${one}=1#${anchor}`}
            preventScrollReset
          >
            {words.add}
          </Link>
        ) : null
      }
    >
      <LostForm failure={failure?.intent === 'member' ? failure : null} shown={shown} />
      {joining ? <JoinForm words={words} parties={parties} failure={failure} cancelTo={closeTo} /> : null}
      <TableScroll label={title}>
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
            {members.map((member) => {
              const address = addressOf(member);
              const open = opened === address;
              return (
                <Fragment key={address}>
                  <tr className={open ? 'opened' : search.get(one) === String(member.partyId) ? 'saved' : undefined}>
                    <th scope="row">
                      {mayManage ? (
                        <Link
                          to={open ? closeTo : `${base}?andra-${one}=${address}#${anchor}`}
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
                        <MemberForm key={address} words={words} member={member} failure={failure} cancelTo={closeTo} />
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
