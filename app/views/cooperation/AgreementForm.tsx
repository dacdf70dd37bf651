import { useForm } from '@conform-to/react';
import { parseWithZod } from '@conform-to/zod/v4';
import { Form } from '@remix-run/react';

import { agreementForm } from '~/forms/agreement';
import type { FormFailure } from '~/policy/form-failure';
import type { Agreement } from '~/store/agreement';
import { SelectField } from '~/views/shell/form/ChoiceField';
import { FormActions } from '~/views/shell/form/FormActions';
import { FormNotes, lastResultOf } from '~/views/shell/form/FormNotes';
import { TextAreaField, TextField } from '~/views/shell/form/TextField';
import { VersionFields } from '~/views/shell/form/VersionFields';
import { Card } from '~/views/shell/Page';

import { APPROVAL_OPTIONS, MODE_OPTIONS, referenceOptions, UNIT_OPTIONS } from './agreement-words';
import { notLeft } from './MemberTable';

interface AgreementFormProps {
  readonly agreement: Agreement;
  readonly today: string;
  readonly failure: FormFailure | null;
  readonly cancelTo: string;
}

/** Changes the terms of an agreement. */
export function AgreementForm({ agreement, today, failure, cancelTo }: AgreementFormProps) {
  const lastResult = lastResultOf(failure, 'update');
  const [form, fields] = useForm<AgreementFields>({
    id: 'avtal',
    lastResult,
    defaultValue: typedOf(agreement),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: agreementForm }) as never,
  });
  const leads = [...new Map(notLeft(agreement.members, today).map((member) => [member.partyId, member.partyName]))];
  return (
    <Card title="Ändra avtalet">
      <p className="sub">
        Ändringen gäller beräkningar som görs härefter. Det som redan är inskickat står kvar som det beräknades.
      </p>
      <Form method="post" id={form.id} onSubmit={form.onSubmit} noValidate className="form-grid">
        <div className="field-wide">
          <FormNotes form={form} failure={failure} intent="update" />
        </div>
        <VersionFields row={agreement} lastResult={lastResult} opened={fields.version.initialValue} />
        <TextField label="Namn" meta={fields.name} required className="field-wide" />
        <SelectField
          label="Huvudansvarig"
          meta={fields.leadPartyId}
          emptyLabel="Inte bestämt"
          options={leads.map(([id, name]) => ({ value: String(id), label: name }))}
        />
        <TextField label="Om ansvaret" meta={fields.leadNote} />
        <TextField label="Diarienummer" meta={fields.documentNumber} />
        <SelectField label="Godkännande" meta={fields.approvalRule} options={APPROVAL_OPTIONS} />
        <TextField
          label="Antal som ska godkänna"
          meta={fields.approvalCount}
          hint="Bara vid ett visst antal"
          inputMode="numeric"
        />
        <SelectField label="Underlag per" meta={fields.referenceMonthDay} options={referenceOptions(agreement)} />
        <TextField label="Regel för underlag, i ord" meta={fields.referenceDateRule} className="field-wide" />
        <SelectField label="Andelar avrundas till" meta={fields.roundingUnitOre} options={UNIT_OPTIONS} />
        <SelectField label="Avrundning" meta={fields.roundingMode} options={MODE_OPTIONS} />
        <TextField label="Fakturering" meta={fields.invoicing} />
        <TextField label="Avtalstid" meta={fields.term} />
        <TextField label="Uppsägning" meta={fields.notice} />
        <TextAreaField
          label="Övrigt i avtalet"
          meta={fields.facts}
          hint="En uppgift per rad"
          rows={6}
          className="field-wide"
        />
        <FormActions intent="update" label="Spara" cancelTo={cancelTo} />
      </Form>
    </Card>
  );
}

/** The fields as they are typed. */
type AgreementFields = Record<keyof ReturnType<typeof typedOf>, string>;

function typedOf(agreement: Agreement) {
  return {
    version: String(agreement.version),
    name: agreement.name,
    leadPartyId: agreement.leadPartyId === null ? '' : String(agreement.leadPartyId),
    leadNote: agreement.leadNote ?? '',
    approvalRule: agreement.approvalRule ?? 'none',
    approvalCount: agreement.approvalCount === null ? '' : String(agreement.approvalCount),
    referenceDateRule: agreement.referenceDateRule ?? '',
    referenceMonthDay: agreement.referenceMonthDay ?? 'none',
    roundingUnitOre: String(agreement.roundingUnitOre),
    roundingMode: agreement.roundingMode,
    invoicing: agreement.invoicing ?? '',
    term: agreement.term ?? '',
    notice: agreement.notice ?? '',
    documentNumber: agreement.documentNumber ?? '',
    facts: agreement.facts.join('\n'),
  };
}
