import { useForm } from '@conform-to/react';
import { parseWithZod } from '@conform-to/zod/v4';
import { Form, useSearchParams } from '@remix-run/react';

import { updateMilestoneForm } from '~/forms/milestone';
import type { Milestone, MilestoneChange } from '~/store/milestone';
import { SecrecySection } from '~/views/secrecy/SecrecySection';
import { FormActions } from '~/views/shell/form/FormActions';
import { FormNotes, lastResultOf } from '~/views/shell/form/FormNotes';
import { SelectField } from '~/views/shell/form/ChoiceField';
import { VersionFields } from '~/views/shell/form/VersionFields';
import { DateField, TextAreaField, TextField } from '~/views/shell/form/TextField';
import { ConfirmRemoval } from '~/views/shell/Removal';

import { milestoneAddress } from './milestone-address';
import { MilestoneHistory } from './MilestoneHistory';
import { STATUS_OPTIONS } from './milestone-words';
import type { MilestonesPageProps } from './MilestonesPage';
import { MoveProposalCard } from './MoveProposalCard';

type MilestonePanelProps = Pick<
  MilestonesPageProps,
  'filter' | 'mayEdit' | 'mayUpdate' | 'own' | 'failure' | 'proposal'
> & {
  readonly milestone: Milestone & { readonly changes: readonly MilestoneChange[] };
  readonly base: string;
};

/** One milestone opened: its form for those who may update it, its criteria and history for everybody. */
export function MilestonePanel(props: MilestonePanelProps) {
  const { milestone, filter, mayEdit, mayUpdate, own, failure, proposal, base } = props;
  const [search] = useSearchParams();
  const here = milestoneAddress(base, filter, { milstolpe: milestone.id });
  const removal = milestoneAddress(base, filter, { milstolpe: milestone.id, 'ta-bort': 1 });
  const name = milestone.label || `”${milestone.title}”`;
  return (
    <div className="panel">
      {mayEdit && search.has('ta-bort') ? (
        <ConfirmRemoval id={milestone.id} version={milestone.version} what={`milstolpen ${name}`} cancelTo={here} />
      ) : null}
      {mayUpdate ? (
        <UpdateForm
          key={milestone.id}
          milestone={milestone}
          failure={failure}
          cancelTo={milestoneAddress(base, filter)}
          removeTo={mayEdit ? removal : null}
        />
      ) : (
        <>
          {own.length > 0 ? <p className="sub">Den här milstolpen ändras av projektledaren.</p> : null}
          {milestone.criteria ? (
            <p>
              <b>Uppnådd när:</b> {milestone.criteria}
            </p>
          ) : null}
        </>
      )}
      {proposal ? <MoveProposalCard proposal={proposal} cancelTo={here} /> : null}
      <SecrecySection thing={milestone} name="Milstolpen" mayMark={mayEdit} failure={failure} />
      <MilestoneHistory id={milestone.id} changes={milestone.changes} mayExplain={mayUpdate} failure={failure} />
    </div>
  );
}

interface UpdateFormProps {
  readonly milestone: Milestone;
  readonly failure: MilestonesPageProps['failure'];
  readonly cancelTo: string;
  readonly removeTo: string | null;
}

function UpdateForm({ milestone, failure, cancelTo, removeTo }: UpdateFormProps) {
  const lastResult = lastResultOf(failure, 'update', milestone.id);
  const [form, fields] = useForm({
    id: `milstolpe-${milestone.id}-form`,
    lastResult,
    defaultValue: {
      version: String(milestone.version),
      forecast: milestone.forecast ?? '',
      actual: milestone.actual ?? '',
      status: milestone.status,
      responsible: milestone.responsible,
      label: milestone.label,
      title: milestone.title,
      criteria: milestone.criteria,
    },
    onValidate: ({ formData }) => parseWithZod(formData, { schema: updateMilestoneForm }),
  });
  return (
    <Form method="post" id={form.id} onSubmit={form.onSubmit} noValidate preventScrollReset className="form-grid">
      <div className="field-wide">
        <FormNotes form={form} failure={failure} intent="update" />
      </div>
      <VersionFields row={milestone} lastResult={lastResult} opened={fields.version.initialValue} />
      <DateField label="Prognos" meta={fields.forecast} />
      <DateField label="Utfall" meta={fields.actual} />
      <SelectField label="Status" meta={fields.status} options={STATUS_OPTIONS} />
      <TextField label="Ansvarig" meta={fields.responsible} />
      <TextField label="Orsak" meta={fields.reason} hint="Krävs när prognosen ändras" className="field-wide" />
      <details className="field-wide edit-panel">
        <summary>Namn, nummer och kriterier</summary>
        <div className="form-grid">
          <TextField label="Nummer" meta={fields.label} />
          <TextField label="Milstolpe" meta={fields.title} className="field-wide" />
          <TextAreaField label="Uppnådd när" meta={fields.criteria} className="field-wide" />
        </div>
      </details>
      <FormActions intent="update" label="Spara" cancelTo={cancelTo} cancelLabel="Stäng" removeTo={removeTo} />
    </Form>
  );
}
