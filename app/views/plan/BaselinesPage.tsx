import { useForm } from '@conform-to/react';
import { parseWithZod } from '@conform-to/zod/v4';
import { Form, Link, useSearchParams } from '@remix-run/react';

import type { ComparedItem } from '~/domain/baseline-comparison';
import { baselineForm } from '~/forms/baseline';
import type { FormFailure } from '~/policy/form-failure';
import type { BaselineHead } from '~/store/baseline';
import type { Phase } from '~/store/phase';
import type { Project } from '~/store/project';
import { SelectField } from '~/views/shell/form/ChoiceField';
import { FormActions } from '~/views/shell/form/FormActions';
import { FormNotes, lastResultOf } from '~/views/shell/form/FormNotes';
import { TextField } from '~/views/shell/form/TextField';
import { Card, EmptyState, Note, PageHead } from '~/views/shell/Page';
import { phaseTitle } from '~/views/shell/phase-name';

import { BaselineComparison } from './BaselineComparison';
import { BaselineTable } from './BaselineTable';

export interface BaselinesPageProps {
  readonly project: Project;
  readonly baselines: readonly BaselineHead[];
  readonly phases: readonly Phase[];
  readonly from: number | null;
  /** 'nu': the plan as it is */
  readonly to: number | string;
  readonly comparison: readonly ComparedItem[];
  readonly mayEdit: boolean;
  readonly failure: FormFailure | null;
}

/** The baselines of a project, what differs between two of them, and the form that takes one. */
export function BaselinesPage(props: BaselinesPageProps) {
  const { project, baselines, phases, mayEdit, failure } = props;
  const [search] = useSearchParams();
  const base = `/projekt/${project.slug}/plan/baslinjer`;
  const taking = mayEdit && (search.has('ny') || failure !== null);
  return (
    <>
      <PageHead
        title="Baslinjer"
        crumbs={[
          { to: '/portfolj', label: 'Portfölj' },
          { to: `/projekt/${project.slug}`, label: project.name },
          { to: `/projekt/${project.slug}/plan`, label: 'Plan' },
        ]}
        sub="Planen som den var de dagar den hölls fast. En baslinje ändras aldrig."
        actions={
          mayEdit ? (
            <Link className="ds-button" data-size="sm" to={`${base}?ny=1`}>
              Ta baslinje
            </Link>
          ) : null
        }
      />
      {search.has('tagen') && !failure ? <Note tone="ok" role="status" title="Baslinjen är tagen." /> : null}
      {taking ? (
        <Card title="Ta baslinje">
          <TakeForm phases={phases} failure={failure} cancelTo={base} />
        </Card>
      ) : null}
      {baselines.length === 0 ? (
        <Card>
          <EmptyState
            title="Ingen baslinje än"
            text="En baslinje tas när en fas godkänns, eller här med en orsak. Sedan går det att se vad som har flyttats."
          />
        </Card>
      ) : (
        <>
          <BaselineTable baselines={baselines} />
          <BaselineComparison {...props} />
        </>
      )}
    </>
  );
}

interface TakeFormProps {
  readonly phases: readonly Phase[];
  readonly failure: FormFailure | null;
  readonly cancelTo: string;
}

function TakeForm({ phases, failure, cancelTo }: TakeFormProps) {
  const [form, fields] = useForm({
    id: 'ny-baslinje',
    lastResult: lastResultOf(failure, 'take'),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: baselineForm }),
  });
  return (
    <Form method="post" id={form.id} onSubmit={form.onSubmit} noValidate preventScrollReset className="form-grid">
      <div className="field-wide">
        <FormNotes form={form} failure={failure} intent="take" />
      </div>
      <SelectField
        label="Gäller"
        meta={fields.phaseId}
        emptyLabel="Hela projektet"
        required={false}
        options={phases.map((phase) => ({ value: String(phase.id), label: phaseTitle(phase) }))}
      />
      <TextField label="Orsak" meta={fields.reason} className="field-wide" required />
      <FormActions intent="take" label="Ta baslinje" cancelTo={cancelTo} />
    </Form>
  );
}
