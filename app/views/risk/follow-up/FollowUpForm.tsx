import { useForm } from '@conform-to/react';
import { parseWithZod } from '@conform-to/zod/v4';
import { Form } from '@remix-run/react';

import { followUpForm } from '~/forms/risk';
import type { FormFailure } from '~/policy/form-failure';
import type { RiskFollowUp } from '~/store/risk-follow-up';
import { RadioField } from '~/views/shell/form/ChoiceField';
import { FormActions } from '~/views/shell/form/FormActions';
import { FormNotes, lastResultOf } from '~/views/shell/form/FormNotes';
import { TextAreaField } from '~/views/shell/form/TextField';

interface FollowUpFormProps {
  readonly row: RiskFollowUp;
  readonly year: number;
  readonly failure: FormFailure | null;
  readonly cancelTo: string;
}

type Typed = Record<'version' | 'existingMeasures' | 'plannedHandling' | 'followsPlan' | 'comment', string>;

const FOLLOWS = [
  { value: 'ja', label: 'Ja' },
  { value: 'nej', label: 'Nej' },
];

/** What is said of one risk in the follow-up of a year. */
export function FollowUpForm({ row, year, failure, cancelTo }: FollowUpFormProps) {
  const answer = lastResultOf(failure, 'save');
  const lastResult = answer?.initialValue?.riskId === String(row.riskId) ? answer : undefined;
  const { said } = row;
  const [form, fields] = useForm<Typed>({
    id: `uppfoljning-${row.riskId}-${year}`,
    lastResult,
    defaultValue: {
      version: String(said?.version ?? 0),
      existingMeasures: said?.existingMeasures ?? '',
      plannedHandling: said?.plannedHandling ?? '',
      followsPlan: said ? (said.followsPlan ? 'ja' : 'nej') : '',
      comment: said?.comment ?? '',
    },
    onValidate: ({ formData }) => parseWithZod(formData, { schema: followUpForm }) as never,
  });
  const version = String(lastResult?.initialValue?.version ?? fields.version.initialValue ?? 0);
  return (
    <div className="panel">
      <Form method="post" id={form.id} onSubmit={form.onSubmit} noValidate preventScrollReset className="form-grid">
        <FormNotes form={form} failure={failure} intent="save" />
        <input type="hidden" name="riskId" value={row.riskId} />
        <input type="hidden" name="version" key={version} defaultValue={version} />
        <TextAreaField label="Befintliga åtgärder" meta={fields.existingMeasures} hint="Vad görs redan?" rows={3} />
        <TextAreaField label="Planerad hantering" meta={fields.plannedHandling} hint="Vad ska göras?" rows={3} />
        <TextAreaField label="Kommentar" meta={fields.comment} hint="Behövs om planen inte följs" rows={3} />
        <div className="field-wide">
          <RadioField label="Följer plan" meta={fields.followsPlan} required options={FOLLOWS} />
        </div>
        <FormActions intent="save" label="Spara uppföljningen" cancelTo={cancelTo} />
      </Form>
    </div>
  );
}
