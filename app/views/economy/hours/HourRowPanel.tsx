import { useForm } from '@conform-to/react';
import { parseWithZod } from '@conform-to/zod/v4';
import { Form, useSearchParams } from '@remix-run/react';
import type { z } from 'zod';

import { sumRows, yearsOf } from '~/domain/hour-budget';
import { updateHourRowForm } from '~/forms/hours';
import type { HourRow } from '~/store/hours';
import { FormActions } from '~/views/shell/form/FormActions';
import { FormNotes, lastResultOf } from '~/views/shell/form/FormNotes';
import { VersionFields } from '~/views/shell/form/VersionFields';
import { ConfirmRemoval } from '~/views/shell/Removal';

import { figureInputs } from './hour-words';
import { HourMonths } from './HourMonths';
import { HourRowFields } from './HourRowFields';
import type { HoursPageProps } from './HoursPage';

type HourRowPanelProps = Pick<
  HoursPageProps,
  'project' | 'phases' | 'formYears' | 'failure' | 'people' | 'editableParties'
> & {
  readonly row: HourRow;
  readonly base: string;
};

/** One row opened by somebody who may change it: its form, and the question before it is taken away. */
export function HourRowPanel({ row, base, ...form }: HourRowPanelProps) {
  const [search] = useSearchParams();
  const here = `${base}?rad=${row.id}`;
  return (
    <div className="panel">
      {search.has('ta-bort') ? (
        <ConfirmRemoval id={row.id} version={row.version} what={`timmarna för ”${row.role}”`} cancelTo={here} />
      ) : null}
      <HourMonths row={row} base={base} failure={form.failure} />
      <UpdateForm key={row.id} {...form} row={row} base={base} />
    </div>
  );
}

function UpdateForm({ row, project, phases, formYears, failure, base, people, editableParties }: HourRowPanelProps) {
  const lastResult = lastResultOf(failure, 'update', row.id);
  const [form, fields] = useForm({
    id: `rad-${row.id}-form`,
    lastResult,
    defaultValue: valuesOf(row),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: updateHourRowForm }),
  });
  return (
    <Form method="post" id={form.id} onSubmit={form.onSubmit} noValidate preventScrollReset className="form-grid">
      {form.errors ? (
        <div className="field-wide">
          <FormNotes form={form} failure={failure} intent="update" />
        </div>
      ) : null}
      <VersionFields row={row} lastResult={lastResult} opened={fields.version.initialValue} />
      <HourRowFields
        fields={fields}
        parties={withOwnParty(
          project.participants.filter(({ id }) => editableParties === null || editableParties.includes(id)),
          row,
        )}
        phases={phases}
        formYears={formYears}
        people={withOwnPerson(people, row)}
        editableParties={editableParties}
        monthlyYears={new Set(row.cells.filter((cell) => cell.month !== null).map((cell) => cell.year))}
      />
      <FormActions
        intent="update"
        label="Spara"
        cancelTo={base}
        cancelLabel="Stäng"
        removeTo={`${base}?rad=${row.id}&ta-bort=1`}
      />
    </Form>
  );
}

function valuesOf(row: HourRow): Partial<z.input<typeof updateHourRowForm>> {
  const years = yearsOf([row]);
  const { byYear } = sumRows([row], years);
  return {
    version: String(row.version),
    role: row.role,
    category: row.category,
    partyId: row.partyId === null ? '' : String(row.partyId),
    userId: row.userId === null ? '' : String(row.userId),
    percent: row.percent === null ? '' : String(row.percent),
    phaseId: row.phaseId === null ? '' : String(row.phaseId),
    ...Object.fromEntries(years.flatMap((year, at) => figureInputs(year, byYear[at]!))),
  };
}

/** A party that has left the project stays a choice for the rows that are already its. */
function withOwnParty(participants: HoursPageProps['project']['participants'], { partyId, partyName }: HourRow) {
  if (partyId === null || partyName === null || participants.some((party) => party.id === partyId)) return participants;
  return [...participants, { id: partyId, name: `${partyName} (har lämnat projektet)` }];
}

/** So does a person who no longer leads anything in the project. */
function withOwnPerson(people: HoursPageProps['people'], { userId, userName }: HourRow): HoursPageProps['people'] {
  if (userId === null || userName === null || people.some((person) => person.userId === userId)) return people;
  return [...people, { userId, name: userName, email: '', partyId: null }];
}
