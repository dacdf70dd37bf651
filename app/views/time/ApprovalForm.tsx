import { useForm } from '@conform-to/react';
import { Form } from '@remix-run/react';
import type { z } from 'zod';

import type { returnTimeForm } from '~/forms/time';
import type { FormFailure } from '~/policy/form-failure';
import { TableScroll } from '~/views/shell/DataTable';
import { Day } from '~/views/shell/Dates';
import { FieldErrors } from '~/views/shell/form/FieldFrame';
import { FormNotes } from '~/views/shell/form/FormNotes';
import { SubmitButton } from '~/views/shell/form/SubmitButton';
import { TextAreaField } from '~/views/shell/form/TextField';
import { formatHours } from '~/views/shell/format';
import { Card } from '~/views/shell/Page';

import type { WaitingEntry } from './approval-groups';

interface ApprovalFormProps {
  readonly id: string;
  readonly title: string;
  readonly entries: readonly WaitingEntry[];
  readonly failure: FormFailure | null;
}

/** What one person has sent in of a week in one project: all of it is chosen until something is left out. */
export function ApprovalForm({ id, title, entries, failure }: ApprovalFormProps) {
  // Judged by the server only: which of two answers it is decides what has to be there.
  const [form, fields] = useForm<z.input<typeof returnTimeForm>>({ id: `vantar-${id}`, lastResult: failure?.reply });
  const corrects = entries.some(({ correctsId }) => correctsId !== null);
  const total = entries.reduce((sum, entry) => sum + entry.hours, 0);
  return (
    <Card tight title={title}>
      <Form method="post" id={form.id} noValidate preventScrollReset>
        <FormNotes form={form} failure={failure} intent={failure?.intent ?? 'approve'} />
        <input type="hidden" name="projectId" value={entries[0]!.projectId} />
        <input type="hidden" name="group" value={id} />
        <TableScroll label={title}>
          <table className="approve-table">
            <thead>
              <tr>
                <th scope="col">Dag</th>
                <th scope="col">Välj</th>
                <th scope="col">Fas</th>
                <th scope="col">Roll</th>
                <th scope="col" className="num">
                  Timmar
                </th>
                {corrects ? <th scope="col">Rättelse</th> : null}
              </tr>
            </thead>
            <tbody>
              {entries.map((entry) => (
                <tr key={entry.id}>
                  <th scope="row">
                    <Day date={entry.date} />
                  </th>
                  <td>
                    <span className="ds-field" data-size="sm">
                      <input
                        type="checkbox"
                        className="ds-input"
                        name="entries"
                        value={`${entry.id}-${entry.version}`}
                        defaultChecked
                        aria-label={`${entry.role}, ${entry.date}, ${formatHours(entry.hours)}`}
                      />
                    </span>
                  </td>
                  <td>{entry.phaseNumber}</td>
                  <td>{entry.role}</td>
                  <td className="num">{formatHours(entry.hours)}</td>
                  {corrects ? (
                    <td>{entry.before === null ? '–' : `förut ${formatHours(entry.before)}: ${entry.reason}`}</td>
                  ) : null}
                </tr>
              ))}
            </tbody>
            <tfoot>
              <tr>
                <th scope="row">Summa</th>
                <td />
                <td />
                <td />
                <td className="num">{formatHours(total)}</td>
                {corrects ? <td /> : null}
              </tr>
            </tfoot>
          </table>
        </TableScroll>
        <FieldErrors meta={fields.entries} />
        <div className="form-actions">
          <SubmitButton name="intent" value="approve" pendingText="Godkänner …">
            Godkänn valda
          </SubmitButton>
        </div>
        <details className="edit-panel" open={Boolean(fields.reason.errors)}>
          <summary>Skicka tillbaka valda</summary>
          <TextAreaField label="Vad ska ändras?" meta={fields.reason} required rows={2} />
          <div className="form-actions">
            <SubmitButton name="intent" value="return" variant="secondary" pendingText="Skickar …">
              Skicka tillbaka
            </SubmitButton>
          </div>
        </details>
      </Form>
    </Card>
  );
}
