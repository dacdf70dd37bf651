import { useForm } from '@conform-to/react';
import { parseWithZod } from '@conform-to/zod/v4';
import { Form } from '@remix-run/react';

import { newHourRowForm } from '~/forms/hours';
import type { FormFailure } from '~/policy/form-failure';
import { FormActions } from '~/views/shell/form/FormActions';
import { FormNotes, lastResultOf } from '~/views/shell/form/FormNotes';
import { Card } from '~/views/shell/Page';

import { HourRowFields } from './HourRowFields';
import type { HoursPageProps } from './HoursPage';

type NewHourRowFormProps = Pick<
  HoursPageProps,
  'project' | 'phases' | 'formYears' | 'failure' | 'people' | 'editableParties'
> & {
  /** an update of a row that somebody removed meanwhile: it can be added anew */
  readonly orphan: FormFailure | null;
  readonly cancelTo: string;
};

/** A new row, last in its category. */
export function NewHourRowForm(props: NewHourRowFormProps) {
  const { project, phases, formYears, failure, orphan, cancelTo, people, editableParties } = props;
  const [form, fields] = useForm({
    id: 'ny-timrad',
    lastResult: orphan?.reply ?? lastResultOf(failure, 'create'),
    defaultValue: { category: 'verksamhet' },
    onValidate: ({ formData }) => parseWithZod(formData, { schema: newHourRowForm }),
  });
  return (
    <Card title="Ny rad i timbudgeten">
      <Form method="post" id={form.id} onSubmit={form.onSubmit} noValidate className="form-grid">
        {form.errors ? (
          <div className="field-wide">
            <FormNotes form={form} failure={failure} intent="create" />
          </div>
        ) : null}
        <HourRowFields
          fields={fields}
          parties={project.participants.filter(({ id }) => editableParties === null || editableParties.includes(id))}
          phases={phases}
          formYears={formYears}
          people={people}
          editableParties={editableParties}
        />
        <FormActions intent="create" label="Lägg till" cancelTo={cancelTo} />
      </Form>
    </Card>
  );
}
