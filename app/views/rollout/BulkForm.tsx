import { useForm } from '@conform-to/react';
import { parseWithZod } from '@conform-to/zod/v4';
import { Form } from '@remix-run/react';

import { PLACE } from '~/domain/rollout';
import { previewBulkForm } from '~/forms/rollout';
import { KIND_OPTIONS } from '~/views/plan/milestone-words';
import { RadioField, SelectField } from '~/views/shell/form/ChoiceField';
import { FormActions } from '~/views/shell/form/FormActions';
import { FormNotes, lastResultOf } from '~/views/shell/form/FormNotes';
import { DateField, TextField } from '~/views/shell/form/TextField';
import { Card } from '~/views/shell/Page';
import { phaseLabel } from '~/views/shell/phase-name';

import { windowText } from './rollout-words';
import type { RolloutPageProps } from './RolloutPage';

type TypedBulk = Record<'phaseId' | 'pattern' | 'kind' | 'scope' | 'spread' | 'firstOn' | 'every', string>;

/** Orders one milestone for each of several kommuner; nothing is made before it has been seen. */
export function BulkForm({ groups, phases, failure, checked, base }: RolloutPageProps & { readonly base: string }) {
  const first = phases.find(({ kind }) => kind === 'breddinförande') ?? phases[0];
  const [form, fields] = useForm<TypedBulk>({
    id: 'en-per-kommun',
    lastResult: lastResultOf(failure, 'preview') ?? lastResultOf(failure, 'create'),
    defaultValue: checked?.typed ?? {
      phaseId: first ? String(first.id) : '',
      pattern: `Lanserad i ${PLACE}`,
      kind: 'lansering',
      scope: groups.length > 0 ? 'groups' : 'all',
      spread: groups.length > 0 ? 'steps' : 'same',
      every: '5',
    },
    onValidate: ({ formData }) => parseWithZod(formData, { schema: previewBulkForm }) as never,
  });
  return (
    <Card title={checked ? 'Ändra och visa igen' : 'En milstolpe per kommun'}>
      <Form method="post" id={form.id} onSubmit={form.onSubmit} noValidate className="form-grid">
        <div className="field-wide">
          <p className="sub">Du ser alla milstolpar med sina dagar innan något skapas.</p>
          <FormNotes form={form} failure={failure} intent={failure?.intent ?? 'preview'} />
        </div>
        <TextField
          label="Milstolpe"
          meta={fields.pattern}
          hint={`${PLACE} byts mot kommunens namn`}
          required
          className="field-wide"
          autoComplete="off"
        />
        <SelectField label="Slag" meta={fields.kind} options={KIND_OPTIONS} />
        <SelectField
          label="Fas"
          meta={fields.phaseId}
          options={phases.map((phase) => ({ value: String(phase.id), label: phaseLabel(phase) }))}
        />
        <SelectField
          label="Kommuner"
          meta={fields.scope}
          options={[
            ...(groups.length > 0 ? [{ value: 'groups', label: 'Alla i en grupp' }] : []),
            { value: 'all', label: 'Alla deltagare' },
            ...groups.map((group) => ({ value: String(group.id), label: `${group.name}, ${windowText(group)}` })),
          ]}
        />
        <div className="field-wide">
          <RadioField
            label="Dagar"
            meta={fields.spread}
            options={[
              { value: 'same', label: 'Samma dag för alla' },
              { value: 'steps', label: 'En i taget, med jämnt avstånd' },
            ]}
          />
        </div>
        <DateField
          label="Första dag"
          meta={fields.firstOn}
          hint="åååå-mm-dd. Tomt vid jämnt avstånd: varje grupp börjar med sin första månad."
        />
        <TextField
          label="Avstånd"
          meta={fields.every}
          hint="Arbetsdagar mellan en kommun och nästa"
          suffix="dagar"
          inputMode="numeric"
        />
        <FormActions intent="preview" label="Visa milstolparna" cancelTo={base} />
      </Form>
    </Card>
  );
}
