import { useForm } from '@conform-to/react';
import { parseWithZod } from '@conform-to/zod/v4';
import { Form } from '@remix-run/react';

import { correctActualForm, newActualForm } from '~/forms/actual';
import type { Actual } from '~/store/actual';
import { SelectField } from '~/views/shell/form/ChoiceField';
import { FormActions } from '~/views/shell/form/FormActions';
import { FormNotes, lastResultOf } from '~/views/shell/form/FormNotes';
import { DateField, TextAreaField, TextField } from '~/views/shell/form/TextField';
import { Card } from '~/views/shell/Page';
import { phaseLabel } from '~/views/shell/phase-name';

import { KIND_OPTIONS, kronorInput } from './actual-words';
import type { ActualsPageProps } from './ActualsPage';

type ActualFormProps = Pick<ActualsPageProps, 'parties' | 'phases' | 'failure' | 'today'> & {
  /** the row that the form takes the place of; null for a new one */
  readonly corrected: Actual | null;
  readonly cancelTo: string;
};

/** A cost, new or instead of one that was wrong. */
export function ActualForm({ parties, phases, failure, today, corrected, cancelTo }: ActualFormProps) {
  const intent = corrected ? 'correct' : 'create';
  // A new row has neither id nor reason.
  const schema = (corrected ? correctActualForm : newActualForm) as typeof correctActualForm;
  const [form, fields] = useForm({
    id: corrected ? `ratta-utfall-${corrected.id}` : 'nytt-utfall',
    lastResult: lastResultOf(failure, intent),
    defaultValue: corrected
      ? {
          phaseId: String(corrected.phaseId),
          partyId: corrected.partyId === null ? '' : String(corrected.partyId),
          date: corrected.date ?? '',
          amount: kronorInput(corrected.amount),
          kind: corrected.kind,
          text: corrected.text,
          voucher: corrected.voucher,
          reason: '',
        }
      : { date: today, kind: 'extern', reason: '' },
    onValidate: ({ formData }) => parseWithZod(formData, { schema }),
  });
  return (
    <Card title={corrected ? `Rätta ”${corrected.text}”` : 'Nytt utfall'}>
      {corrected ? (
        <p className="sub">Den gamla raden står kvar i historiken. Skriv 0 kr för att ta bort beloppet.</p>
      ) : null}
      <Form method="post" id={form.id} onSubmit={form.onSubmit} noValidate className="form-grid">
        {form.errors ? (
          <div className="field-wide">
            <FormNotes form={form} failure={failure} intent={intent} />
          </div>
        ) : null}
        {corrected ? <input type="hidden" name="id" value={corrected.id} /> : null}
        <TextField label="Vad kostnaden gäller" meta={fields.text} required className="field-wide" />
        <TextField
          label="Belopp"
          meta={fields.amount}
          suffix="kr"
          hint="Kredit och intäkt med minus."
          inputMode="text"
          autoComplete="off"
          className="field-figure"
        />
        <DateField label="Bokföringsdag" meta={fields.date} />
        <SelectField
          label="Fas"
          meta={fields.phaseId}
          options={phases.map((phase) => ({ value: String(phase.id), label: phaseLabel(phase) }))}
        />
        <SelectField
          label="Part"
          meta={fields.partyId}
          emptyLabel={parties.length > 1 ? 'Välj part' : undefined}
          options={parties.map(({ id, name }) => ({ value: String(id), label: name }))}
        />
        <SelectField label="Slag" meta={fields.kind} options={KIND_OPTIONS} />
        <TextField label="Verifikationsnummer" meta={fields.voucher} required={false} autoComplete="off" />
        {corrected ? (
          <div className="field-wide">
            <TextAreaField label="Varför rättas raden?" meta={fields.reason} required rows={2} />
          </div>
        ) : null}
        <FormActions intent={intent} label={corrected ? 'Spara rättelsen' : 'Lägg till'} cancelTo={cancelTo} />
      </Form>
    </Card>
  );
}
