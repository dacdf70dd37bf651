import { useForm } from '@conform-to/react';
import { parseWithZod } from '@conform-to/zod/v4';
import { Form, Link, useSearchParams } from '@remix-run/react';

import { newAssessmentForm } from '~/forms/new-member';
import type { FormFailure } from '~/policy/form-failure';
import type { NewMemberAssessment } from '~/store/new-member';
import { TableScroll } from '~/views/shell/DataTable';
import { Day } from '~/views/shell/Dates';
import { RadioField, SelectField } from '~/views/shell/form/ChoiceField';
import { FormActions } from '~/views/shell/form/FormActions';
import { FormNotes, lastResultOf } from '~/views/shell/form/FormNotes';
import { TextField } from '~/views/shell/form/TextField';
import { Card, EmptyState, Note, PageHead } from '~/views/shell/Page';
import { Status } from '~/views/shell/Status';

import { capitalised } from '../risk-words';
import { LEVEL_TONES, RECOMMENDATION_TONES } from './assessment-words';

interface AssessmentsPageProps {
  readonly project: { readonly slug: string; readonly name: string; readonly cooperationSlug: string };
  readonly assessments: readonly NewMemberAssessment[];
  /** of three levels */
  readonly scales: readonly { readonly id: number; readonly name: string; readonly version: number }[];
  readonly mayEdit: boolean;
  readonly failure: FormFailure | null;
}

/** The assessments of new members in a project, and the template with which one begins. */
export function AssessmentsPage({ project, assessments, scales, mayEdit, failure }: AssessmentsPageProps) {
  const [search] = useSearchParams();
  const risks = `/projekt/${project.slug}/risker`;
  const base = `${risks}/ny-medlem`;
  const adding = mayEdit && (search.has('ny') || failure?.intent === 'create');
  return (
    <>
      <PageHead
        title="Bedömning av ny medlem"
        crumbs={[
          { to: '/portfolj', label: 'Portfölj' },
          { to: `/projekt/${project.slug}`, label: project.name },
          { to: risks, label: 'Risker' },
        ]}
        sub="Risker inom organisation, ekonomi och teknik, och en samlad bedömning med rekommendation."
        actions={
          mayEdit && !adding ? (
            <Link className="ds-button" data-size="sm" to={`${base}?ny=1`}>
              Ny bedömning
            </Link>
          ) : null
        }
      />
      {adding && scales.length === 0 ? (
        <Note tone="warn" title="Mallen behöver en skala med tre nivåer.">
          Samordnaren gör den under{' '}
          <Link to={`/samverkan/${project.cooperationSlug}/riskskalor`}>samverkans riskskalor</Link>.
        </Note>
      ) : null}
      {adding && scales.length > 0 ? <NewAssessmentForm scales={scales} failure={failure} cancelTo={base} /> : null}
      <Card tight={assessments.length > 0}>
        {assessments.length === 0 ? (
          <EmptyState
            title="Ingen ny medlem har bedömts"
            text="Mallen lägger tolv vanliga risker i registret, så att de kan värderas, åtgärdas och följas upp där."
          />
        ) : (
          <TableScroll label="Bedömningar">
            <table>
              <thead>
                <tr>
                  <th scope="col">Ny medlem</th>
                  <th scope="col">Dag</th>
                  <th scope="col" className="num">
                    Risker
                  </th>
                  <th scope="col">Risknivå</th>
                  <th scope="col">Rekommendation</th>
                </tr>
              </thead>
              <tbody>
                {assessments.map(({ id, newcomer, assessedOn, riskCount, riskLevel, recommendation }) => (
                  <tr key={id}>
                    <th scope="row">
                      <Link to={`${base}/${id}`}>{newcomer}</Link>
                    </th>
                    <td>
                      <Day date={assessedOn} />
                    </td>
                    <td className="num">{riskCount}</td>
                    <td>
                      {riskLevel ? (
                        <Status tone={LEVEL_TONES[riskLevel]}>{capitalised(riskLevel)}</Status>
                      ) : (
                        'ej bedömd'
                      )}
                    </td>
                    <td>
                      {recommendation ? (
                        <Status tone={RECOMMENDATION_TONES[recommendation]}>{capitalised(recommendation)}</Status>
                      ) : (
                        'ingen än'
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </TableScroll>
        )}
      </Card>
    </>
  );
}

const BEGINNINGS = [
  { value: 'tomt', label: 'Ej värderade', hint: 'Ni värderar riskerna själva.' },
  {
    value: 'mall',
    label: 'Som i mallen',
    hint: 'Nivåerna från en bedömning som har gjorts. Ändra det som är annorlunda.',
  },
];

type NewAssessmentFormProps = Pick<AssessmentsPageProps, 'scales' | 'failure'> & { readonly cancelTo: string };

function NewAssessmentForm({ scales, failure, cancelTo }: NewAssessmentFormProps) {
  const [form, fields] = useForm<Record<'newcomer' | 'scaleId' | 'rated', string>>({
    id: 'ny-bedomning',
    lastResult: lastResultOf(failure, 'create'),
    defaultValue: { rated: 'tomt' },
    onValidate: ({ formData }) => parseWithZod(formData, { schema: newAssessmentForm }) as never,
  });
  return (
    <Card title="Ny bedömning">
      <Form method="post" id={form.id} onSubmit={form.onSubmit} noValidate className="form-grid">
        <FormNotes form={form} failure={failure} intent="create" />
        <TextField label="Ny medlem" meta={fields.newcomer} hint="Vem vill gå med?" required />
        <SelectField
          label="Skala"
          meta={fields.scaleId}
          options={scales.map(({ id, name, version }) => ({ value: String(id), label: `${name}, version ${version}` }))}
        />
        <div className="field-wide">
          <RadioField label="Riskerna läggs in" meta={fields.rated} options={BEGINNINGS} />
        </div>
        <FormActions intent="create" label="Lägg in riskerna" cancelTo={cancelTo} />
      </Form>
    </Card>
  );
}
