import type { Insertable } from 'kysely';

import type { Actor } from '~/domain/actor';
import type { CalendarDate } from '~/domain/calendar';
import type { Viewer } from '~/domain/viewer';
import type { Database } from '~db/open';
import type { Tables } from '~db/tables/index';

/** Columns a test wants to decide; the rest get values that are right. */
type Known<Table extends keyof Tables> = Partial<Insertable<Tables[Table]>>;

let made = 0;

/** A word that no other row of the run has. */
function unique(word: string): string {
  made += 1;
  return `${word}-${made}`;
}

export async function insertParty(db: Database, known: Known<'party'> = {}): Promise<number> {
  const slug = unique('part');
  const { id } = await db
    .insertInto('party')
    .values({ slug, name: slug, kind: 'bolag', ...known })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** A cooperation of those parties, without a day on which they joined. */
export async function insertCooperation(
  db: Database,
  members: readonly number[] = [],
  known: Known<'cooperation'> = {},
): Promise<number> {
  const slug = unique('samverkan');
  const { id } = await db
    .insertInto('cooperation')
    .values({ slug, name: slug, facts: '[]', ...known })
    .returning('id')
    .executeTakeFirstOrThrow();
  for (const partyId of members) {
    await db.insertInto('cooperationMember').values({ cooperationId: id, partyId }).execute();
  }
  return id;
}

/** A key whose only component shares equally. @returns the ids of the key and of its version */
export async function insertEqualKey(
  db: Database,
  cooperationId: number,
): Promise<{ keyId: number; keyVersionId: number }> {
  const key = await db
    .insertInto('allocationKey')
    .values({ cooperationId, name: unique('Nyckel') })
    .returning('id')
    .executeTakeFirstOrThrow();
  await db
    .updateTable('cooperation')
    .set({ defaultKeyId: key.id })
    .where('id', '=', cooperationId)
    .where('defaultKeyId', 'is', null)
    .execute();
  const version = await db
    .insertInto('keyVersion')
    .values({ keyId: key.id, version: 1 })
    .returning('id')
    .executeTakeFirstOrThrow();
  await db
    .insertInto('keyComponent')
    .values({ keyVersionId: version.id, position: 1, kind: 'equal', weightNumerator: 1, weightDenominator: 1 })
    .execute();
  return { keyId: key.id, keyVersionId: version.id };
}

export async function insertProjectRow(
  db: Database,
  cooperationId: number,
  known: Known<'project'> = {},
): Promise<number> {
  const slug = unique('projekt');
  const { id } = await db
    .insertInto('project')
    .values({ slug, name: slug, cooperationId, ...known })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

async function insertItem(db: Database, projectId: number, kind: Tables['planItem']['kind']): Promise<number> {
  const { id } = await db.insertInto('planItem').values({ projectId, kind }).returning('id').executeTakeFirstOrThrow();
  return id;
}

export async function insertPhaseRow(
  db: Database,
  projectId: number,
  known: Omit<Known<'phase'>, 'id' | 'projectId'> = {},
): Promise<number> {
  const id = await insertItem(db, projectId, 'phase');
  await db
    .insertInto('phase')
    .values({ number: 1, name: 'Fas', kind: 'genomförande', ...known, id, projectId })
    .execute();
  return id;
}

export async function insertMilestoneRow(
  db: Database,
  at: { readonly projectId: number; readonly phaseId: number },
  known: Omit<Known<'milestone'>, 'id' | 'projectId' | 'phaseId'> = {},
): Promise<number> {
  const id = await insertItem(db, at.projectId, 'milestone');
  await db
    .insertInto('milestone')
    .values({ title: 'Milstolpe', ...known, ...at, id })
    .execute();
  return id;
}

export async function insertUser(db: Database, known: Known<'appUser'> = {}): Promise<number> {
  const { id } = await db
    .insertInto('appUser')
    .values({ email: `${unique('person')}@samplan.test`, name: 'Rollinnehavare', ...known })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Somebody who may see those cooperations and has no role. */
export function viewerOf(cooperationIds: readonly number[], known: Partial<Viewer> = {}): Viewer {
  return {
    userId: 0,
    name: 'Läsare',
    party: null,
    grants: [],
    cooperationIds,
    trustedCooperationIds: [],
    seesAll: false,
    ...known,
  };
}

/** Who does what a test does, on the day of the sample. */
export async function insertActor(db: Database): Promise<Actor> {
  const userId = await insertUser(db, { name: 'Projektledare i test' });
  return { userId, requestId: 'test', from: null, at: '2020-12-18T09:30:00.000Z', today: '2020-12-18' as CalendarDate };
}

/** A published report of a project with what it says. */
export async function insertReportOf(
  db: Database,
  projectId: number,
  said: { readonly number: number; readonly draft: object; readonly facts: object; readonly publishedAt: string },
): Promise<void> {
  const { number, draft, facts, publishedAt } = said;
  await db
    .insertInto('statusReport')
    .values({
      ...{ projectId, number, publishedAt, state: 'publicerad' },
      ...{ periodStart: '2020-12-01', periodEnd: '2020-12-17', publishedOn: publishedAt.slice(0, 10) },
      draft: JSON.stringify(draft),
      snapshot: JSON.stringify({ view: 1, ...HEAD, number, draft, facts }),
    })
    .execute();
}

/** What stands at the top of such a report. */
const HEAD = {
  ...{ projectName: 'Projektet', cooperationName: 'Samverkan', leadName: null, edition: 1 },
  ...{ periodStart: '2020-12-01', periodEnd: '2020-12-17', publishedOn: '2020-12-17', publishedBy: 'Projektledare' },
};
