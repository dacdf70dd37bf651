import { useForm } from '@conform-to/react';
import { parseWithZod } from '@conform-to/zod/v4';
import { Form } from '@remix-run/react';

import type { RiskScale } from '~/domain/risk';
import { updateRiskForm } from '~/forms/risk';
import type { FormFailure } from '~/policy/form-failure';
import type { RiskDetail } from '~/store/risk';
import { SelectField } from '~/views/shell/form/ChoiceField';
import { FormActions } from '~/views/shell/form/FormActions';
import { FormNotes, lastResultOf } from '~/views/shell/form/FormNotes';
import { TextField } from '~/views/shell/form/TextField';
import { VersionFields } from '~/views/shell/form/VersionFields';

import { COLOUR_OPTIONS, STATUS_OPTIONS } from './risk-words';
import { RiskFields } from './RiskFields';

interface UpdateRiskFormProps {
  readonly risk: RiskDetail;
  /** the one that it is to be rated on: its own, or a newer one */
  readonly scale: RiskScale;
  readonly failure: FormFailure | null;
  readonly closeTo: string;
  readonly removeTo: string;
}

/** Everything of a risk that can be changed; a changed rating becomes a valuation in its history. */
export function UpdateRiskForm({ risk, scale, failure, closeTo, removeTo }: UpdateRiskFormProps) {
  const lastResult = lastResultOf(failure, 'update', risk.id);
  const own = scale.id === risk.scaleId;
  const level = (known: number | undefined) => (own ? String(known ?? '') : '');
  const [form, fields] = useForm({
    id: `risk-${risk.id}-form`,
    lastResult,
    defaultValue: {
      version: String(risk.version),
      scaleId: String(scale.id),
      title: risk.title,
      probability: level(risk.rating?.probability),
      consequence: level(risk.rating?.consequence),
      afterProbability: level(risk.after?.probability),
      afterConsequence: level(risk.after?.consequence),
      treatment: risk.treatment,
      status: risk.status,
      owner: risk.owner,
      category: risk.category,
      threat: risk.threat,
      vulnerability: risk.vulnerability,
      consequenceText: risk.consequenceText,
      statedColour: risk.statedColour ?? '',
      statedReason: risk.statedReason,
    },
    onValidate: ({ formData }) => parseWithZod(formData, { schema: updateRiskForm }),
  });
  return (
    <Form method="post" id={form.id} onSubmit={form.onSubmit} noValidate preventScrollReset className="form-grid">
      <FormNotes form={form} failure={failure} intent="update" />
      <VersionFields row={risk} lastResult={lastResult} opened={fields.version.initialValue} />
      <input type="hidden" name="scaleId" value={scale.id} />
      <RiskFields fields={fields} scale={scale}>
        <SelectField label="Status" meta={fields.status} options={STATUS_OPTIONS} />
        <TextField
          label="Motivering till värderingen"
          meta={fields.note}
          hint="Sparas som en ny värdering i historiken"
          className="field-wide"
        />
        <SelectField
          label="Egen färg"
          meta={fields.statedColour}
          hint="Färgen enligt skalan gäller ändå"
          emptyLabel="Ingen, skalans färg räcker"
          options={COLOUR_OPTIONS}
        />
        <TextField label="Motivering till färgen" meta={fields.statedReason} hint="Syns bredvid skalans färg" />
      </RiskFields>
      <FormActions intent="update" label="Spara" cancelTo={closeTo} cancelLabel="Stäng" removeTo={removeTo} />
    </Form>
  );
}
