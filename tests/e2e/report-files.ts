import type { CalendarDate } from '~/domain/calendar';
import { emptyDraft, snapshotOf, type ReportDraft, type ReportSnapshot } from '~/domain/report';
import type { Database } from '~db/open';

import { FACTS } from '../domain/report-samples';

/** A report with something in every part, and words that markup, formulas and XML could stumble over. */
export const WRITTEN: ReportDraft = {
  ...emptyDraft([]),
  lights: [
    { area: 'Budget', level: 'enligt plan', text: '', deviation: '', measure: '', done: false },
    {
      area: 'Tid',
      level: 'mindre komplikationer',
      text: 'Leveransen <b>väntar</b> & drar ut',
      deviation: 'Två veckor',
      measure: 'Extra möte\nmed leverantören',
      done: true,
    },
    { area: 'Personal', level: 'komplikationer', text: 'Överbelastad', deviation: '', measure: '', done: false },
  ],
  results: '=1+1 är inte en formel\nAnalysen är klar',
  coming: 'Utbildning av handläggare åäö',
};

/** What such a report is when it is published. */
export function snapshotFor(head: Partial<ReportSnapshot> = {}, draft: ReportDraft = WRITTEN): ReportSnapshot {
  const known = {
    projectName: 'Min skolskjuts',
    cooperationName: 'Dalarnas kommuner',
    leadName: 'Borlänge',
    number: 70,
    edition: 1,
    periodStart: '2020-11-01' as CalendarDate,
    periodEnd: '2020-11-30' as CalendarDate,
    publishedOn: '2020-12-01' as CalendarDate,
    publishedBy: 'Projektledare',
  };
  return snapshotOf({ ...known, ...head }, draft, FACTS);
}

/** Publishes it in a project. @returns its id */
export async function addPublished(
  db: Database,
  project: string,
  snapshot: ReportSnapshot,
  known: { readonly replaces?: number; readonly replaceReason?: string } = {},
): Promise<number> {
  const { id: projectId } = await db
    .selectFrom('project')
    .select('id')
    .where('slug', '=', project)
    .executeTakeFirstOrThrow();
  const { number, edition, periodStart, periodEnd, publishedOn } = snapshot;
  if (known.replaces !== undefined) {
    await db.updateTable('statusReport').set({ state: 'ersatt' }).where('id', '=', known.replaces).execute();
  }
  const { id } = await db
    .insertInto('statusReport')
    .values({
      ...known,
      projectId,
      number,
      edition,
      state: 'publicerad',
      periodStart,
      periodEnd,
      draft: JSON.stringify(snapshot.draft),
      snapshot: JSON.stringify(snapshot),
      publishedOn,
      publishedAt: `${publishedOn}T09:00:00Z`,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}
