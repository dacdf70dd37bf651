import { data, type MetaFunction } from '@remix-run/node';
import {
  isRouteErrorResponse,
  useActionData,
  useLoaderData,
  type ClientActionFunctionArgs,
  type ShouldRevalidateFunction,
} from '@remix-run/react';

import { finishedReportForm, reportForm, seenDraftForm } from '~/forms/report';
import { LostRace } from '~/policy/form-failure';
import { guardedAction, guardedLoader, intent } from '~/policy/guard';
import { findReport, findReportBefore } from '~/store/report';
import { deleteReport } from '~/store/report-change';
import type { Unsaved } from '~/views/report/editor/editor-answer';
import { ClosedReport } from '~/views/report/editor/ClosedReport';
import { ReportEditorPage } from '~/views/report/editor/ReportEditorPage';

import { gatherFacts } from './report-facts';
import { lockDraftReport, publishDraft, reportPath } from './report-publish';
import { saveDraft } from './report-save';
import { reportAddress } from './subjects';

export const loader = guardedLoader(reportAddress, 'report.write', async ({ viewer, found, context }) => {
  const { project, number } = found;
  const report = await findReport(context.db, viewer, project.id, number);
  // A page and no redirect or error: it may answer a form, and then what was typed must show.
  if (report?.state !== 'utkast') {
    return data({ open: null, project: project.slug, number, published: report !== null }, { status: 404 });
  }
  const before = await findReportBefore(context.db, viewer, project.id, number);
  const { id, version, edition, replaceReason, periodStart, periodEnd, draft } = report;
  const open = {
    project: { name: project.name, slug: project.slug },
    report: { id, version, number, edition, replaceReason, periodStart, periodEnd, draft },
    /** what stands at the top of the report if it is published today */
    head: {
      projectName: project.name,
      cooperationName: project.cooperationName,
      leadName: project.leadName,
      number,
      edition,
      periodStart,
      periodEnd,
      publishedOn: context.clock.today(),
      publishedBy: 'Projektledare',
    },
    before,
    facts: await gatherFacts({ context, viewer, project }, report, before),
  };
  return { open };
});

const here = ({ project, number }: { project: { slug: string }; number: number }) =>
  `${reportPath(project, number)}/skriv`;

export const action = guardedAction(reportAddress, {
  save: intent(reportAddress, {
    may: 'report.write',
    form: reportForm,
    run: async (asked, input) => {
      const saved = await saveDraft(asked, input);
      return input.via === null ? `${here(asked.found)}?sparad=${saved.version}` : { show: { saved } };
    },
  }),
  preview: intent(reportAddress, {
    may: 'report.write',
    form: reportForm,
    run: async (asked, input) => {
      await saveDraft(asked, input);
      return `${here(asked.found)}?visa=rapport`;
    },
  }),
  finish: intent(reportAddress, {
    may: 'report.write',
    form: finishedReportForm,
    run: async (asked, input) => {
      await saveDraft(asked, input);
      return `${here(asked.found)}?visa=publicera`;
    },
  }),
  publish: intent(reportAddress, {
    may: 'report.write',
    form: seenDraftForm,
    run: async (asked, input) => {
      await publishDraft(asked, input);
      return `${reportPath(asked.found.project, asked.found.number)}?publicerad=1`;
    },
  }),
  discard: intent(reportAddress, {
    may: 'report.write',
    form: seenDraftForm,
    run: async ({ viewer, found, write }, { id, version }) => {
      await write(async (trx, actor) => {
        const report = await lockDraftReport(trx, { viewer, found }, id);
        if (report.version !== version) throw new LostRace({ version: report.version, values: [] });
        await deleteReport(trx, actor, found.project.id, report);
      });
      return `/projekt/${found.project.slug}/rapporter?kastad=${found.number}`;
    },
  }),
});

/**
 * What is typed must outlive an answer that never came: without network, after a fault, or when the person has been
 * signed out, the page stays and says that nothing is saved.
 */
export async function clientAction({ serverAction }: ClientActionFunctionArgs) {
  try {
    return await serverAction<typeof action>();
  } catch (error) {
    if (!(error instanceof Response)) return { unsaved: reasonOf(error) };
    if (!error.headers.get('Location')?.startsWith('/logga-in')) throw error;
    return { unsaved: 'signed-out' as const };
  }
}

function reasonOf(error: unknown): Unsaved {
  if (!isRouteErrorResponse(error)) return 'network';
  return error.status === 403 || error.status === 404 ? 'denied' : 'fault';
}

/**
 * A report that saves itself keeps its page as it is, but for what another period knows. Where nothing came back, nothing
 * more is asked for: that would not come either, and an error page would take what is typed.
 */
export const shouldRevalidate: ShouldRevalidateFunction = (asked) => {
  if (asked.actionResult?.unsaved) return false;
  if (asked.formData?.get('via') !== 'autosave') return asked.formMethod !== undefined || asked.defaultShouldRevalidate;
  return asked.actionResult?.saved?.periodMoved ?? false;
};

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  {
    title: loaded?.open
      ? `Skriv statusrapport ${loaded.open.report.number} · ${loaded.open.project.name} · Samplan`
      : 'Rapporten skrivs inte · Samplan',
  },
];

export default function ReportEditor() {
  const answer = useActionData<typeof clientAction>() ?? null;
  const loaded = useLoaderData<typeof loader>();
  return loaded.open ? (
    <ReportEditorPage {...loaded.open} answer={answer} />
  ) : (
    <ClosedReport {...loaded} answer={answer} />
  );
}

export { NestedErrorPage as ErrorBoundary } from '~/views/shell/RouteErrorPage';
