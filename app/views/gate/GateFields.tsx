import type { FieldMetadata } from '@conform-to/react';

import { SelectField } from '~/views/shell/form/ChoiceField';
import { DateField, TextAreaField, TextField } from '~/views/shell/form/TextField';

import { phaseOptions, type PhaseChoice } from './gate-words';

/** A gate as it is typed. */
export type TypedGate = Record<
  'label' | 'title' | 'decides' | 'phaseId' | 'plannedOn' | 'criteria' | 'papers' | 'reason' | 'version',
  string
>;

interface GateFieldsProps {
  readonly fields: { readonly [Name in keyof TypedGate]: FieldMetadata<string, TypedGate, string[]> };
  readonly phases: readonly PhaseChoice[];
  /** the day was set before, so that moving it needs a reason */
  readonly moves: boolean;
}

/** What is typed of a gate, new or old. */
export function GateFields({ fields, phases, moves }: GateFieldsProps) {
  return (
    <>
      <TextField label="Beteckning" meta={fields.label} hint="Till exempel BP3" required />
      <TextField label="Namn" meta={fields.title} required className="field-wide" />
      <DateField label="Planerad dag" meta={fields.plannedOn} />
      {moves ? (
        <TextField
          label="Orsak"
          meta={fields.reason}
          hint="Krävs när dagen ändras"
          className="field-wide"
          autoComplete="off"
        />
      ) : null}
      <SelectField label="Fas som avslutas" meta={fields.phaseId} emptyLabel="Ingen" options={phaseOptions(phases)} />
      <TextAreaField label="Vad som beslutas" meta={fields.decides} required={false} rows={2} className="field-wide" />
      <TextAreaField
        label="Kriterier"
        meta={fields.criteria}
        hint="Ett per rad: vad som ska vara uppfyllt vid beslutet."
        required={false}
        rows={4}
        className="field-wide"
      />
      <TextAreaField
        label="Underlag"
        meta={fields.papers}
        hint="Ett per rad: vad det heter och sedan adressen, https://…"
        required={false}
        rows={2}
        className="field-wide"
      />
    </>
  );
}
