import { Link, useSearchParams } from '@remix-run/react';

import { NEW_MEMBER_CATEGORIES } from '~/domain/new-member';
import { cellOf, type RiskScale } from '~/domain/risk';
import type { FormFailure } from '~/policy/form-failure';
import type { NewMemberAssessment } from '~/store/new-member';
import type { RiskDetail } from '~/store/risk';
import { TableScroll } from '~/views/shell/DataTable';
import { Day } from '~/views/shell/Dates';
import { Card, Facts, Note, PageHead } from '~/views/shell/Page';
import { Status } from '~/views/shell/Status';

import { capitalised, colourWords } from '../risk-words';
import { highestLevel, LEVEL_TONES, RECOMMENDATION_TONES } from './assessment-words';
import { AssessmentForm } from './AssessmentForm';

export interface AssessmentPageProps {
  readonly project: { readonly slug: string; readonly name: string };
  readonly assessment: NewMemberAssessment;
  /** its own */
  readonly risks: readonly RiskDetail[];
  readonly scale: RiskScale;
  readonly mayEdit: boolean;
  readonly failure: FormFailure | null;
}

/** What it would mean that somebody joins, as a document that can be printed (DOMAIN.md 4.6). */
export function AssessmentPage(props: AssessmentPageProps) {
  const { project, assessment, risks, scale, mayEdit, failure } = props;
  const [search] = useSearchParams();
  const register = `/projekt/${project.slug}/risker`;
  const base = `${register}/ny-medlem/${assessment.id}`;
  const editing = mayEdit && (search.has('andra') || failure !== null);
  const groups = [...new Set([...NEW_MEMBER_CATEGORIES, ...risks.map(({ category }) => category)])]
    .map((category) => ({ category, risks: risks.filter((risk) => risk.category === category) }))
    .filter((group) => group.risks.length > 0);
  return (
    <>
      <PageHead
        title={`Ny medlem: ${assessment.newcomer}`}
        crumbs={[
          { to: '/portfolj', label: 'Portfölj' },
          { to: `/projekt/${project.slug}`, label: project.name },
          { to: register, label: 'Risker' },
          { to: `${register}/ny-medlem`, label: 'Ny medlem' },
        ]}
        sub={
          <>
            Bedömd <Day date={assessment.assessedOn} />
          </>
        }
        actions={
          mayEdit && !editing ? (
            <Link className="ds-button" data-size="sm" to={`${base}?andra=1`}>
              Ändra bedömningen
            </Link>
          ) : null
        }
      />
      <p className="print-only">{project.name}</p>
      {search.has('sparad') && !failure ? <Note tone="ok" role="status" title="Bedömningen är sparad." /> : null}
      {editing ? <AssessmentForm {...props} cancelTo={base} /> : <Overall {...props} />}
      {groups.map(({ category, risks: own }) => (
        <Card key={category} tight title={category || 'Utan kategori'}>
          <TableScroll label={`Risker, ${category}`}>
            <table>
              <thead>
                <tr>
                  <th scope="col">Nr</th>
                  <th scope="col" className="main-column">
                    Risk
                  </th>
                  <th scope="col">Sannolikhet</th>
                  <th scope="col">Konsekvens</th>
                  <th scope="col">Nivå</th>
                </tr>
              </thead>
              <tbody>
                {own.map((risk) => (
                  <tr key={risk.id}>
                    <th scope="row">{risk.number}</th>
                    <td>
                      <Link to={`${register}?risk=${risk.id}#risk-${risk.id}`}>{risk.title}</Link>
                    </td>
                    <td>{risk.probabilityName ?? '–'}</td>
                    <td>{risk.consequenceName ?? '–'}</td>
                    <td>
                      <Status tone={colourWords(risk.derivedColour).tone}>
                        {capitalised(
                          cellOf(scale, risk.scaleId === scale.id ? risk.rating : null)?.levelName ??
                            colourWords(risk.derivedColour).word,
                        )}
                      </Status>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </TableScroll>
        </Card>
      ))}
    </>
  );
}

/** The overall assessment as it reads: the summary first, the recommendation last. */
function Overall({ assessment, risks }: AssessmentPageProps) {
  const { summary, otherFactors, opportunity, riskLevel, recommendation, conditions } = assessment;
  const highest = highestLevel(risks.map(({ derivedColour }) => derivedColour));
  return (
    <Card title="Samlad bedömning">
      <Facts
        items={[
          {
            term: 'Risknivå',
            value: riskLevel ? <Status tone={LEVEL_TONES[riskLevel]}>{capitalised(riskLevel)}</Status> : 'ej bedömd',
          },
          { term: 'Högsta enskilda risk', value: highest ? capitalised(highest) : 'ej värderad' },
          {
            term: 'Rekommendation',
            value: recommendation ? (
              <Status tone={RECOMMENDATION_TONES[recommendation]}>{capitalised(recommendation)}</Status>
            ) : (
              'ingen än'
            ),
          },
        ]}
      />
      <Said title="Sammanfattning" text={summary} />
      <Said title="Möjlighet" text={opportunity} />
      <Said title="Övriga faktorer" text={otherFactors} />
      <Said title="Villkor" text={conditions} />
    </Card>
  );
}

function Said({ title, text }: { readonly title: string; readonly text: string }) {
  if (text === '') return null;
  return (
    <section className="risk-part">
      <h3>{title}</h3>
      <p className="said">{text}</p>
    </section>
  );
}
