import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';

import { checkAssessment } from '~/domain/new-member';
import { Refusal } from '~/domain/refusal';
import { updateAssessmentForm } from '~/forms/new-member';
import { LostRace } from '~/policy/form-failure';
import { guardedAction, guardedLoader, intent, type Subject } from '~/policy/guard';
import { findAssessment, lockAssessment, updateAssessment, type NewMemberAssessment } from '~/store/new-member';
import type { Project } from '~/store/project';
import { listRiskDetails } from '~/store/risk';
import { findRiskScale } from '~/store/risk-scale';
import { assessmentValues } from '~/views/risk/new-member/assessment-words';
import { AssessmentPage } from '~/views/risk/new-member/AssessmentPage';

import { idParam, slugParam } from './route-params';
import { project } from './subjects';

const assessment: Subject<
  { slug: string; id: number },
  { readonly project: Project; readonly assessment: NewMemberAssessment }
> = {
  params: z.object({
    slug: slugParam,
    id: idParam,
  }),
  find: async ({ viewer, params, context }) => {
    const owner = await project.find({ viewer, params, context });
    const found = owner && (await findAssessment(context.db, viewer, owner.id, params.id));
    return owner && found ? { project: owner, assessment: found } : null;
  },
  target: (found) => project.target(found.project),
};

export const loader = guardedLoader(assessment, 'project.read', async ({ viewer, found, context, may }) => {
  const [risks, scale] = await Promise.all([
    listRiskDetails(context.db, viewer, found.project.id),
    findRiskScale(context.db, viewer, found.project.cooperationId, found.assessment.scaleId),
  ]);
  return {
    project: { slug: found.project.slug, name: found.project.name },
    assessment: found.assessment,
    risks: risks.filter(({ assessmentId }) => assessmentId === found.assessment.id),
    scale: scale!,
    mayEdit: may('risk.edit'),
  };
});

export const action = guardedAction(assessment, {
  update: intent(assessment, {
    may: 'risk.edit',
    form: updateAssessmentForm,
    run: async ({ viewer, found, write }, { id, version, ...change }) => {
      checkAssessment(change);
      await write(async (trx, actor) => {
        const before = await lockAssessment(trx, viewer, found.project.id, found.assessment.id);
        if (!before || before.id !== id) throw new Refusal('Formuläret hör till en annan bedömning. Ladda om sidan.');
        if (before.version !== version) {
          throw new LostRace({ version: before.version, values: assessmentValues(before) });
        }
        await updateAssessment(trx, actor, found.project.id, before, change);
      });
      return `/projekt/${found.project.slug}/risker/ny-medlem/${id}?sparad=1`;
    },
  }),
});

export { shouldRevalidate } from './revalidation';

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Ny medlem: ${data?.assessment.newcomer ?? ''} · Samplan` },
];

export default function NewMember() {
  return <AssessmentPage {...useLoaderData<typeof loader>()} failure={useActionData<typeof action>() ?? null} />;
}

export { NestedErrorPage as ErrorBoundary } from '~/views/shell/RouteErrorPage';
