import { useForm } from '@conform-to/react';
import { parseWithZod } from '@conform-to/zod/v4';
import { Form } from '@remix-run/react';

import { forecastForm } from '~/forms/forecast';
import type { FormFailure } from '~/policy/form-failure';
import type { Forecast } from '~/store/follow-up';
import { SelectField } from '~/views/shell/form/ChoiceField';
import { FormActions } from '~/views/shell/form/FormActions';
import { FormNotes, lastResultOf } from '~/views/shell/form/FormNotes';
import { TextField } from '~/views/shell/form/TextField';

import { kronorInput } from './actual-words';
import type { FollowUpPageProps } from './FollowUpPage';

type ForecastFormProps = Pick<FollowUpPageProps, 'phases' | 'forecasts'> & {
  readonly opened: { readonly phaseId: number; readonly year: number };
  /** of that phase and year and no other */
  readonly fixed: boolean;
  readonly failure: FormFailure | null;
  readonly cancelTo: string;
};

/** A forecast for a phase and a year; the ones before stay as history. */
export function ForecastForm({ phases, opened, fixed, forecasts, failure, cancelTo }: ForecastFormProps) {
  const said: readonly Forecast[] = fixed
    ? forecasts.filter(({ phaseId, year }) => phaseId === opened.phaseId && year === opened.year)
    : [];
  const lastResult = lastResultOf(failure, 'forecast');
  const amount = said[0]?.amount ?? null;
  const [form, fields] = useForm({
    id: 'prognosform',
    lastResult,
    defaultValue: {
      phaseId: String(opened.phaseId),
      year: String(opened.year),
      amount: amount === null ? '' : kronorInput(amount),
      note: '',
      version: String(said.length + 1),
    },
    onValidate: ({ formData }) => parseWithZod(formData, { schema: forecastForm }),
  });
  const version = String(lastResult?.initialValue?.version ?? fields.version.initialValue ?? '1');
  return (
    <div className="panel">
      <Form method="post" id={form.id} onSubmit={form.onSubmit} noValidate preventScrollReset className="form-grid">
        {form.errors ? (
          <div className="field-wide">
            <FormNotes form={form} failure={failure} intent="forecast" />
          </div>
        ) : null}
        <input type="hidden" name="version" key={version} defaultValue={version} />
        <SelectField
          label="Fas"
          meta={fields.phaseId}
          options={phases.map(({ phaseId, phaseNumber, phaseName }) => ({
            value: String(phaseId),
            label: `${phaseNumber} · ${phaseName}`,
          }))}
        />
        <TextField label="År" meta={fields.year} inputMode="numeric" autoComplete="off" className="field-figure" />
        <TextField
          label="Prognos"
          meta={fields.amount}
          hint="Vad hela året väntas kosta. Tomt: som budget."
          suffix="kr"
          autoComplete="off"
          className="field-figure"
        />
        <TextField label="Kommentar" meta={fields.note} required={false} className="field-wide" />
        <FormActions intent="forecast" label="Spara prognosen" cancelTo={cancelTo} />
      </Form>
    </div>
  );
}
