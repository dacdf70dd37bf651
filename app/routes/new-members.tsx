import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';

import { NEW_MEMBER_RISKS } from '~/domain/new-member';
import { Refusal } from '~/domain/refusal';
import { newAssessmentForm } from '~/forms/new-member';
import { guardedAction, guardedLoader, intent } from '~/policy/guard';
import { insertAssessment, listAssessments } from '~/store/new-member';
import { listRiskScales, lockRiskScale } from '~/store/risk-scale';
import { hasThreeLevels } from '~/views/risk/new-member/assessment-words';
import { AssessmentsPage } from '~/views/risk/new-member/AssessmentsPage';

import { project } from './subjects';

export const loader = guardedLoader(project, 'project.read', async ({ viewer, found, context, may }) => {
  const [assessments, scales] = await Promise.all([
    listAssessments(context.db, viewer, found.id),
    listRiskScales(context.db, viewer, found.cooperationId),
  ]);
  return {
    project: { slug: found.slug, name: found.name, cooperationSlug: found.cooperationSlug },
    assessments,
    scales: scales.filter(hasThreeLevels).map(({ id, name, version }) => ({ id, name, version })),
    mayEdit: may('risk.edit'),
  };
});

export const action = guardedAction(project, {
  create: intent(project, {
    may: 'risk.edit',
    form: newAssessmentForm,
    run: async ({ viewer, found, write }, { newcomer, scaleId, rated }) => {
      const id = await write(async (trx, actor) => {
        const scale = await lockRiskScale(trx, viewer, found.cooperationId, scaleId);
        if (!scale || !hasThreeLevels(scale)) throw new Refusal('Välj en skala med tre nivåer.', 'scaleId');
        const risks = rated === 'mall' ? NEW_MEMBER_RISKS : NEW_MEMBER_RISKS.map((risk) => ({ ...risk, rating: null }));
        return insertAssessment(trx, actor, { projectId: found.id, scaleId }, newcomer, risks);
      });
      return `/projekt/${found.slug}/risker/ny-medlem/${id}`;
    },
  }),
});

export { shouldRevalidate } from './revalidation';

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Ny medlem · ${data?.project.name ?? ''} · Samplan` },
];

export default function NewMembers() {
  return <AssessmentsPage {...useLoaderData<typeof loader>()} failure={useActionData<typeof action>() ?? null} />;
}

export { NestedErrorPage as ErrorBoundary } from '~/views/shell/RouteErrorPage';
