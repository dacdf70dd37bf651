import { useForm } from '@conform-to/react';
import { parseWithZod } from '@conform-to/zod/v4';
import type { ReactNode } from 'react';

import { updateActivityForm, updateMilestoneRowForm, updatePhaseForm } from '~/forms/plan';
import type { FormFailure } from '~/policy/form-failure';
import type { Activity } from '~/store/activity';
import type { Milestone } from '~/store/milestone';
import type { Phase } from '~/store/phase';
import { SelectField } from '~/views/shell/form/ChoiceField';
import { lastResultOf } from '~/views/shell/form/FormNotes';
import { DateField, TextField } from '~/views/shell/form/TextField';
import { VersionFields } from '~/views/shell/form/VersionFields';

import { EditRow } from './EditRow';
import { STATUS_OPTIONS } from './milestone-words';
import type { RowLinks } from './row-links';

/** What the fields of every kind of row are given. */
interface RowFormProps {
  readonly failure: FormFailure | null;
  readonly cancelTo: string;
  readonly links: RowLinks;
  /** what else is opened with the row */
  readonly beneath: ReactNode;
}

type Fields<Name extends string> = Record<Name, string>;

/** A phase in its row. */
export function PhaseRowForm({ phase, failure, ...row }: RowFormProps & { readonly phase: Phase }) {
  const lastResult = lastResultOf(failure, 'update-phase', phase.id);
  const [form, fields] = useForm<Fields<'version' | 'name' | 'start' | 'end'>>({
    id: `fas-${phase.id}`,
    lastResult,
    defaultValue: {
      version: String(phase.version),
      name: phase.name,
      start: phase.startDate ?? '',
      end: phase.endDate ?? '',
    },
    onValidate: ({ formData }) => parseWithZod(formData, { schema: updatePhaseForm }) as never,
  });
  return (
    <EditRow
      {...row}
      {...{ id: `phase-${phase.id}`, form, failure, intent: 'update-phase', label: 'Spara', isPhase: true }}
      name={<TextField label="Fas" meta={fields.name} required />}
      start={<DateField label="Start" meta={fields.start} />}
      end={<DateField label="Slut" meta={fields.end} />}
    >
      <VersionFields row={phase} lastResult={lastResult} opened={fields.version.initialValue} />
    </EditRow>
  );
}

interface ActivityRowFormProps extends RowFormProps {
  readonly activity: Activity;
  readonly removeTo: string;
}

/** An activity in its row. */
export function ActivityRowForm({ activity, failure, ...row }: ActivityRowFormProps) {
  const lastResult = lastResultOf(failure, 'update-activity', activity.id);
  const [form, fields] = useForm<Fields<'version' | 'name' | 'start' | 'end' | 'responsible' | 'percentComplete'>>({
    id: `aktivitet-${activity.id}`,
    lastResult,
    defaultValue: {
      version: String(activity.version),
      name: activity.name,
      start: activity.startDate ?? '',
      end: activity.endDate ?? '',
      responsible: activity.responsible,
      percentComplete: String(activity.percentComplete),
    },
    onValidate: ({ formData }) => parseWithZod(formData, { schema: updateActivityForm }) as never,
  });
  return (
    <EditRow
      {...row}
      {...{ id: `activity-${activity.id}`, form, failure, intent: 'update-activity', label: 'Spara' }}
      name={<TextField label="Aktivitet" meta={fields.name} required />}
      start={<DateField label="Start" meta={fields.start} />}
      end={<DateField label="Slut" meta={fields.end} />}
      state={<TextField label="Klart" meta={fields.percentComplete} suffix="%" inputMode="numeric" />}
      responsible={<TextField label="Ansvarig" meta={fields.responsible} />}
    >
      <VersionFields row={activity} lastResult={lastResult} opened={fields.version.initialValue} />
    </EditRow>
  );
}

interface MilestoneRowFormProps extends RowFormProps {
  readonly milestone: Milestone;
  /** number and title are the projektledare's to change, and so is taking it away */
  readonly mayDescribe: boolean;
  readonly removeTo: string | null;
}

/** A milestone in its row. A forecast that moves has its reason beneath. */
export function MilestoneRowForm({ milestone, mayDescribe, failure, ...row }: MilestoneRowFormProps) {
  const lastResult = lastResultOf(failure, 'update-milestone', milestone.id);
  const [form, fields] = useForm<
    Fields<'version' | 'label' | 'title' | 'forecast' | 'actual' | 'status' | 'responsible' | 'reason'>
  >({
    id: `milstolpe-rad-${milestone.id}`,
    lastResult,
    defaultValue: {
      version: String(milestone.version),
      label: milestone.label,
      title: milestone.title,
      forecast: milestone.forecast ?? '',
      actual: milestone.actual ?? '',
      status: milestone.status,
      responsible: milestone.responsible,
    },
    onValidate: ({ formData }) => parseWithZod(formData, { schema: updateMilestoneRowForm }) as never,
  });
  return (
    <EditRow
      {...row}
      {...{ id: `milestone-${milestone.id}`, form, failure, intent: 'update-milestone', label: 'Spara' }}
      name={
        mayDescribe ? (
          <div className="label-and-title">
            <TextField label="Nr" meta={fields.label} />
            <TextField label="Milstolpe" meta={fields.title} required />
          </div>
        ) : (
          `◆ ${milestone.label} ${milestone.title}`
        )
      }
      start={<DateField label="Prognos" meta={fields.forecast} />}
      end={<DateField label="Utfall" meta={fields.actual} />}
      state={<SelectField label="Status" meta={fields.status} options={STATUS_OPTIONS} />}
      responsible={<TextField label="Ansvarig" meta={fields.responsible} />}
    >
      <VersionFields row={milestone} lastResult={lastResult} opened={fields.version.initialValue} />
      <TextField
        label="Orsak"
        meta={fields.reason}
        hint="Behövs när prognosen ändras. Följer med till nästa statusrapport."
      />
    </EditRow>
  );
}
