import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';

import { partyCells, yearCells } from '~/domain/follow-up-cells';
import { sumsOf } from '~/domain/follow-up-table';
import { Refusal } from '~/domain/refusal';
import { forecastForm } from '~/forms/forecast';
import { LostRace } from '~/policy/form-failure';
import { guardedAction, guardedLoader, intent } from '~/policy/guard';
import { insertForecast, listForecasts, lockForecasts } from '~/store/follow-up';
import { listFollowUpPosts } from '~/store/follow-up-post';
import { FollowUpPage } from '~/views/follow-up/FollowUpPage';
import { forecastValues } from '~/views/follow-up/forecast-words';

import { countUnshared, followedPhases } from './followed-phases';
import { followUpQueryOf } from './follow-up-query';
import { postEditing } from './follow-up-posts';
import { followUpTable } from './follow-up-sheet';
import { leadTarget } from './period-locking';
import { project } from './subjects';

export const loader = guardedLoader(project, 'project.read', async (asked) => {
  const { viewer, found, context, url, may } = asked;
  const query = followUpQueryOf(url, 'fas');
  const [phases, forecasts, posts, target] = await Promise.all([
    followedPhases(context, viewer, { projectId: found.id, cooperation: null, shares: true }),
    listForecasts(context.db, viewer, found.id),
    listFollowUpPosts(context.db, viewer, found.id),
    leadTarget(asked),
  ]);
  const { cells, rows } = followUpTable(phases, query, false);
  const all = phases.flatMap(partyCells);
  return {
    project: found,
    query,
    rows,
    total: sumsOf(cells),
    unshared: countUnshared(phases),
    choices: {
      phases: phases.map(({ phaseNumber, phaseName }) => ({ number: phaseNumber, name: phaseName })),
      parties: [...new Map(all.flatMap(({ party }) => (party ? [[party.id, party]] : []))).values()],
      years: [...new Set(all.flatMap(({ year }) => (year === null ? [] : [year])))].sort((a, b) => a - b),
    },
    years: phases.flatMap(yearCells),
    phases: phases.map(({ phaseId, phaseNumber, phaseName }) => ({ phaseId, phaseNumber, phaseName })),
    forecasts,
    posts,
    mayForecast: may('forecast.edit'),
    mayEditPosts: may('forecast.edit', target),
    today: context.clock.today(),
  };
});

export const action = guardedAction(project, {
  forecast: intent(project, {
    may: 'forecast.edit',
    form: forecastForm,
    run: async ({ viewer, found, write }, { version, ...input }) => {
      await write(async (trx, actor) => {
        const before = await lockForecasts(trx, viewer, found.id, input.phaseId, input.year);
        if (!before) throw new Refusal('Välj en fas i projektet.', 'phaseId');
        const now = before.length + 1;
        if (now !== version) throw new LostRace({ version: now, values: forecastValues(before[0] ?? null) });
        await insertForecast(trx, actor, found.id, input);
      });
      return `/projekt/${found.slug}/uppfoljning?sparad=${input.phaseId}-${input.year}#prognos`;
    },
  }),
  ...postEditing,
});

export { shouldRevalidate } from './revalidation';

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Uppföljning · ${data?.project.name ?? ''} · Samplan` },
];

export default function FollowUp() {
  return <FollowUpPage {...useLoaderData<typeof loader>()} failure={useActionData<typeof action>() ?? null} />;
}

export { NestedErrorPage as ErrorBoundary } from '~/views/shell/RouteErrorPage';
