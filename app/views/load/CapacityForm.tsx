import { useForm } from '@conform-to/react';
import { parseWithZod } from '@conform-to/zod/v4';
import { Form } from '@remix-run/react';

import type { Capacity } from '~/domain/load';
import type { Month } from '~/domain/month';
import { capacityForm } from '~/forms/capacity';
import type { FormFailure } from '~/policy/form-failure';
import { FormNotes, lastResultOf } from '~/views/shell/form/FormNotes';
import { SubmitButton } from '~/views/shell/form/SubmitButton';
import { TextField } from '~/views/shell/form/TextField';
import { formatHours } from '~/views/shell/format';

interface CapacityFormProps {
  readonly place: Omit<Capacity, 'month' | 'hours' | 'version'>;
  readonly month?: Month | null;
  readonly capacities: readonly Capacity[];
  readonly failure: FormFailure | null;
}

/** Sets the hours that somebody has of a month, or of every month. */
export function CapacityForm({ place, month = null, capacities, failure }: CapacityFormProps) {
  const set = capacities.filter(
    (each) =>
      each.cooperationId === place.cooperationId &&
      each.role === place.role &&
      each.partyId === place.partyId &&
      each.userId === place.userId,
  );
  const lastResult = lastResultOf(failure, 'capacity');
  const current = set.find((each) => each.month === month);
  const [form, fields] = useForm({
    id: `kapacitet-${month ?? 'alla'}`,
    lastResult,
    defaultValue: {
      month: month ?? '',
      hours: current ? String(current.hours / 100).replace('.', ',') : '',
      version: String((current?.version ?? 0) + 1),
    },
    onValidate: ({ formData }) => parseWithZod(formData, { schema: capacityForm }),
  });
  const typedMonth = fields.month.value ?? '';
  const known = set.find((each) => (each.month ?? '') === typedMonth);
  const version = String(lastResult?.initialValue?.['version'] ?? (known?.version ?? 0) + 1);
  return (
    <>
      {set.length > 0 ? (
        <ul className="calc">
          {set.map((each) => (
            <li key={each.month ?? 'alla'}>
              {each.month ?? 'Varje månad'}: {formatHours(each.hours)}
            </li>
          ))}
        </ul>
      ) : (
        <p className="sub">Inget är satt: 160 h i månaden räknas som heltid, eller det som gäller hela samverkan.</p>
      )}
      <Form method="post" id={form.id} onSubmit={form.onSubmit} noValidate preventScrollReset className="form-row">
        <FormNotes form={form} failure={failure} intent="capacity" />
        <input type="hidden" name="cooperationId" value={place.cooperationId ?? ''} />
        <input type="hidden" name="role" value={place.role ?? ''} />
        <input type="hidden" name="partyId" value={place.partyId ?? ''} />
        <input type="hidden" name="userId" value={place.userId ?? ''} />
        <input type="hidden" name="version" key={version} defaultValue={version} />
        <TextField label="Månad" hint="åååå-mm, tomt: varje" meta={fields.month} autoComplete="off" />
        <TextField
          label="Timmar"
          meta={fields.hours}
          suffix="h"
          inputMode="decimal"
          autoComplete="off"
          className="field-figure"
        />
        <SubmitButton name="intent" value="capacity" variant="secondary">
          Spara kapacitet
        </SubmitButton>
      </Form>
    </>
  );
}
