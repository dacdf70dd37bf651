import { randomUUID } from 'node:crypto';

import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';

import { compareReports } from '~/domain/report-difference';
import { answerForm, replyForm, steeringDecisionForm } from '~/forms/report-answer';
import { guardedAction, guardedLoader, intent } from '~/policy/guard';
import { findReportBefore, listReports } from '~/store/report';
import { listReportDecisions, listSteeringMembers } from '~/store/steering-decision';
import { ReportPage } from '~/views/report/ReportPage';

import { askedEdition } from './report-file';
import { newEdition, reportPath } from './report-publish';
import { answerReport, decideOnReport, replyToQuestion } from './report-review';
import { publishedReport } from './report-subject';

export const loader = guardedLoader(publishedReport, 'project.read', async (asked) => {
  const { viewer, found, context, may } = asked;
  const { project, report: newest } = found;
  const { db } = context;
  const report = await askedEdition(asked);
  const [before, listed, members, decisions] = await Promise.all([
    findReportBefore(db, viewer, project.id, newest.number),
    listReports(db, viewer, project.id, false),
    listSteeringMembers(db, viewer, project.id),
    listReportDecisions(db, viewer, project.id, newest.number),
  ]);
  const inForce = report === newest;
  return {
    project: { slug: project.slug, name: project.name },
    report: { id: report.id, number: report.number, edition: report.edition },
    snapshot: report.snapshot,
    before,
    difference: before && compareReports(before, report.snapshot),
    editions: listed
      .filter(({ number }) => number === newest.number)
      .map(({ edition, state, publishedOn, replaceReason, answers }) => ({
        edition,
        state,
        publishedOn,
        replaceReason,
        answers,
      })),
    answers: report.answers,
    members,
    decisions,
    viewerId: viewer.userId,
    today: context.clock.today(),
    offersPdf: context.printer !== null,
    token: randomUUID(),
    mayAnswer: inForce && may('report.answer'),
    mayReply: may('report.reply'),
    mayDecide: inForce && may('report.decide'),
    mayReplace: inForce && may('report.write'),
  };
});

export const action = guardedAction(publishedReport, {
  answer: intent(publishedReport, {
    may: 'report.answer',
    form: answerForm,
    run: async (asked, input) => {
      await answerReport(asked, input);
      return `${reportPath(asked.found.project, asked.found.report.number)}?svarat=1#svar`;
    },
  }),
  reply: intent(publishedReport, {
    may: 'report.reply',
    form: replyForm,
    run: async (asked, input) => {
      const { project, report } = asked.found;
      const edition = await replyToQuestion(asked, input);
      const older = edition === report.edition ? '' : `utgava=${edition}&`;
      return `${reportPath(project, report.number)}?${older}svarat=${input.id}#svar-${input.id}`;
    },
  }),
  decide: intent(publishedReport, {
    may: 'report.decide',
    form: steeringDecisionForm,
    run: async (asked, input) => {
      const number = await decideOnReport(asked, input);
      return `${reportPath(asked.found.project, asked.found.report.number)}?beslutat=${number}#beslut`;
    },
  }),
  replace: newEdition(publishedReport),
});

export { shouldRevalidate } from './revalidation';

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Statusrapport ${data?.report.number ?? ''} · ${data?.project.name ?? ''} · Samplan` },
];

export default function StatusReport() {
  return <ReportPage {...useLoaderData<typeof loader>()} failure={useActionData<typeof action>() ?? null} />;
}

export { NestedErrorPage as ErrorBoundary } from '~/views/shell/RouteErrorPage';
