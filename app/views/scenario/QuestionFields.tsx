import type { FieldMetadata } from '@conform-to/react';

import type { AskedFigure } from '~/domain/assumed-figure';
import type { LeavingLines } from '~/domain/departure';
import { formatCount, formatOre } from '~/views/shell/format';
import { SelectField } from '~/views/shell/form/ChoiceField';
import { Fieldset } from '~/views/shell/form/Fieldset';
import { TextField } from '~/views/shell/form/TextField';

import { figureName, type TypedScenario } from './scenario-address';
import type { ScenarioQuestions } from './scenario-result';

interface QuestionFieldsProps {
  readonly questions: ScenarioQuestions;
  readonly typed: Pick<TypedScenario, 'ersatt' | 'omfordela'>;
  readonly figureField: (name: string) => FieldMetadata<string>;
  readonly lineField: (partyId: string) => FieldMetadata<string>;
  /** what is said of the choice about the key */
  readonly keyErrors: readonly string[];
}

/** What a calculation needs somebody to say: figures that nobody has counted, and what becomes of what a leaver carries. */
export function QuestionFields({ questions, typed, figureField, lineField, keyErrors }: QuestionFieldsProps) {
  const { figures, lines, receivers } = questions;
  return (
    <>
      {figures.length > 0 ? (
        <Fieldset
          legend="Antagna siffror"
          hint="De används bara i scenariot och sparas inte i underlaget. En verklig siffra används när den finns, om du inte byter ut den."
          id="antagna-siffror"
        >
          <div className="form-grid">
            {figures.map((asked) => (
              <FigureField
                key={figureName(asked)}
                asked={asked}
                meta={figureField(figureName(asked))}
                replaced={typed.ersatt.includes(figureName(asked))}
              />
            ))}
          </div>
        </Fieldset>
      ) : null}
      {lines.length > 0 ? (
        <Fieldset legend="Rader som den som inte är med bär ensam">
          <div className="form-grid">
            {lines.map((each) => (
              <SelectField
                key={each.partyId}
                label={lineLabel(each)}
                meta={lineField(String(each.partyId))}
                emptyLabel="Välj vad som händer"
                options={LINE_OPTIONS}
                className="field-wide"
              />
            ))}
          </div>
        </Fieldset>
      ) : null}
      {receivers ? (
        <Fieldset
          legend={`Nyckeln ger en andel till ${receivers.names.join(', ')}, som inte är med`}
          hint={receivers.needed ? undefined : 'Utan krysset delas beloppet efter resten av nyckeln.'}
          aria-invalid={keyErrors.length > 0 || undefined}
        >
          <div className="ds-field" data-size="sm">
            <input
              className="ds-input"
              type="checkbox"
              id="omfordela"
              name="omfordela"
              value="1"
              defaultChecked={typed.omfordela !== ''}
            />
            <label className="ds-label" htmlFor="omfordela">
              Fördela om i proportion mellan dem som är kvar
            </label>
          </div>
          {keyErrors.map((message) => (
            <p className="ds-validation-message" data-size="sm" key={message}>
              {message}
            </p>
          ))}
        </Fieldset>
      ) : null}
    </>
  );
}

const LINE_OPTIONS = [
  { value: 'bort', label: 'Faller bort' },
  { value: 'nyckel', label: 'Delas efter nyckeln' },
];

function lineLabel({ partyName, names, sum }: LeavingLines): string {
  return `${partyName}: ${names.map((name) => `”${name}”`).join(', ')}, ${formatOre(sum)}`;
}

interface FigureFieldProps {
  readonly asked: AskedFigure;
  readonly meta: FieldMetadata<string>;
  readonly replaced: boolean;
}

function FigureField({ asked, meta, replaced }: FigureFieldProps) {
  const { partyName, unitName, seriesName, real } = asked;
  const box = `ersatt-${figureName(asked)}`;
  const who = unitName === null ? partyName : `${partyName}, ${unitName}`;
  const day = real && (real.precision === 'year' ? real.referenceDate.slice(0, 4) : real.referenceDate);
  return (
    <div>
      <TextField
        label={`${who}: ${seriesName.toLowerCase()}`}
        meta={meta}
        inputMode="numeric"
        hint={real ? `Verklig siffra: ${formatCount(real.value)} (${day})` : 'Ingen verklig siffra finns'}
        className="field-figure"
      />
      {real ? (
        <div className="ds-field" data-size="sm">
          <input
            className="ds-input"
            type="checkbox"
            id={box}
            name="ersatt"
            value={figureName(asked)}
            defaultChecked={replaced}
          />
          <label className="ds-label" htmlFor={box}>
            Byt ut den verkliga
          </label>
        </div>
      ) : null}
    </div>
  );
}
