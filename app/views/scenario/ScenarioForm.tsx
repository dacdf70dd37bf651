import { useForm } from '@conform-to/react';
import type { SubmissionResult } from '@conform-to/react';
import { Form } from '@remix-run/react';
import { useMemo } from 'react';

import { SelectField } from '~/views/shell/form/ChoiceField';
import { TextField } from '~/views/shell/form/TextField';
import { Card } from '~/views/shell/Page';

import { PartyChoice } from './PartyChoice';
import { QuestionFields } from './QuestionFields';
import { figureName, type TypedScenario } from './scenario-address';
import type { ScenarioChoices, ScenarioResult } from './scenario-result';

export interface ScenarioFormProps {
  readonly choices: ScenarioChoices;
  readonly typed: TypedScenario;
  /** what the address was answered where it could not be read */
  readonly reply: SubmissionResult<string[]> | null;
  readonly result: ScenarioResult | null;
  /** where it is sent, without a query */
  readonly action: string;
  /** sent along: what it is about, and the order */
  readonly hidden: readonly (readonly [name: string, value: string])[];
}

type Fields = Record<Exclude<keyof TypedScenario, 'antal' | 'rad'>, string> & {
  antal: Record<string, string>;
  rad: Record<string, string>;
};

/** What is assumed. Sent with GET: a what-if has an address that can be sent to a colleague. */
export function ScenarioForm({ choices, typed, reply, result, action, hidden }: ScenarioFormProps) {
  const { part, ersatt, ...rest } = typed;
  // The same answer each time: Conform takes a new one in again, and again.
  const lastResult = useMemo(() => reply ?? refusalOf(result, typed), [reply, result, typed]);
  const [form, fields] = useForm<Fields>({
    id: 'scenario',
    lastResult,
    defaultValue: rest,
  });
  const [figureFields, lineFields] = [fields.antal.getFieldset(), fields.rad.getFieldset()];
  const days = choices.days.map((day) => ({ value: day, label: `Senast ${day}` }));
  const other = rest.siffror !== '' && !days.some(({ value }) => value === rest.siffror);
  return (
    <Card title="Vad händer om …">
      <Form method="get" action={`${action}#resultat`} id={form.id} noValidate className="scenario-form">
        {[...hidden, ['rakna', '1'] as const].map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <PartyChoice
          parties={choices.parties}
          chosen={part ?? choices.present.map(String)}
          present={choices.present}
          errors={fields.part.errors ?? []}
        />
        <div className="form-grid">
          <SelectField
            label="Nyckel"
            meta={fields.nyckel}
            emptyLabel="Som i dag"
            options={choices.keys.map(({ id, name }) => ({ value: String(id), label: name }))}
          />
          <SelectField
            label="Siffror"
            meta={fields.siffror}
            emptyLabel="De senaste"
            options={other ? [...days, { value: rest.siffror, label: `Senast ${rest.siffror}` }] : days}
          />
          <TextField
            label="Antagen summa"
            meta={fields.summa}
            suffix="kr"
            hint="Tomt: som i budgeten"
            className="field-figure"
          />
          <TextField
            label="Införande"
            meta={fields.inforande}
            suffix="kr"
            hint="Läggs ovanpå. Bara den nya betalar"
            className="field-figure"
          />
        </div>
        {result ? (
          <QuestionFields
            questions={result.questions}
            typed={{ ersatt, omfordela: rest.omfordela }}
            figureField={(name) => figureFields[name]!}
            lineField={(id) => lineFields[id]!}
            keyErrors={fields.omfordela.errors ?? []}
          />
        ) : null}
        <details className="edit-panel" open={rest.tak !== '' || Boolean(fields.tak.errors ?? fields.tillvaxt.errors)}>
          <summary>Tillväxt mot ett tak i avtalet</summary>
          <p className="sub">
            Tillåter ett avtal att underlaget växer högst så här mycket? Skriv tillväxten, eller låt den räknas på ett
            underlag.
          </p>
          <div className="form-grid">
            <TextField label="Avtalet tillåter" meta={fields.tak} suffix="%" className="field-figure" />
            <TextField label="Tillväxten blir" meta={fields.tillvaxt} suffix="%" className="field-figure" />
            <SelectField
              label="Eller räkna den på"
              meta={fields.serie}
              emptyLabel="Inget underlag"
              options={choices.series.map(({ id, name }) => ({ value: String(id), label: name }))}
            />
          </div>
        </details>
        <div className="form-actions">
          <button className="ds-button" data-size="sm" type="submit">
            Räkna
          </button>
        </div>
      </Form>
    </Card>
  );
}

/** A refusal of the calculation, at the field that it is about, and what else it waits for. */
function refusalOf(result: ScenarioResult | null, typed: TypedScenario): SubmissionResult<string[]> | undefined {
  if (!result?.refusal) return undefined;
  const { refusal, questions } = result;
  const error: Record<string, string[]> = refusal.field ? { [refusal.field]: [refusal.message] } : {};
  for (const asked of questions.figures) {
    const name = figureName(asked);
    if (!asked.real && !typed.antal[name]) error[`antal.${name}`] = ['Skriv ett antal, så räknas scenariot med det.'];
  }
  for (const { partyId, becomes } of questions.lines)
    if (becomes === null) error[`rad.${partyId}`] = ['Välj vad som händer.'];
  if (questions.receivers?.needed && typed.omfordela === '')
    error.omfordela = ['Kryssa i rutan, eller välj en annan nyckel.'];
  return Object.keys(error).length > 0 ? { status: 'error', error } : undefined;
}
