import type { Insertable } from 'kysely';

import type { CalendarDate } from '~/domain/calendar';
import { emptyDraft, snapshotOf, type AreaLight, type ReportDraft } from '~/domain/report';
import type { Database } from '~db/open';
import type { StatusReportTable } from '~db/tables/reports';

import { NO_FACTS } from '../domain/report-samples';

type Known = Partial<Omit<Insertable<StatusReportTable>, 'draft' | 'snapshot'>> & {
  readonly projectId: number;
  readonly number: number;
};

/** What a report says whose light Tid stands like this. */
export function draftOn(level: AreaLight['level'], results = 'Analysen är klar'): ReportDraft {
  const draft = emptyDraft(['Tid']);
  return { ...draft, lights: [{ ...draft.lights[0]!, level, text: 'Leveransen' }], results };
}

/** A published report as its snapshot would be with nothing known. @returns its id */
export async function insertPublished(db: Database, known: Known, draft = draftOn('enligt plan')): Promise<number> {
  const period = { periodStart: '2020-12-01' as CalendarDate, periodEnd: '2020-12-18' as CalendarDate };
  const publishedOn = '2020-12-18' as CalendarDate;
  const head = {
    ...period,
    projectName: 'Projektet',
    cooperationName: 'Samverkan',
    leadName: null,
    number: known.number,
    edition: known.edition ?? 1,
    publishedOn,
    publishedBy: 'Projektledare',
  };
  const { id } = await db
    .insertInto('statusReport')
    .values({
      state: 'publicerad',
      ...period,
      draft: JSON.stringify(draft),
      snapshot: JSON.stringify(snapshotOf(head, draft, NO_FACTS)),
      publishedOn,
      publishedAt: '2020-12-18T09:00:00.000Z',
      ...known,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** The edition that takes the place of a published one. @returns its id */
export async function replacePublished(
  db: Database,
  before: { readonly id: number; readonly projectId: number; readonly number: number; readonly edition: number },
  reason: string,
): Promise<number> {
  await db.updateTable('statusReport').set({ state: 'ersatt' }).where('id', '=', before.id).execute();
  const { projectId, number, edition } = before;
  return insertPublished(db, {
    projectId,
    number,
    edition: edition + 1,
    replaces: before.id,
    replaceReason: reason,
  });
}
