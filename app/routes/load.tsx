import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';

import { isOver, loadedKey, type LoadRow } from '~/domain/load';
import { capacityForm } from '~/forms/capacity';
import { LostRace } from '~/policy/form-failure';
import { guardedAction, guardedLoader, intent, type Guarded } from '~/policy/guard';
import { listLoadSources, listProjectCooperations, lockCapacity, setCapacity } from '~/store/load';
import { loadParams } from '~/views/load/load-address';
import { LoadPage } from '~/views/load/LoadPage';
import { formatHours } from '~/views/shell/format';

import { loadContent, loadQueryOf } from './load-content';
import { pageOfRows } from './page-of-rows';
import { anyone } from './subjects';

type Asked = Guarded<Record<string, never>>;

export const loader = guardedLoader(anyone, null, async (asked) => {
  const { viewer, context, url } = asked;
  const query = loadQueryOf(url, context.clock.today());
  const content = await loadContent(context.db, viewer, query);
  const own = await ownProjects(asked);
  const opened = content.rows.find(({ loaded }) => loadedKey(loaded) === url.searchParams.get('rad')) ?? null;
  const mayEdit = (cooperationId: number | null) =>
    own.some((project) => project.cooperationId === cooperationId) || viewer.seesAll;
  return {
    ...content,
    ...pageOfRows(content.rows, url),
    summary: summaryOf(content.rows),
    query,
    opened: opened && {
      row: opened,
      mayEdit:
        opened.loaded.by === 'roll'
          ? mayEdit(opened.loaded.cooperationId)
          : viewer.seesAll ||
            opened.sources.some(({ projectId }) => own.some((project) => project.projectId === projectId)),
    },
    /** the cooperation whose general capacity may be set on this page */
    chosen: content.cooperations.find(({ slug, id }) => slug === query.cooperation && mayEdit(id)) ?? null,
  };
});

/** How many there are, how many of them have too much, and the most that is too much in a month. */
function summaryOf(rows: readonly LoadRow[]) {
  const over = rows.filter(isOver);
  const worst = over.reduce((most, { months }) => Math.max(most, ...months.map(({ excess }) => excess)), 0);
  return { count: rows.length, over: over.length, worst };
}

/** The projects that the viewer leads, with their cooperations. */
function ownProjects({ viewer, context, may }: Asked) {
  const led = viewer.grants.flatMap(({ projectId }) =>
    projectId !== null && may('capacity.edit', { projectId }) ? [projectId] : [],
  );
  return listProjectCooperations(context.db, viewer, led);
}

export const action = guardedAction(anyone, {
  capacity: intent(anyone, {
    may: 'capacity.edit',
    form: capacityForm,
    target: async (asked, { cooperationId, userId }) => {
      const own = await ownProjects(asked);
      if (cooperationId !== null) {
        return { cooperationId, projectId: own.find((each) => each.cooperationId === cooperationId)?.projectId };
      }
      // A person's capacity is set by whoever leads a project in which the person has hours.
      const { context, viewer, url } = asked;
      const { year } = loadQueryOf(url, context.clock.today());
      const sources = await listLoadSources(context.db, viewer, { year, cooperation: null });
      const shared = sources.find(
        (source) => source.userId === userId && own.some(({ projectId }) => projectId === source.projectId),
      );
      return { projectId: shared?.projectId };
    },
    run: async ({ viewer, write, url, context }, { hours, version, ...place }) => {
      await write(async (trx, actor) => {
        const before = await lockCapacity(trx, viewer, place);
        const now = (before?.version ?? 0) + 1;
        if (now !== version) {
          const value = before ? formatHours(before.hours) : 'inte satt';
          throw new LostRace({ version: now, values: [['Kapacitet', value]] });
        }
        if (!(await setCapacity(trx, actor, place, before, hours))) {
          throw new LostRace({ version: now + 1, values: [['Kapacitet', 'nyss satt av någon annan']] });
        }
      });
      const query = loadQueryOf(url, context.clock.today());
      const kept = ['rad', 'manad', 'sida'].flatMap((name) => {
        const value = url.searchParams.get(name);
        return value === null ? [] : [[name, value] as const];
      });
      const params = loadParams(query, Object.fromEntries(kept));
      params.set('sparad', '1');
      return `/belastning?${params}#bakom`;
    },
  }),
});

export { shouldRevalidate } from './revalidation';

export const meta: MetaFunction = () => [{ title: 'Belastning · Samplan' }];

export default function Load() {
  return <LoadPage {...useLoaderData<typeof loader>()} failure={useActionData<typeof action>() ?? null} />;
}

export { RouteErrorPage as ErrorBoundary } from '~/views/shell/RouteErrorPage';
