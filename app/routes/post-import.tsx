import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';

import { net } from '~/domain/follow-up';
import { postsOfRows, type ReadPost } from '~/domain/follow-up-post-table';
import type { SheetRow } from '~/domain/import-csv';
import type { Ore } from '~/domain/money';
import { checkTableForm, saveTableForm } from '~/forms/table-import';
import { fingerprint } from '~/platform/fingerprint';
import { readTable } from '~/platform/upload-table';
import { denied } from '~/policy/denial';
import { guardedAction, guardedLoader, intent } from '~/policy/guard';
import {
  insertFollowUpPost,
  listFollowUpPosts,
  lockFollowUpPosts,
  updateFollowUpPost,
  type StandingPost,
} from '~/store/follow-up-post';
import { claimProject } from '~/store/period-lock';
import { POST_KIND_LABELS } from '~/views/follow-up/post-words';
import { PostImportPage } from '~/views/follow-up/PostImportPage';
import type { CheckedTable } from '~/views/follow-up/TableImportPage';
import { formatOre } from '~/views/shell/format';

import { importAnswer, readInAddress, rowsReadIn } from './import-answer';
import { leadTarget } from './period-locking';
import { project } from './subjects';

type Read = ReadPost<StandingPost>;

export const loader = guardedLoader(project, 'project.read', async (asked) => {
  const { found, url, may } = asked;
  if (!may('forecast.edit', await leadTarget(asked))) throw denied(403);
  return { project: { slug: found.slug, name: found.name }, saved: rowsReadIn(url) };
});

/** Whether saving does anything with a row. */
function acts({ standing, changed }: Read): boolean {
  return standing === null || changed;
}

/** "9 000 kr", or "8 000 kr → 9 000 kr" where it changes. */
function moved(before: Ore | null | undefined, after: Ore | null): string {
  const now = after === null ? '–' : formatOre(after);
  return before === undefined || before === after ? now : `${before === null ? '–' : formatOre(before)} → ${now}`;
}

function shown(
  fileName: string,
  rows: readonly SheetRow[],
  read: readonly Read[],
  changedMeanwhile: boolean,
): CheckedTable {
  const { budget, forecast } = net(read.map(({ post }) => post));
  return {
    fileName,
    rows: JSON.stringify(rows),
    seen: fingerprint(read),
    changedMeanwhile,
    sum: `filens netto är ${formatOre(budget)} i budget och ${formatOre(forecast)} i prognos`,
    lines: read.map((each) => ({
      row: each.row,
      known: !acts(each),
      changes: each.changed,
      cells: [
        each.post.period,
        each.post.section,
        each.post.name,
        POST_KIND_LABELS[each.post.kind],
        moved(each.standing?.budget, each.post.budget),
        moved(each.standing?.actual, each.post.actual),
        moved(each.standing?.forecast, each.post.forecast),
        each.post.note || '–',
      ],
    })),
  };
}

/** Reads a file and shows what saving it would do; the page then hands back what was checked. */
export const action = guardedAction(project, {
  check: intent(project, {
    may: 'forecast.edit',
    form: checkTableForm,
    target: leadTarget,
    run: async ({ viewer, found, context }, { file }) => {
      const rows = await readTable(file);
      const read = postsOfRows(rows, await listFollowUpPosts(context.db, viewer, found.id));
      return { show: { checked: shown(file.name.slice(0, 200), rows, read, false) } };
    },
  }),
  save: intent(project, {
    may: 'forecast.edit',
    form: saveTableForm,
    target: leadTarget,
    run: async ({ viewer, found, write }, { rows, fileName, seen }) => {
      const { read, asSeen } = await write(async (trx, actor) => {
        await claimProject(trx, found.id);
        const read = postsOfRows(rows, await lockFollowUpPosts(trx, viewer, found.id));
        const asSeen = fingerprint(read) === seen;
        for (const { post, standing, changed } of asSeen ? read : []) {
          if (standing === null) await insertFollowUpPost(trx, actor, found.id, post);
          else if (changed) await updateFollowUpPost(trx, actor, found.id, standing, post);
        }
        return { read, asSeen };
      });
      if (!asSeen) return { show: { checked: shown(fileName, rows, read, true) } };
      const saved = read.map((each) => ({ known: !acts(each) }));
      return readInAddress(`/projekt/${found.slug}/uppfoljning/importera`, saved);
    },
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Läs in uppföljning · ${data?.project.name ?? ''} · Samplan` },
];

export default function PostImport() {
  const { failure, answer } = importAnswer(useActionData<typeof action>());
  return <PostImportPage {...useLoaderData<typeof loader>()} failure={failure} checked={answer?.checked ?? null} />;
}

export { NestedErrorPage as ErrorBoundary } from '~/views/shell/RouteErrorPage';
