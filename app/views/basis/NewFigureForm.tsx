import { useForm } from '@conform-to/react';
import { parseWithZod } from '@conform-to/zod/v4';
import { Form } from '@remix-run/react';

import type { BasisMember } from '~/domain/basis';
import { newFigureForm } from '~/forms/basis';
import type { FormFailure } from '~/policy/form-failure';
import type { BasisSeries } from '~/store/basis';
import { ConfirmFigure, confirmationIn } from '~/views/basis/ConfirmFigure';
import { SelectField } from '~/views/shell/form/ChoiceField';
import { FormActions } from '~/views/shell/form/FormActions';
import { FormNotes, lastResultOf } from '~/views/shell/form/FormNotes';
import { DateField, TextField } from '~/views/shell/form/TextField';

interface NewFigureFormProps {
  readonly series: BasisSeries;
  readonly members: readonly BasisMember[];
  readonly failure: FormFailure | null;
}

/** One figure of one party or unit, typed by hand. */
export function NewFigureForm({ series, members, failure }: NewFigureFormProps) {
  const [form, fields] = useForm<Record<'who' | 'referenceDate' | 'value' | 'source' | 'confirmed', string>>({
    id: `siffra-${series.id}`,
    lastResult: lastResultOf(failure, 'add-figure'),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: newFigureForm }) as never,
  });
  const receivers = members.flatMap(({ partyId, partyName, units }) => [
    { value: String(partyId), label: partyName },
    ...units.map(({ id, name }) => ({ value: `${partyId}-${id}`, label: `${partyName}: ${name}` })),
  ]);
  return (
    <Form method="post" id={form.id} onSubmit={form.onSubmit} noValidate className="form-grid card-panel">
      <div className="field-wide">
        <p className="sub">
          Siffran jämförs med den förra innan den sparas. En sparad siffra står kvar; är den fel rättas den i tabellen.
        </p>
        <FormNotes form={form} failure={failure} intent="add-figure" />
        <ConfirmFigure meta={fields.confirmed} value={confirmationIn(failure, 'add-figure')} />
      </div>
      <input type="hidden" name="seriesId" value={series.id} />
      <SelectField label="Vem" meta={fields.who} options={receivers} />
      <TextField label="Antal" meta={fields.value} required inputMode="numeric" className="field-figure" />
      <DateField label="Referensdatum" meta={fields.referenceDate} />
      <TextField label="Källa" meta={fields.source} required />
      <FormActions intent="add-figure" label="Spara siffran" cancelTo={`?#${series.slug}`} />
    </Form>
  );
}
