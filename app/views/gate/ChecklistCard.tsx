import { useForm } from '@conform-to/react';
import { parseWithZod } from '@conform-to/zod/v4';
import { Form, useSearchParams } from '@remix-run/react';

import { tickForm } from '~/forms/gate';
import type { GateCriterion } from '~/store/gate';
import { Day } from '~/views/shell/Dates';
import { CheckboxField } from '~/views/shell/form/ChoiceField';
import { FormNotes, lastResultOf } from '~/views/shell/form/FormNotes';
import { SubmitButton } from '~/views/shell/form/SubmitButton';
import { TextField } from '~/views/shell/form/TextField';
import { VersionFields } from '~/views/shell/form/VersionFields';
import { Card } from '~/views/shell/Page';
import { Status } from '~/views/shell/Status';
import { fieldList } from '~/views/shell/form/field-list';

import type { GatePageProps } from './GatePage';

/** What should be fulfilled when the gate is decided; ticked off by the projektledare, read by everybody. */
export function ChecklistCard(props: GatePageProps & { readonly here: string }) {
  const { gate, mayEdit } = props;
  const [search] = useSearchParams();
  return (
    <Card title="Kriterier" id="kriterier">
      {gate.checklist.length === 0 ? (
        <p className="sub">Inga kriterier är skrivna för beslutspunkten.</p>
      ) : mayEdit ? (
        // What was saved makes a new form; what somebody else changes meanwhile must not take away what is typed.
        <TickForm key={search.get('sparad')} {...props} />
      ) : (
        <ul className="list">
          {gate.checklist.map((criterion) => (
            <li key={criterion.id}>
              <span>
                {criterion.text} <Met criterion={criterion} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function Met({ criterion: { metOn, metBy, note } }: { readonly criterion: GateCriterion }) {
  return (
    <>
      {metOn === null ? <Status tone="warn">Ej uppfyllt</Status> : <Status tone="ok">Uppfyllt</Status>}{' '}
      <span className="sub">
        {metOn === null ? null : (
          <>
            <Day date={metOn} />
            {metBy ? `, ${metBy}` : ''}
          </>
        )}
        {note ? `${metOn === null ? '' : ' · '}${note}` : ''}
      </span>
    </>
  );
}

type TypedTicks = {
  version: string;
  criteria: { id: string; met: string; note: string }[];
};

function TickForm({ gate, failure }: GatePageProps) {
  const lastResult = lastResultOf(failure, 'tick');
  const [form, fields] = useForm<TypedTicks>({
    id: 'kriterier-form',
    lastResult,
    defaultValue: {
      version: String(gate.version),
      criteria: gate.checklist.map(({ id, metOn, note }) => ({
        id: String(id),
        met: metOn === null ? '' : 'on',
        note,
      })),
    },
    onValidate: ({ formData }) => parseWithZod(formData, { schema: tickForm }) as never,
  });
  return (
    <Form method="post" id={form.id} onSubmit={form.onSubmit} noValidate preventScrollReset>
      <FormNotes form={form} failure={failure} intent="tick" />
      <VersionFields row={gate} lastResult={lastResult} opened={fields.version.initialValue} />
      {fieldList(fields.criteria).map((row) => {
        const field = row.getFieldset();
        const criterion = gate.checklist.find(({ id }) => String(id) === field.id.initialValue);
        if (!criterion) return null;
        return (
          <fieldset key={row.key} className="gate-row">
            <legend className="ds-sr-only">{criterion.text}</legend>
            <input type="hidden" name={field.id.name} value={criterion.id} />
            <div>
              <CheckboxField label={criterion.text} meta={field.met} />
              {criterion.metOn === null ? null : (
                <p className="sub">
                  Uppfyllt <Day date={criterion.metOn} />
                  {criterion.metBy ? `, ${criterion.metBy}` : ''}
                </p>
              )}
            </div>
            <TextField label="Anteckning" meta={field.note} required={false} autoComplete="off" />
          </fieldset>
        );
      })}
      <div className="form-actions">
        <SubmitButton name="intent" value="tick">
          Spara kriterierna
        </SubmitButton>
      </div>
    </Form>
  );
}
