import { useForm } from '@conform-to/react';
import { parseWithZod } from '@conform-to/zod/v4';
import { Form } from '@remix-run/react';

import { VERDICTS } from '~/domain/approval';
import { gateDecisionForm } from '~/forms/gate';
import { VERDICT_WORDS } from '~/views/approval/approval-words';
import { RegisteredFields } from '~/views/decision/RegisteredFields';
import { SelectField } from '~/views/shell/form/ChoiceField';
import { FormActions } from '~/views/shell/form/FormActions';
import { FormNotes, lastResultOf } from '~/views/shell/form/FormNotes';
import { TextAreaField } from '~/views/shell/form/TextField';
import { VersionFields } from '~/views/shell/form/VersionFields';
import { Note } from '~/views/shell/Page';

import type { GatePageProps } from './GatePage';

const OUTCOMES = VERDICTS.map((value) => ({
  value,
  label: value === 'återremiss' ? 'Återremiss eller bordläggning' : VERDICT_WORDS[value].word,
}));

type Typed = Record<
  'outcome' | 'decidedOn' | 'motivation' | 'deciders' | 'diaryNumber' | 'corrects' | 'version',
  string
>;

interface GateDecisionFormProps extends GatePageProps {
  readonly here: string;
  /** the number of the decision that it replaces; null: the first one */
  readonly corrects: number | null;
}

/** The styrgrupp's decision on a gate as it goes into the register, where it cannot be changed. */
export function GateDecisionForm({ gate, token, today, failure, here, corrects }: GateDecisionFormProps) {
  const lastResult = lastResultOf(failure, 'decide');
  const [form, fields] = useForm<Typed>({
    id: 'beslut-om-punkten',
    lastResult,
    defaultValue: { decidedOn: today, version: String(gate.version) },
    onValidate: ({ formData }) => parseWithZod(formData, { schema: gateDecisionForm }) as never,
  });
  const unmet = gate.checklist.filter(({ metOn }) => metOn === null);
  return (
    <Form
      method="post"
      id={form.id}
      onSubmit={form.onSubmit}
      noValidate
      preventScrollReset
      className="form-grid no-print"
    >
      <div className="field-wide">
        <h3>{corrects === null ? 'Registrera beslut' : `Rätta beslut ${corrects}`}</h3>
        <p className="sub">Beslutet får nummer i registret och kan inte ändras efteråt, bara rättas med ett nytt.</p>
        <FormNotes form={form} failure={failure} intent="decide" />
        {unmet.length > 0 ? (
          <Note
            tone="warn"
            title={
              unmet.length === 1 ? 'Ett kriterium är inte uppfyllt.' : `${unmet.length} kriterier är inte uppfyllda.`
            }
          >
            {unmet.map(({ text }) => text).join(' · ')}
          </Note>
        ) : null}
      </div>
      <VersionFields row={gate} lastResult={lastResult} opened={fields.version.initialValue} />
      <input type="hidden" name="corrects" value={corrects ?? ''} />
      <SelectField label="Styrgruppen beslutar" meta={fields.outcome} emptyLabel="Välj" options={OUTCOMES} required />
      <TextAreaField
        label="Motivering eller villkor"
        meta={fields.motivation}
        hint={
          unmet.length > 0
            ? 'Behövs, eftersom alla kriterier inte är uppfyllda.'
            : 'Behövs för allt utom ett rent godkännande.'
        }
        rows={3}
        className="field-wide"
      />
      <RegisteredFields fields={fields} token={token} />
      <FormActions intent="decide" label="För in beslutet i registret" cancelTo={`${here}#beslut`} />
    </Form>
  );
}
