import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';

import { Refusal } from '~/domain/refusal';
import { offeredYears } from '~/domain/risk-follow-up';
import { followUpForm } from '~/forms/risk';
import { LostRace } from '~/policy/form-failure';
import { guardedAction, guardedLoader, intent } from '~/policy/guard';
import { lockRisk } from '~/store/risk';
import { listFollowUpYears, listRiskFollowUps, lockFollowUp, saveFollowUp } from '~/store/risk-follow-up';
import { followUpValues } from '~/views/risk/follow-up/follow-up-words';
import { FollowUpPage } from '~/views/risk/follow-up/FollowUpPage';

import { askedYear } from './risk-follow-up-address';
import { project } from './subjects';

export const loader = guardedLoader(project, 'project.read', async (asked) => {
  const { viewer, found, context, may } = asked;
  const year = askedYear(asked);
  const [rows, said] = await Promise.all([
    listRiskFollowUps(context.db, viewer, found.id, year),
    listFollowUpYears(context.db, viewer, found.id),
  ]);
  return {
    project: { slug: found.slug, name: found.name, cooperationName: found.cooperationName },
    year,
    years: offeredYears(Number(context.clock.today().slice(0, 4)), year, said),
    rows,
    mayEdit: may('risk.edit'),
  };
});

export const action = guardedAction(project, {
  save: intent(project, {
    may: 'risk.edit',
    form: followUpForm,
    run: async (asked, { riskId, version, followsPlan, ...said }) => {
      const { viewer, found, write } = asked;
      const year = askedYear(asked);
      await write(async (trx, actor) => {
        if (!(await lockRisk(trx, viewer, found.id, riskId))) {
          throw new Refusal('Risken finns inte längre. Någon har tagit bort den.');
        }
        const before = await lockFollowUp(trx, viewer, riskId, year);
        if ((before?.version ?? 0) !== version && before) {
          throw new LostRace({ version: before.version, values: followUpValues(before) });
        }
        const content = { ...said, followsPlan: followsPlan === 'ja' };
        await saveFollowUp(trx, actor, { projectId: found.id, riskId, year }, before, content);
      });
      return `/projekt/${found.slug}/risker/uppfoljning?ar=${year}&sparad=${riskId}#risk-${riskId}`;
    },
  }),
});

export { shouldRevalidate } from './revalidation';

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Riskuppföljning ${data?.year ?? ''} · ${data?.project.name ?? ''} · Samplan` },
];

export default function RiskFollowUpRoute() {
  return <FollowUpPage {...useLoaderData<typeof loader>()} failure={useActionData<typeof action>() ?? null} />;
}

export { NestedErrorPage as ErrorBoundary } from '~/views/shell/RouteErrorPage';
