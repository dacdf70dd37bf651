import type { FieldMetadata } from '@conform-to/react';
import type { z } from 'zod';

import type { newHourRowForm } from '~/forms/hours';
import { SelectField, type Option } from '~/views/shell/form/ChoiceField';
import { Fieldset } from '~/views/shell/form/Fieldset';
import { TextField } from '~/views/shell/form/TextField';
import { phaseLabel } from '~/views/shell/phase-name';

import { CATEGORY_OPTIONS, EVERY_PARTY } from './hour-words';
import type { HoursPageProps } from './HoursPage';

type Fields = {
  [Name in keyof Required<z.input<typeof newHourRowForm>>]: FieldMetadata<z.input<typeof newHourRowForm>[Name]>;
};

type HourRowFieldsProps = Pick<HoursPageProps, 'phases' | 'formYears' | 'people' | 'editableParties'> & {
  readonly fields: Fields;
  readonly parties: readonly { readonly id: number; readonly name: string }[];
  /** per year: where a change has a consequence that one can not see */
  readonly monthlyYears?: ReadonlySet<number>;
};

/** The fields of a row, new or not: who, and how much in each year. */
export function HourRowFields(props: HourRowFieldsProps) {
  const { fields, parties, phases, formYears, people, editableParties, monthlyYears } = props;
  const partyOptions = parties.map(asOption);
  const phaseOptions = phases.map((phase) => ({ value: String(phase.id), label: phaseLabel(phase) }));
  const costly =
    fields.category.value === 'extern' ||
    formYears.some((year) => fields[`cost-${year}`]?.errors || fields[`rate-${year}`]?.errors);
  return (
    <>
      <input type="hidden" name="firstYear" value={formYears[0]} />
      <TextField label="Roll" meta={fields.role} required className="field-wide" />
      <SelectField label="Slag" meta={fields.category} options={CATEGORY_OPTIONS} />
      <SelectField
        label="Kommun"
        meta={fields.partyId}
        emptyLabel={editableParties === null ? EVERY_PARTY : undefined}
        options={partyOptions}
      />
      {people.length > 0 ? (
        <SelectField
          label="Person"
          meta={fields.userId}
          emptyLabel="Den som har rollen"
          options={people.map(({ userId, name }) => ({ value: String(userId), label: name }))}
        />
      ) : null}
      <SelectField label="Fas" meta={fields.phaseId} emptyLabel="Ingen särskild" options={phaseOptions} />
      <TextField
        label="Andel av heltid"
        meta={fields.percent}
        suffix="%"
        inputMode="numeric"
        className="field-figure"
      />
      <div className="field-wide">
        <Fieldset legend="Timmar per år" hint="Ett tomt fält betyder att inget är sagt om året.">
          <div className="form-grid">
            {formYears.map((year) => (
              <TextField
                key={year}
                label={`Timmar ${year}`}
                meta={fields[`hours-${year}`]!}
                hint={
                  monthlyYears?.has(year)
                    ? 'Är fördelade på månader. Ändrar du dem blir de en summa för året.'
                    : undefined
                }
                suffix="h"
                inputMode="decimal"
                autoComplete="off"
                className="field-figure"
              />
            ))}
          </div>
        </Fieldset>
      </div>
      <details className="edit-panel field-wide" open={costly}>
        <summary>Kostnad per år, bara för extern tid</summary>
        <p className="sub">Skriv timpriset eller kostnaden för året. Av timpriset räknas kostnaden ut.</p>
        <div className="form-grid">
          {formYears.map((year) => (
            <TextField
              key={`timpris ${year}`}
              label={`Timpris ${year}`}
              meta={fields[`rate-${year}`]!}
              suffix="kr/h"
              inputMode="decimal"
              autoComplete="off"
              className="field-figure"
            />
          ))}
          {formYears.map((year) => (
            <TextField
              key={year}
              label={`Kostnad ${year}`}
              meta={fields[`cost-${year}`]!}
              suffix="kr"
              inputMode="decimal"
              autoComplete="off"
              className="field-figure"
            />
          ))}
        </div>
      </details>
    </>
  );
}

function asOption({ id, name }: { readonly id: number; readonly name: string }): Option {
  return { value: String(id), label: name };
}
