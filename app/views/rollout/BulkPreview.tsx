import { Form, Link } from '@remix-run/react';

import type { CalendarDate } from '~/domain/calendar';
import { TableScroll } from '~/views/shell/DataTable';
import { Day } from '~/views/shell/Dates';
import { SubmitButton } from '~/views/shell/form/SubmitButton';
import { formatWeek } from '~/views/shell/format';
import { Card, Note } from '~/views/shell/Page';
import { Status } from '~/views/shell/Status';

import type { CheckedBulk } from './RolloutPage';

interface BulkPreviewProps {
  readonly checked: CheckedBulk;
  readonly today: CalendarDate;
  readonly base: string;
}

/** What an order comes to: who gets a milestone on which day, and who gets none and why. */
export function BulkPreview({ checked, today, base }: BulkPreviewProps) {
  const { typed, rows, seen, changedMeanwhile } = checked;
  const made = rows.filter(({ date }) => date !== null);
  const left = rows.filter(({ date }) => date === null);
  return (
    <Card title={made.length === 1 ? '1 milstolpe att skapa' : `${made.length} milstolpar att skapa`}>
      {changedMeanwhile ? (
        <Note tone="warn" role="status" title="Någon har ändrat i planen medan du tittade.">
          Inget är skapat. Så här skulle det bli nu.
        </Note>
      ) : null}
      {left.length > 0 ? (
        <p className="sub">
          {left.length === 1 ? '1 kommun hoppas över' : `${left.length} kommuner hoppas över`}, se raderna nedan.
        </p>
      ) : null}
      <TableScroll label="Milstolpar att skapa">
        <table>
          <thead>
            <tr>
              <th scope="col">Kommun</th>
              <th scope="col">Grupp</th>
              <th scope="col">Milstolpe</th>
              <th scope="col">Dag</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.partyId}>
                <th scope="row">{row.partyName}</th>
                <td>{row.groupName ?? '–'}</td>
                <td>{row.title}</td>
                <td className="date">
                  {row.left === 'has' ? (
                    <Status tone="wait">Finns redan</Status>
                  ) : row.left === 'gone' ? (
                    <Status tone="wait">Inte med längre</Status>
                  ) : (
                    <>
                      <Day date={row.date} /> <span className="sub">{formatWeek(row.date!)}</span>
                      {row.outside ? <span className="cell-sub">utanför gruppens månader</span> : null}
                      {row.date! < today ? <span className="cell-sub">dagen har redan varit</span> : null}
                    </>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
      <Form method="post" className="form-actions">
        {Object.entries({ ...typed, seen }).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <SubmitButton name="intent" value="create" pendingText="Skapar …">
          {made.length === 1 ? 'Skapa milstolpen' : `Skapa ${made.length} milstolpar`}
        </SubmitButton>
        <Link className="ds-button" data-variant="tertiary" data-size="sm" to={base}>
          Avbryt
        </Link>
      </Form>
    </Card>
  );
}
