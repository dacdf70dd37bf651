import { useForm } from '@conform-to/react';
import type { SubmissionResult } from '@conform-to/react';
import { Form } from '@remix-run/react';

import { SelectField } from '~/views/shell/form/ChoiceField';
import { TextField } from '~/views/shell/form/TextField';
import { Card } from '~/views/shell/Page';

import { PartyChoice } from './PartyChoice';
import type { TypedScenario } from './scenario-address';
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

type Fields = Record<keyof TypedScenario, string>;

/** What is assumed. Sent with GET: a what-if has an address that can be sent to a colleague. */
export function ScenarioForm({ choices, typed, reply, result, action, hidden }: ScenarioFormProps) {
  const { part, ...rest } = typed;
  const [form, fields] = useForm<Fields>({
    id: 'scenario',
    lastResult: reply ?? refusalOf(result),
    defaultValue: rest,
  });
  const days = choices.days.map((day) => ({ value: day, label: `Senast ${day}` }));
  const other = rest.siffror !== '' && !days.some(({ value }) => value === rest.siffror);
  return (
    <Card title="Vad händer om …">
      <Form method="get" action={`${action}#resultat`} id={form.id} noValidate>
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

/** A refusal of the calculation, at the field that it is about. */
function refusalOf(result: ScenarioResult | null): SubmissionResult<string[]> | undefined {
  const refusal = result?.refusal;
  return refusal?.field ? { status: 'error', error: { [refusal.field]: [refusal.message] } } : undefined;
}
