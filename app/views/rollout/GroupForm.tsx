import { useForm } from '@conform-to/react';
import { parseWithZod } from '@conform-to/zod/v4';
import { Form } from '@remix-run/react';

import { newGroupForm, updateGroupForm } from '~/forms/rollout';
import type { RolloutGroup } from '~/store/rollout';
import { SelectField } from '~/views/shell/form/ChoiceField';
import { FieldErrors } from '~/views/shell/form/FieldFrame';
import { Fieldset } from '~/views/shell/form/Fieldset';
import { FormActions } from '~/views/shell/form/FormActions';
import { FormNotes, lastResultOf } from '~/views/shell/form/FormNotes';
import { TextField } from '~/views/shell/form/TextField';
import { VersionFields } from '~/views/shell/form/VersionFields';
import { phaseLabel } from '~/views/shell/phase-name';

import type { RolloutPageProps } from './RolloutPage';

type TypedGroup = {
  name: string;
  fromMonth: string;
  toMonth: string;
  phaseId: string;
  version: string;
  parties: string[];
};

interface GroupFormProps extends RolloutPageProps {
  /** null: a new one */
  readonly group: RolloutGroup | null;
  readonly base: string;
}

/** A group: its name, its months and its kommuner. A kommun is in one group of a phase and changes to this one. */
export function GroupForm({ group, groups, phases, project, failure, base }: GroupFormProps) {
  const intent = group ? 'update-group' : 'create-group';
  const lastResult = group ? lastResultOf(failure, intent, group.id) : lastResultOf(failure, intent);
  const first = phases.find(({ kind }) => kind === 'breddinförande') ?? phases[0];
  const [form, fields] = useForm<TypedGroup>({
    id: group ? `grupp-${group.id}-form` : 'ny-grupp',
    lastResult,
    defaultValue: group
      ? {
          name: group.name,
          fromMonth: group.fromMonth.slice(0, 7),
          toMonth: group.toMonth.slice(0, 7),
          version: String(group.version),
          parties: group.parties.map(({ id }) => String(id)),
        }
      : { phaseId: first ? String(first.id) : '', parties: [] },
    onValidate: ({ formData }) => parseWithZod(formData, { schema: group ? updateGroupForm : newGroupForm }) as never,
  });
  const gone = group?.parties.filter(({ id }) => !project.participants.some((party) => party.id === id)) ?? [];
  const chosen = new Set([fields.parties.initialValue ?? []].flat());
  const elsewhere = (id: number) =>
    groups.find((other) => other.id !== group?.id && other.parties.some((party) => party.id === id))?.name;
  return (
    <Form method="post" id={form.id} onSubmit={form.onSubmit} noValidate preventScrollReset>
      <FormNotes form={form} failure={failure} intent={intent} />
      {group ? <VersionFields row={group} lastResult={lastResult} opened={fields.version.initialValue} /> : null}
      <div className="form-grid">
        <TextField label="Gruppens namn" meta={fields.name} required autoComplete="off" />
        <TextField label="Första månad" meta={fields.fromMonth} hint="åååå-mm" required autoComplete="off" />
        <TextField label="Sista månad" meta={fields.toMonth} hint="åååå-mm" required autoComplete="off" />
        {group ? null : (
          <SelectField
            label="Fas"
            meta={fields.phaseId}
            options={phases.map((phase) => ({ value: String(phase.id), label: phaseLabel(phase) }))}
          />
        )}
      </div>
      <Fieldset legend="Kommuner" hint="En kommun som är med i en annan grupp flyttas hit.">
        <div className="check-columns">
          {[...project.participants, ...gone].map(({ id, name }) => (
            <div className="ds-field" data-size="sm" key={id}>
              <input
                className="ds-input"
                type="checkbox"
                id={`${form.id}-part-${id}`}
                name={fields.parties.name}
                value={id}
                defaultChecked={chosen.has(String(id))}
              />
              <label className="ds-label" htmlFor={`${form.id}-part-${id}`}>
                {name}
                {elsewhere(id) ? <span className="sub"> {elsewhere(id)}</span> : null}
              </label>
            </div>
          ))}
        </div>
        <FieldErrors meta={fields.parties} />
      </Fieldset>
      <FormActions
        intent={intent}
        label={group ? 'Spara gruppen' : 'Lägg till gruppen'}
        cancelTo={`${base}#grupper`}
        removeTo={group ? `${base}?andra-grupp=${group.id}&ta-bort=1#grupp-${group.id}` : null}
      />
    </Form>
  );
}
