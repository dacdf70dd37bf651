import { useForm } from '@conform-to/react';
import { parseWithZod } from '@conform-to/zod/v4';
import { Form } from '@remix-run/react';

import { newActivityForm, updateActivityForm } from '~/forms/plan';
import type { FormFailure } from '~/policy/form-failure';
import type { Activity } from '~/store/activity';
import type { Phase } from '~/store/phase';
import { SelectField } from '~/views/shell/form/ChoiceField';
import { FormActions } from '~/views/shell/form/FormActions';
import { FormNotes, lastResultOf } from '~/views/shell/form/FormNotes';
import { VersionFields } from '~/views/shell/form/VersionFields';
import { DateField, TextField } from '~/views/shell/form/TextField';

interface ActivityFormProps {
  /** null: a new activity */
  readonly activity: Activity | null;
  readonly phases: readonly Phase[];
  readonly failure: FormFailure | null;
  readonly cancelTo: string;
  readonly removeTo?: string;
}

/** The fields of both forms as they are typed. */
type ActivityFields = Record<
  'version' | 'phaseId' | 'name' | 'start' | 'end' | 'responsible' | 'percentComplete',
  string
>;

/** Adds an activity, or changes one. */
export function ActivityForm({ activity, phases, failure, cancelTo, removeTo }: ActivityFormProps) {
  const intent = activity ? 'update-activity' : 'create-activity';
  const lastResult = lastResultOf(failure, intent, activity?.id);
  const [form, fields] = useForm<ActivityFields>({
    id: activity ? `aktivitet-${activity.id}` : 'ny-aktivitet',
    lastResult,
    defaultValue: activity
      ? {
          version: String(activity.version),
          name: activity.name,
          start: activity.startDate ?? '',
          end: activity.endDate ?? '',
          responsible: activity.responsible,
          percentComplete: String(activity.percentComplete),
        }
      : { percentComplete: '0' },
    onValidate: ({ formData }) =>
      parseWithZod(formData, { schema: activity ? updateActivityForm : newActivityForm }) as never,
  });
  return (
    <Form method="post" id={form.id} onSubmit={form.onSubmit} noValidate preventScrollReset className="form-grid">
      <div className="field-wide">
        <FormNotes form={form} failure={failure} intent={intent} />
      </div>
      {activity ? (
        <VersionFields row={activity} lastResult={lastResult} opened={fields.version.initialValue} />
      ) : (
        <SelectField
          label="Fas"
          meta={fields.phaseId}
          options={phases.map((phase) => ({ value: String(phase.id), label: `${phase.number} · ${phase.name}` }))}
        />
      )}
      <TextField label="Aktivitet" meta={fields.name} required />
      <DateField label="Start" meta={fields.start} />
      <DateField label="Slut" meta={fields.end} />
      <TextField label="Ansvarig" meta={fields.responsible} />
      <TextField label="Klart" meta={fields.percentComplete} suffix="%" className="field-figure" inputMode="numeric" />
      <FormActions intent={intent} label={activity ? 'Spara' : 'Lägg till'} cancelTo={cancelTo} removeTo={removeTo} />
    </Form>
  );
}
