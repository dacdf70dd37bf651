import { Link, useSearchParams } from '@remix-run/react';

import { openRisks, type RiskScale } from '~/domain/risk';
import type { FormFailure } from '~/policy/form-failure';
import type { Project } from '~/store/project';
import type { KeptRisk, Risk } from '~/store/risk';
import { ExportLinks } from '~/views/shell/Listing';
import { Card, EmptyState, Note, PageHead } from '~/views/shell/Page';
import { LostForm, RemovedNote } from '~/views/shell/Removal';

import { ContradictionNote } from './ContradictionNote';
import { NewRiskForm } from './NewRiskForm';
import { riskAddress, riskRowAddress } from './risk-address';
import { RiskMatrices } from './RiskMatrices';
import { RiskPages } from './RiskPages';
import { RiskRatingForm } from './RiskRatingForm';
import { RiskTable } from './RiskTable';
import { riskSummaryText } from './risk-words';

export interface RisksPageProps {
  readonly project: Project;
  readonly risks: readonly Risk[];
  /** those that the risks are rated on, and the one that new risks are */
  readonly scales: readonly RiskScale[];
  /** null when the cooperation has no scale yet */
  readonly standardId: number | null;
  readonly detail: KeptRisk | null;
  readonly today: string;
  /** tells a decision that is sent twice from two */
  readonly token: string;
  readonly mayEdit: boolean;
  readonly mayDecide: boolean;
  readonly failure: FormFailure | null;
}

/** The risks of a project: the matrix, and the register with every valuation. */
export function RisksPage(props: RisksPageProps) {
  const { project, risks, scales, standardId, detail, mayEdit, failure } = props;
  const scale = scales.find(({ id }) => id === standardId) ?? null;
  const open = openRisks(risks);
  const [search] = useSearchParams();
  const base = `/projekt/${project.slug}/risker`;
  const adding = mayEdit && scale !== null && (search.has('ny') || failure?.intent === 'create');
  const rating = mayEdit && (search.has('vardera') || failure?.intent === 'rate');
  return (
    <>
      <PageHead
        title="Risker"
        crumbs={[
          { to: '/portfolj', label: 'Portfölj' },
          { to: `/projekt/${project.slug}`, label: project.name },
        ]}
        sub={risks.length > 0 ? riskSummaryText(risks) : null}
        actions={
          <>
            <ExportLinks addressOf={(ending) => `${base}.${ending}`} />
            {mayEdit && scale ? (
              <>
                {risks.length > 0 ? (
                  <Link
                    className="ds-button"
                    data-variant="secondary"
                    data-size="sm"
                    to={riskAddress(base, search, { vardera: 1 })}
                  >
                    Värdera flera
                  </Link>
                ) : null}
                <Link className="ds-button" data-size="sm" to={riskAddress(base, search, { ny: 1 })}>
                  Ny risk
                </Link>
              </>
            ) : null}
          </>
        }
      />
      <p className="print-only">
        {project.name}, {project.cooperationName}, {props.today}
      </p>
      <RemovedNote what="Risken" mayRestore={mayEdit} failure={failure} />
      <LostForm failure={failure} shown={adding || rating || detail !== null} />
      {adding ? <NewRiskForm scale={scale} failure={failure} cancelTo={riskAddress(base, search)} /> : null}
      <RatedNote rated={failure ? null : search.get('varderade')} />
      <RiskPages base={base} mayEdit={mayEdit} />
      {scale ? null : <NoScale slug={project.cooperationSlug} cooperation={project.cooperationName} />}
      {rating && risks.length > 0 ? (
        <RiskRatingForm risks={risks} scales={scales} failure={failure} base={base} />
      ) : risks.length > 0 ? (
        <>
          <ContradictionNote risks={open} addressOf={(id) => riskRowAddress(base, search, id)} />
          <RiskMatrices
            scales={scales}
            risks={open}
            openedId={detail?.id ?? null}
            addressOf={(id) => riskRowAddress(base, search, id)}
          />
          <div className="print-wide">
            <RiskTable {...props} base={base} />
          </div>
        </>
      ) : scale ? (
        <Card>
          <EmptyState
            title="Projektet har inga risker än"
            text="En risk är något som kan hända och som hotar projektets mål, tid eller pengar."
          />
        </Card>
      ) : null}
    </>
  );
}

/** The receipt of a list that was rated. @param rated how many risks, as the address has it */
function RatedNote({ rated }: { rated: string | null }) {
  if (rated === null || !/^\d{1,4}$/.test(rated)) return null;
  const count = Number(rated);
  if (count === 0) return <Note tone="wait" role="status" title="Ingen värdering är ändrad." />;
  return (
    <Note tone="ok" role="status" title={count === 1 ? '1 risk är värderad.' : `${count} risker är värderade.`}>
      Värderingarna finns i riskernas historik.
    </Note>
  );
}

function NoScale({ slug, cooperation }: { slug: string; cooperation: string }) {
  return (
    <Card>
      <EmptyState
        title="Samverkan har ingen riskskala än"
        text={
          `Risker värderas på en skala som samverkan har bestämt: nivåer för sannolikhet och konsekvens, och en färg ` +
          `för varje kombination. ${cooperation} har ingen sådan skala, så inga risker kan läggas till. Samordnaren gör den.`
        }
        action={<Link to={`/samverkan/${slug}/riskskalor`}>Riskskalor i {cooperation}</Link>}
      />
    </Card>
  );
}
