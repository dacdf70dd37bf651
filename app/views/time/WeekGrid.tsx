import { useForm } from '@conform-to/react';
import { parseWithZod } from '@conform-to/zod/v4';
import { Form, Link } from '@remix-run/react';
import { Fragment, useState, type FormEvent, type KeyboardEvent } from 'react';

import { parseHours } from '~/domain/hours';
import { weekAddress } from '~/domain/iso-week';
import { MOST_ROWS, weekForm } from '~/forms/time';
import { TableScroll } from '~/views/shell/DataTable';
import { FieldErrors } from '~/views/shell/form/FieldFrame';
import { FormNotes, lastResultOf } from '~/views/shell/form/FormNotes';
import { SubmitButton } from '~/views/shell/form/SubmitButton';
import { fieldList } from '~/views/shell/form/field-list';
import { formatHours } from '~/views/shell/format';

import { dayHead } from './time-words';
import type { TimeWeekPageProps } from './TimeWeekPage';
import type { WeekCell } from './week-rows';
import { WeekPlace } from './WeekPlace';

const NEW_ROW = { phaseId: '', role: '', hours: ['', '', '', '', '', '', ''] };

/**
 * The week as a table one types in: arrows and Enter move between the days and rows, the sums follow. When the last
 * row is begun there is one more; without a script that comes when the week is saved.
 */
export function WeekGrid({ monday, version, rows: known, phases, failure }: TimeWeekPageProps) {
  const lastResult = lastResultOf(failure, 'save') ?? lastResultOf(failure, 'submit');
  const [form, fields] = useForm({
    id: `vecka-${monday}`,
    lastResult,
    defaultValue: {
      version: String(version),
      monday,
      rows: known.map(({ place, cells }) => ({
        phaseId: place ? String(place.phaseId) : '',
        role: place?.role ?? '',
        hours: cells.map(({ typed }) => typed ?? ''),
      })),
    },
    onValidate: ({ formData }) => parseWithZod(formData, { schema: weekForm }),
  });
  const list = fieldList(fields.rows);
  // The last row is always one for something new.
  const rows = Array.from({ length: Math.max(known.length, list.length) }, (_, at) => known[at] ?? known.at(-1)!);
  const [typed, setTyped] = useState<ReadonlyMap<string, string>>(new Map());
  const hoursAt = (row: number, day: number): number => {
    const cell = rows[row]!.cells[day]!;
    if (cell.typed === null) return cell.entry?.hours ?? 0;
    const name = `rows[${row}].hours[${day}]`;
    const hours = list[row]?.getFieldset().hours;
    // A field that was sent twice comes back as a list.
    const initial = String((hours && fieldList(hours)[day]?.initialValue) ?? '');
    return parseHours(typed.get(name) ?? initial) ?? 0;
  };
  const rowSum = (row: number) => rows[row]!.cells.reduce((sum, _, day) => sum + hoursAt(row, day), 0);
  const daySum = (day: number) => rows.reduce((sum, _, row) => sum + hoursAt(row, day), 0);
  const follow = (event: FormEvent<HTMLFormElement>) => {
    const data = new FormData(event.currentTarget);
    setTyped(new Map([...data].map(([name, value]) => [name, String(value)])));
    const last = `rows[${list.length - 1}].`;
    const begun = [...data].some(([name, value]) => name.startsWith(last) && value !== '');
    if (begun && list.length < MOST_ROWS) form.insert({ name: fields.rows.name, defaultValue: NEW_ROW });
  };
  const opened = String(lastResult?.initialValue?.version ?? version);
  return (
    <Form method="post" id={form.id} onSubmit={form.onSubmit} onInput={follow} noValidate preventScrollReset>
      <FormNotes form={form} failure={failure} intent={failure?.intent ?? 'save'} />
      <input type="hidden" name="version" key={opened} defaultValue={opened} />
      <input type="hidden" name="monday" value={monday} />
      <TableScroll label="Veckans timmar">
        <table className="week-grid">
          <thead>
            <tr>
              <th scope="col">Projekt, fas och roll</th>
              {rows[0]!.cells.map(({ date }, day) => (
                <th key={date} scope="col" className="num">
                  {dayHead(date, day)}
                </th>
              ))}
              <th scope="col" className="num">
                Summa
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row, at) => {
              const meta = list[at]?.getFieldset();
              return (
                <Fragment key={at}>
                  <tr>
                    <th scope="row">
                      <WeekPlace row={row} at={at} phases={phases} phaseId={meta?.phaseId} role={meta?.role} />
                    </th>
                    {row.cells.map((cell, day) => {
                      const field = meta && fieldList(meta.hours)[day];
                      return (
                        <td key={cell.date} className="num" data-day={dayHead(cell.date, day)}>
                          {cell.typed === null || !field ? (
                            <Closed cell={cell} week={weekAddress(monday)} />
                          ) : (
                            <>
                              <input
                                className="ds-input"
                                id={field.id}
                                name={field.name}
                                key={field.key}
                                defaultValue={field.initialValue ?? ''}
                                aria-label={`${row.place ? `${row.place.projectName}, fas ${row.place.phaseNumber}, ${row.place.role}` : `Ny rad ${at + 1}`}, ${dayHead(cell.date, day)}`}
                                aria-invalid={field.errors ? true : undefined}
                                aria-describedby={field.errors ? field.errorId : undefined}
                                inputMode="decimal"
                                autoComplete="off"
                                data-cell={`${at}-${day}`}
                                onKeyDown={moveFocus}
                              />
                              {cell.entry?.state === 'återsänd' ? <span className="cell-sub">återsänd</span> : null}
                            </>
                          )}
                        </td>
                      );
                    })}
                    <td className="num" data-day="Summa">
                      <b>{formatHours(rowSum(at))}</b>
                    </td>
                  </tr>
                  {/* Below the row: a message in a day's own cell would push the other days apart. */}
                  {meta && fieldList(meta.hours).some(({ errors }) => errors) ? (
                    <tr className="week-messages">
                      <td colSpan={9}>
                        {fieldList(meta.hours).map((field, day) =>
                          field.errors ? (
                            <div key={field.key}>
                              <b>{dayHead(row.cells[day]!.date, day)}</b> <FieldErrors meta={field} />
                            </div>
                          ) : null,
                        )}
                      </td>
                    </tr>
                  ) : null}
                </Fragment>
              );
            })}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">Summa</th>
              {rows[0]!.cells.map(({ date }, day) => (
                <td key={date} className="num" data-day={dayHead(date, day)}>
                  {formatHours(daySum(day))}
                </td>
              ))}
              <td className="num" data-day="Hela veckan">
                {formatHours(rows.reduce((sum, _, at) => sum + rowSum(at), 0))}
              </td>
            </tr>
          </tfoot>
        </table>
      </TableScroll>
      <Hindrances rows={rows} />
      <p className="sub no-print week-keys">Piltangenter och Enter flyttar mellan fälten. Skriv till exempel 7,5.</p>
      <div className="form-actions">
        <SubmitButton name="intent" value="save">
          Spara
        </SubmitButton>
        <SubmitButton name="intent" value="submit" variant="secondary" pendingText="Skickar …">
          Spara och skicka in veckan
        </SubmitButton>
      </div>
    </Form>
  );
}

/** Why days are closed, once each: a dash says nothing by itself. */
function Hindrances({ rows }: Pick<TimeWeekPageProps, 'rows'>) {
  const told = new Set(rows.flatMap(({ cells }) => cells.flatMap(({ hindrance }) => hindrance ?? [])));
  if (told.size === 0) return null;
  return <p className="sub">Fält saknas där det inte går att skriva: {[...told].join(' ')}</p>;
}

/** A day that cannot be typed in: its hours and how far they have come, or why it is closed. */
function Closed({ cell: { entry, hindrance }, week }: { cell: WeekCell; week: string }) {
  if (!entry) {
    return (
      <span title={hindrance ?? undefined}>
        –<span className="ds-sr-only"> {hindrance}</span>
      </span>
    );
  }
  return (
    <>
      {formatHours(entry.hours)}
      <span className="cell-sub">
        {entry.state}
        {entry.state === 'godkänd' ? (
          <>
            {' '}
            <Link to={`/tid?vecka=${week}&ratta=${entry.id}`} aria-label={`Rätta ${entry.role} ${entry.date}`}>
              Rätta
            </Link>
          </>
        ) : null}
      </span>
    </>
  );
}

const STEPS: Record<string, readonly [rows: number, days: number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  Enter: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** Moves to the next field in that direction, over days that have none; sideways only from the end of what is typed. */
function moveFocus(event: KeyboardEvent<HTMLInputElement>): void {
  const step = STEPS[event.key];
  const input = event.currentTarget;
  if (!step || event.altKey || event.ctrlKey || event.metaKey) return;
  const [rows, days] = step;
  const { selectionStart, selectionEnd, value } = input;
  const whole = selectionStart === 0 && selectionEnd === value.length;
  if (days < 0 && !whole && selectionStart !== 0) return;
  if (days > 0 && !whole && selectionEnd !== value.length) return;
  if (event.key === 'Enter') event.preventDefault();
  const [row, day] = (input.dataset['cell'] ?? '').split('-').map(Number);
  for (let far = 1; far <= 40; far++) {
    const next = input.form!.querySelector<HTMLInputElement>(`[data-cell="${row! + rows * far}-${day! + days * far}"]`);
    if (!next) continue;
    event.preventDefault();
    next.focus();
    next.select();
    return;
  }
}
