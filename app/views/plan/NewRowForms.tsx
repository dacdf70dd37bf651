import { useForm } from '@conform-to/react';
import { parseWithZod } from '@conform-to/zod/v4';

import { newActivityForm, newMilestoneRowForm } from '~/forms/plan';
import type { FormFailure } from '~/policy/form-failure';
import type { Phase } from '~/store/phase';
import { SelectField } from '~/views/shell/form/ChoiceField';
import { lastResultOf } from '~/views/shell/form/FormNotes';
import { DateField, TextField } from '~/views/shell/form/TextField';
import { phaseLabel } from '~/views/shell/phase-name';

import { EditRow } from './EditRow';

interface NewRowProps {
  readonly phases: readonly Phase[];
  /** the phase whose last row it becomes */
  readonly phaseId: number;
  readonly failure: FormFailure | null;
  readonly cancelTo: string;
}

type Fields<Name extends string> = Record<Name, string>;

/** Where a new row goes; the phase it was asked for in is preselected. */
function phaseOptions(phases: readonly Phase[]) {
  return phases.map((phase) => ({ value: String(phase.id), label: phaseLabel(phase) }));
}

/** A new activity, typed where it will stand. */
export function NewActivityRow({ phases, phaseId, failure, cancelTo }: NewRowProps) {
  const [form, fields] = useForm<Fields<'phaseId' | 'name' | 'start' | 'end' | 'responsible' | 'percentComplete'>>({
    id: 'ny-aktivitet',
    lastResult: lastResultOf(failure, 'create-activity'),
    defaultValue: { phaseId: String(phaseId), percentComplete: '0' },
    onValidate: ({ formData }) => parseWithZod(formData, { schema: newActivityForm }) as never,
  });
  return (
    <EditRow
      {...{ id: 'ny', form, failure, intent: 'create-activity', label: 'Lägg till', cancelTo, links: null }}
      name={<TextField label="Aktivitet" meta={fields.name} required />}
      start={<DateField label="Start" meta={fields.start} />}
      end={<DateField label="Slut" meta={fields.end} />}
      state={<TextField label="Klart" meta={fields.percentComplete} suffix="%" inputMode="numeric" />}
      responsible={<TextField label="Ansvarig" meta={fields.responsible} />}
    >
      <SelectField label="Fas" meta={fields.phaseId} options={phaseOptions(phases)} />
    </EditRow>
  );
}

/** A new milestone, typed where it will stand; its first forecast becomes its baseline. */
export function NewMilestoneRow({ phases, phaseId, failure, cancelTo }: NewRowProps) {
  const [form, fields] = useForm<Fields<'phaseId' | 'label' | 'title' | 'forecast' | 'responsible'>>({
    id: 'ny-milstolpe-rad',
    lastResult: lastResultOf(failure, 'create-milestone'),
    defaultValue: { phaseId: String(phaseId) },
    onValidate: ({ formData }) => parseWithZod(formData, { schema: newMilestoneRowForm }) as never,
  });
  return (
    <EditRow
      {...{ id: 'ny', form, failure, intent: 'create-milestone', label: 'Lägg till', cancelTo, links: null }}
      name={
        <div className="label-and-title">
          <TextField label="Nr" meta={fields.label} />
          <TextField label="Milstolpe" meta={fields.title} required />
        </div>
      }
      start={<DateField label="Prognos" meta={fields.forecast} />}
      end={null}
      responsible={<TextField label="Ansvarig" meta={fields.responsible} />}
    >
      <SelectField label="Fas" meta={fields.phaseId} options={phaseOptions(phases)} />
    </EditRow>
  );
}
