import type { Page } from '@playwright/test';

import { emptyDraft, type ReportDraft } from '~/domain/report';
import type { Database } from '~db/open';

import { phaseOf } from './rows';

export interface MadeDraft {
  readonly id: number;
  readonly projectId: number;
  /** the address of its report */
  readonly path: string;
}

/** A draft of a test's own, in the place of what was being written in the project. */
export async function addDraft(
  db: Database,
  written: Partial<ReportDraft> = {},
  project = 'min-skolskjuts',
): Promise<MadeDraft> {
  const { projectId } = await phaseOf(db, { project, phase: 1 });
  await db.deleteFrom('statusReport').where('projectId', '=', projectId).where('state', '=', 'utkast').execute();
  const before = await db
    .selectFrom('statusReport')
    .select(({ fn }) => fn.max('number').as('number'))
    .where('projectId', '=', projectId)
    .executeTakeFirst();
  const number = (before?.number ?? 0) + 1;
  const { id } = await db
    .insertInto('statusReport')
    .values({
      projectId,
      number,
      periodStart: '2020-12-01',
      periodEnd: '2020-12-18',
      draft: JSON.stringify({ ...emptyDraft(['Budget', 'Tid', 'Personal']), ...written }),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return { id, projectId, path: `/projekt/${project}/rapporter/${number}` };
}

/** A draft that lacks nothing. */
export const COMPLETE: Partial<ReportDraft> = {
  lights: emptyDraft(['Budget', 'Tid', 'Personal']).lights.map((light) => ({ ...light, level: 'enligt plan' })),
  results: 'Utbildningen är klar',
};

export async function reportRow(db: Database, id: number) {
  const row = await db
    .selectFrom('statusReport')
    .select(['state', 'version', 'draft', 'snapshot', 'periodEnd'])
    .where('id', '=', id)
    .executeTakeFirst();
  return row && { ...row, draft: row.draft as ReportDraft };
}

/** The fields of one area. */
export const area = (page: Page, name: string) => page.getByRole('group', { name, exact: true });
