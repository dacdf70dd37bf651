import type { z } from 'zod';

import { missingIn, nextDraft, snapshotOf } from '~/domain/report';
import { nextPeriod } from '~/domain/report-period';
import { Refusal } from '~/domain/refusal';
import { newEditionForm, newReportForm, type seenDraftForm } from '~/forms/report';
import { LostRace } from '~/policy/form-failure';
import { intent, type Aimed, type Guarded, type Intent } from '~/policy/guard';
import { insertEmails } from '~/store/email';
import type { Project } from '~/store/project';
import { listSteeringGroup } from '~/store/recipient';
import { findReportBefore, listReports, lockReport, type Report } from '~/store/report';
import { listReportAreas } from '~/store/report-ground';
import { insertEdition, insertReport, publishReport } from '~/store/report-change';
import { reportMail } from '~/views/report/report-mail';
import type { Transaction } from '~db/open';

import { gatherFacts } from './report-facts';
import { project, type ReportAddress } from './subjects';

/** The address of a report of a project. */
export function reportPath({ slug }: Pick<Project, 'slug'>, number: number): string {
  return `/projekt/${slug}/rapporter/${number}`;
}

/** After every other. */
const LAST = 2 ** 31 - 1;

/** Begins the next report of a project and leads to its editor; to the one that is being written where there is one. */
export const createReport = intent(project, {
  may: 'report.write',
  form: newReportForm,
  run: async ({ viewer, found, context, write }) => {
    const number = await write(async (trx, actor) => {
      const areas = await listReportAreas(trx, viewer, found.cooperationId);
      const before = await findReportBefore(trx, viewer, found.id, LAST);
      return insertReport(trx, actor, found.id, {
        ...nextPeriod(before?.periodEnd ?? null, actor.today),
        draft: nextDraft(areas, before?.draft ?? null),
      });
    });
    return `${reportPath(found, number ?? (await numberOfDraft({ viewer, found, context })))}/skriv`;
  },
});

async function numberOfDraft({ viewer, found, context }: Pick<Guarded<Project>, 'viewer' | 'found' | 'context'>) {
  const reports = await listReports(context.db, viewer, found.id, true);
  const draft = reports.find(({ state }) => state === 'utkast');
  if (!draft) throw new Refusal('Någon annan publicerade just en rapport. Försök igen.');
  return draft.number;
}

/** Begins a new edition of a published report, for the routes of a report; leads to its editor. */
export function newEdition<Found extends { readonly project: Project }>(subject: Aimed<Found>): Intent<Found> {
  return intent(subject, {
    may: 'report.write',
    form: newEditionForm,
    run: async ({ viewer, found: { project: owner }, write }, { id, reason }) => {
      const number = await write(async (trx, actor) => {
        const report = await lockReport(trx, viewer, owner.id, id);
        if (report?.state !== 'publicerad') throw new Refusal('Rapporten är redan ersatt av en nyare utgåva.');
        const begun = await insertEdition(trx, actor, owner.id, report, reason);
        if (!begun) {
          throw new Refusal('Projektet har redan en rapport som skrivs. Publicera eller kasta den först.');
        }
        return report.number;
      });
      return `${reportPath(owner, number)}/skriv`;
    },
  });
}

type LockedReport = Omit<Report, 'answers'>;

/**
 * The draft that a form is about, locked. Nobody else changes or publishes it while the transaction lasts.
 * @throws Refusal when it is thrown away or published
 */
export async function lockDraftReport(
  trx: Transaction,
  { viewer, found }: Pick<Guarded<ReportAddress>, 'viewer' | 'found'>,
  id: number,
): Promise<LockedReport> {
  const report = await lockReport(trx, viewer, found.project.id, id);
  if (report?.number !== found.number) {
    throw new Refusal(
      'Utkastet finns inte längre: någon har kastat det. Spara det du har skrivit på ett annat ställe.',
    );
  }
  if (report.state !== 'utkast') {
    throw new Refusal('Rapporten är publicerad och kan inte ändras. Gör en ny utgåva om något är fel.');
  }
  return report;
}

/**
 * Publishes a draft: in one transaction the facts are gathered anew, the report is frozen with them, the edition that
 * it replaces gives way and the styrgrupp is told.
 * @throws Refusal when something is missing, or it is no longer a draft
 * @throws LostRace when somebody has written in it since the person read it
 */
export async function publishDraft(
  { viewer, found, context, write }: Guarded<ReportAddress>,
  { id, version }: z.infer<typeof seenDraftForm>,
): Promise<void> {
  const { project: owner, number } = found;
  await write(async (trx, actor) => {
    const report = await lockDraftReport(trx, { viewer, found }, id);
    if (report.version !== version) throw new LostRace({ version: report.version, values: [] });
    const missing = missingIn(report.draft);
    if (missing.length > 0) throw new Refusal(`Rapporten är inte klar. ${missing.join(' ')}`);

    const before = await findReportBefore(trx, viewer, owner.id, number);
    const source = { context: { db: trx, clock: context.clock }, viewer, project: owner };
    const snapshot = snapshotOf(
      {
        projectName: owner.name,
        cooperationName: owner.cooperationName,
        leadName: owner.leadName,
        number,
        edition: report.edition,
        periodStart: report.periodStart,
        periodEnd: report.periodEnd,
        publishedOn: actor.today,
        publishedBy: 'Projektledare',
      },
      report.draft,
      await gatherFacts(source, report, before),
    );
    await publishReport(trx, actor, owner.id, report, snapshot);

    const announced = { reportId: report.id, snapshot, projectSlug: owner.slug, reason: report.replaceReason };
    const readers = await listSteeringGroup(trx, owner.id);
    await insertEmails(
      trx,
      actor,
      readers.map((to) => reportMail(announced, to, context.address)),
    );
  });
}
