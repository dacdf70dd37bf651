import { useForm } from '@conform-to/react';
import { parseWithZod } from '@conform-to/zod/v4';
import { Form, Link, useSearchParams } from '@remix-run/react';

import { sumMonth, yearsOf } from '~/domain/hour-budget';
import { hourMonthsForm } from '~/forms/hours';
import type { FormFailure } from '~/policy/form-failure';
import type { HourRow } from '~/store/hours';
import { FormActions } from '~/views/shell/form/FormActions';
import { FormNotes, lastResultOf } from '~/views/shell/form/FormNotes';
import { TextField } from '~/views/shell/form/TextField';
import { VersionFields } from '~/views/shell/form/VersionFields';
import { fieldList } from '~/views/shell/form/field-list';
import { MONTHS } from '~/views/shell/months';

interface HourMonthsProps {
  readonly row: HourRow;
  readonly base: string;
  readonly failure: FormFailure | null;
}

/** Which year of a row can be said month by month, and the form for the one that is opened. */
export function HourMonths({ row, base, failure }: HourMonthsProps) {
  const [search] = useSearchParams();
  const years = yearsOf([row]);
  const opened = years.find((year) => String(year) === search.get('manader')) ?? null;
  if (years.length === 0) return null;
  return (
    <>
      <p className="sub">
        Fördela på månader:{' '}
        {years.map((year) => (
          <span key={year}>
            <Link to={`${base}?rad=${row.id}&manader=${year}#rad-${row.id}`} preventScrollReset>
              {year}
            </Link>{' '}
          </span>
        ))}
      </p>
      {opened === null ? null : <MonthsForm key={opened} row={row} year={opened} base={base} failure={failure} />}
    </>
  );
}

function MonthsForm({ row, year, base, failure }: HourMonthsProps & { readonly year: number }) {
  const lastResult = lastResultOf(failure, 'months', row.id);
  const [form, fields] = useForm({
    id: `manader-${row.id}-${year}`,
    lastResult,
    defaultValue: {
      version: String(row.version),
      months: MONTHS.map((_, at) => {
        const sum = sumMonth([row], year, at + 1);
        return sum ? String(sum.hours / 100).replace('.', ',') : '';
      }),
    },
    onValidate: ({ formData }) => parseWithZod(formData, { schema: hourMonthsForm }),
  });
  const months = fieldList(fields.months);
  return (
    <Form method="post" id={form.id} onSubmit={form.onSubmit} noValidate preventScrollReset className="form-grid">
      {form.errors ? (
        <div className="field-wide">
          <FormNotes form={form} failure={failure} intent="months" />
        </div>
      ) : null}
      <VersionFields row={row} lastResult={lastResult} opened={fields.version.initialValue} />
      <input type="hidden" name="year" value={year} />
      {MONTHS.map((month, at) =>
        months[at] ? (
          <TextField
            key={month}
            label={`${month} ${year}`}
            meta={months[at]}
            suffix="h"
            inputMode="decimal"
            autoComplete="off"
            className="field-figure"
          />
        ) : null,
      )}
      <FormActions intent="months" label={`Spara månaderna ${year}`} cancelTo={`${base}?rad=${row.id}#rad-${row.id}`} />
    </Form>
  );
}
