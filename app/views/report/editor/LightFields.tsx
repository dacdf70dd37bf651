import type { FieldMetadata } from '@conform-to/react';

import { LEVELS, type AreaLight, type Level } from '~/domain/report';
import type { Advice } from '~/domain/report-advice';
import { Shape } from '~/views/shell/icons';
import { CheckboxField } from '~/views/shell/form/ChoiceField';
import { FieldErrors } from '~/views/shell/form/FieldFrame';
import { Fieldset } from '~/views/shell/form/Fieldset';
import { TextAreaField, TextField } from '~/views/shell/form/TextField';

import { LEVEL_WORDS } from '../report-words';

/** A light as its form has it: strings. */
export type TypedLight = Record<Exclude<keyof AreaLight, 'level' | 'done'>, string> & {
  readonly level: string;
  readonly done: string;
};

interface LightFieldsProps {
  readonly area: string;
  readonly light: FieldMetadata<TypedLight>;
  /** the figures speak for another level */
  readonly advice: Advice | null;
  readonly onLevel: (level: Level) => void;
}

/** One area of a report: how it stands, why, and what is done about it. */
export function LightFields({ area, light, advice, onLevel }: LightFieldsProps) {
  const fields = light.getFieldset();
  return (
    <fieldset className="report-light">
      <legend>{area}</legend>
      <input type="hidden" name={fields.area.name} value={area} />
      <LevelField meta={fields.level} onLevel={onLevel} />
      {advice ? (
        <p className="report-advice" role="status">
          <Shape tone={LEVEL_WORDS[advice.level].tone} />
          <span>
            {advice.text} Siffrorna talar för <b>{LEVEL_WORDS[advice.level].word.toLowerCase()}</b>. Det är du som
            bedömer.
          </span>
        </p>
      ) : null}
      <div className="report-why">
        <TextField label="Kort om läget" meta={fields.text} />
        <TextAreaField label="Avvikelse" meta={fields.deviation} rows={2} />
        <TextAreaField label="Åtgärd" meta={fields.measure} rows={2} />
      </div>
      <CheckboxField label="Åtgärden är genomförd" meta={fields.done} />
    </fieldset>
  );
}

interface LevelFieldProps {
  readonly meta: FieldMetadata<string>;
  readonly onLevel: (level: Level) => void;
}

function LevelField({ meta, onLevel }: LevelFieldProps) {
  return (
    <Fieldset
      legend="Läge"
      role="radiogroup"
      aria-invalid={meta.errors ? true : undefined}
      aria-describedby={meta.errors ? meta.errorId : undefined}
    >
      <div className="report-levels">
        {LEVELS.map((level, at) => {
          // The first choice carries the field's own id: the error summary leads to it.
          const id = at === 0 ? meta.id : `${meta.id}-${at}`;
          return (
            <div className="ds-field" data-size="sm" data-tone={LEVEL_WORDS[level].tone} key={level}>
              <input
                id={id}
                type="radio"
                className="ds-input"
                name={meta.name}
                value={level}
                defaultChecked={meta.initialValue === level}
                onChange={() => onLevel(level)}
              />
              <label className="ds-label" htmlFor={id}>
                <Shape tone={LEVEL_WORDS[level].tone} /> {LEVEL_WORDS[level].word}
              </label>
            </div>
          );
        })}
      </div>
      <FieldErrors meta={meta} />
    </Fieldset>
  );
}
