import { Link, useSearchParams } from '@remix-run/react';
import { Fragment } from 'react';

import type { Email, EmailDetail } from '~/store/email';
import { TableScroll } from '~/views/shell/DataTable';
import { formatDateTime } from '~/views/shell/format';
import { Status } from '~/views/shell/Status';

import { emailAddress } from './email-address';
import { stateWords } from './email-words';
import { EmailPanel } from './EmailPanel';

interface EmailTableProps {
  readonly rows: readonly Email[];
  readonly opened: EmailDetail | null;
  readonly sendsMail: boolean;
}

/** The mails of a page, newest first; the opened one with its text in the row beneath. */
export function EmailTable({ rows, opened, sendsMail }: EmailTableProps) {
  return (
    <TableScroll label="Brev">
      <table>
        <thead>
          <tr>
            <th scope="col" className="main-column">
              Ämne
            </th>
            <th scope="col">Läge</th>
            <th scope="col">Till</th>
            <th scope="col">Skrivet</th>
            <th scope="col">Skickat</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((email) => (
            <Fragment key={email.id}>
              <EmailRow email={email} opened={opened?.id === email.id} />
              {opened?.id === email.id ? (
                <tr className="panel-row">
                  <td colSpan={5}>
                    <EmailPanel email={opened} sendsMail={sendsMail} />
                  </td>
                </tr>
              ) : null}
            </Fragment>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

function EmailRow({ email, opened }: { email: Email; opened: boolean }) {
  const [search] = useSearchParams();
  const { one, tone } = stateWords(email.state);
  return (
    <tr id={`brev-${email.id}`} className={opened ? 'opened' : undefined}>
      <th scope="row">
        <Link to={emailAddress(search, { brev: opened ? null : email.id })} preventScrollReset aria-expanded={opened}>
          {email.subject}
        </Link>
      </th>
      <td>
        <Status tone={tone}>{one}</Status>
      </td>
      <td>{email.address}</td>
      <td className="date">{formatDateTime(email.createdAt)}</td>
      <td className="date">{formatDateTime(email.sentAt)}</td>
    </tr>
  );
}
