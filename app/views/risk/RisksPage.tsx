import { Link, useSearchParams } from '@remix-run/react';

import type { RiskScale } from '~/domain/risk';
import type { FormFailure } from '~/policy/form-failure';
import type { Project } from '~/store/project';
import type { Risk, RiskDetail, RiskValuation } from '~/store/risk';
import { Card, EmptyState, PageHead } from '~/views/shell/Page';
import { LostForm, RemovedNote } from '~/views/shell/Removal';

import { ContradictionNote } from './ContradictionNote';
import { NewRiskForm } from './NewRiskForm';
import { riskAddress, riskRowAddress } from './risk-address';
import { RiskMatrix } from './RiskMatrix';
import { RiskSummary } from './RiskSummary';
import { RiskTable } from './RiskTable';

export interface RisksPageProps {
  readonly project: Project;
  readonly risks: readonly Risk[];
  /** what new risks are rated on; null when the cooperation has no scale yet */
  readonly scale: RiskScale | null;
  readonly detail: (RiskDetail & { readonly valuations: readonly RiskValuation[] }) | null;
  /** the one that the opened risk is rated on */
  readonly detailScale: RiskScale | null;
  readonly mayEdit: boolean;
  readonly failure: FormFailure | null;
}

/** The risks of a project: the matrix, and the register with every valuation. */
export function RisksPage(props: RisksPageProps) {
  const { project, risks, scale, detail, mayEdit, failure } = props;
  const [search] = useSearchParams();
  const base = `/projekt/${project.slug}/risker`;
  const adding = mayEdit && scale !== null && (search.has('ny') || failure?.intent === 'create');
  return (
    <>
      <PageHead
        title="Risker"
        crumbs={[
          { to: '/portfolj', label: 'Portfölj' },
          { to: `/projekt/${project.slug}`, label: project.name },
        ]}
        sub={risks.length > 0 ? <RiskSummary risks={risks} /> : null}
        actions={
          <>
            <a className="ds-button" data-variant="secondary" data-size="sm" href={`${base}.csv`}>
              Exportera CSV
            </a>
            {mayEdit && scale ? (
              <Link className="ds-button" data-size="sm" to={riskAddress(base, search, { ny: 1 })}>
                Ny risk
              </Link>
            ) : null}
          </>
        }
      />
      <RemovedNote what="Risken" mayRestore={mayEdit} failure={failure} />
      <LostForm failure={failure} shown={adding || detail !== null} />
      {adding ? <NewRiskForm scale={scale} failure={failure} cancelTo={riskAddress(base, search)} /> : null}
      {scale ? null : <NoScale cooperation={project.cooperationName} />}
      {risks.length > 0 ? (
        <>
          <ContradictionNote risks={risks} addressOf={(id) => riskRowAddress(base, search, id)} />
          {scale ? (
            <Card title="Riskmatris" tight>
              <RiskMatrix
                scale={scale}
                risks={risks}
                openedId={detail?.id ?? null}
                addressOf={(id) => riskRowAddress(base, search, id)}
              />
            </Card>
          ) : null}
          <RiskTable {...props} base={base} />
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

function NoScale({ cooperation }: { cooperation: string }) {
  return (
    <Card>
      <EmptyState
        title="Samverkan har ingen riskskala än"
        text={
          `Risker värderas på en skala som samverkan har bestämt: nivåer för sannolikhet och konsekvens, och en färg ` +
          `för varje kombination. ${cooperation} har ingen sådan skala, så inga risker kan läggas till.`
        }
      />
    </Card>
  );
}
