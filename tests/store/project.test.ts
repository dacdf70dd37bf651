import { beforeAll, describe, expect, test } from 'vitest';

import type { Actor } from '~/domain/actor';
import type { CalendarDate } from '~/domain/calendar';
import type { Viewer } from '~/domain/viewer';
import { findProject, insertProject, type NewProject } from '~/store/project';
import type { Database } from '~db/open';

import { freshDatabase } from '../support/database';
import { insertActor, insertCooperation, insertEqualKey, insertParty, viewerOf } from '../support/rows';

const TODAY = '2020-12-18' as CalendarDate;
let db: Database;
let actor: Actor;
let cooperationId: number;
let parties: readonly [number, number];
let member: Viewer;

beforeAll(async () => {
  ({ db } = await freshDatabase());
  actor = await insertActor(db);
  parties = [await insertParty(db, { name: 'Örebro' }), await insertParty(db, { name: 'Ånge' })];
  cooperationId = await insertCooperation(db, parties);
  member = viewerOf([cooperationId]);
});

function newProject(known: Partial<NewProject> = {}): NewProject {
  return {
    slug: 'e-arkiv',
    name: 'E-arkiv',
    summary: '',
    cooperationId,
    keyId: null,
    leadPartyId: null,
    startDate: null,
    endDate: null,
    participantIds: parties,
    ...known,
  };
}

function create(known: Partial<NewProject> = {}): Promise<string> {
  return db.transaction().execute((trx) => insertProject(trx, actor, newProject(known)));
}

describe('a new project', () => {
  test('is found with what it was given', async () => {
    const { keyId } = await insertEqualKey(db, cooperationId);
    const slug = await create({
      slug: 'bygglov',
      name: 'Bygglov',
      summary: 'Gemensam e-tjänst',
      keyId,
      leadPartyId: parties[1],
      startDate: '2021-01-01' as CalendarDate,
      endDate: '2022-12-31' as CalendarDate,
    });
    expect(slug).toBe('bygglov');
    expect(await findProject(db, member, slug, TODAY)).toMatchObject({
      slug: 'bygglov',
      name: 'Bygglov',
      summary: 'Gemensam e-tjänst',
      startDate: '2021-01-01',
      endDate: '2022-12-31',
      cooperationId,
      leadName: 'Ånge',
      orderedBy: null,
      // Å comes before Ö
      participants: [
        { id: parties[1], name: 'Ånge' },
        { id: parties[0], name: 'Örebro' },
      ],
    });
  });

  test('leaves an audit row with who, when and what', async () => {
    const slug = await create({ slug: 'avlopp', name: 'Avlopp' });
    const project = await findProject(db, member, slug, TODAY);
    const audit = await db.selectFrom('auditEntry').selectAll().where('projectId', '=', project!.id).execute();
    expect(audit).toMatchObject([
      {
        at: actor.at,
        userId: actor.userId,
        requestId: 'test',
        action: 'project.create',
        entity: 'project',
        entityId: project!.id,
        before: null,
        after: { name: 'Avlopp', participantIds: [...parties] },
      },
    ]);
  });

  test('that is rolled back leaves nothing', async () => {
    const audit = await auditCount();
    await expect(
      db.transaction().execute(async (trx) => {
        await insertProject(trx, actor, newProject({ slug: 'angrat' }));
        throw new Error('changed my mind');
      }),
    ).rejects.toThrow('changed my mind');
    expect(await findProject(db, member, 'angrat', TODAY)).toBeNull();
    expect(await auditCount()).toBe(audit);
  });

  test('with a lead or a key that does not exist leaves nothing', async () => {
    const audit = await auditCount();
    await expect(create({ slug: 'fel', leadPartyId: 999_999 })).rejects.toMatchObject({ code: '23503' });
    const { keyId } = await insertEqualKey(db, await insertCooperation(db));
    await expect(create({ slug: 'fel', keyId })).rejects.toMatchObject({ code: '23503' });
    expect(await findProject(db, member, 'fel', TODAY)).toBeNull();
    expect(await auditCount()).toBe(audit);
  });
});

describe('the address of a new project', () => {
  test('gets a number where it is taken', async () => {
    expect(await create({ slug: 'tak' })).toBe('tak');
    expect(await create({ slug: 'tak' })).toBe('tak-2');
    expect(await create({ slug: 'tak' })).toBe('tak-3');
  });

  test('is not taken by one that only begins the same', async () => {
    expect(await create({ slug: 'vagnar' })).toBe('vagnar');
    expect(await create({ slug: 'vagn' })).toBe('vagn');
  });

  test('fills no gap with one that is taken', async () => {
    expect(await create({ slug: 'bro-2' })).toBe('bro-2');
    expect(await create({ slug: 'bro' })).toBe('bro');
    expect(await create({ slug: 'bro' })).toBe('bro-3');
  });

  test('is never that of the page for new projects', async () => {
    expect(await create({ slug: 'ny' })).toBe('ny-2');
  });

  test('is another for each of many that are created at once', async () => {
    const slugs = await Promise.all(Array.from({ length: 8 }, () => create({ slug: 'samtidigt' })));
    expect(slugs.toSorted()).toEqual(
      ['samtidigt', ...[2, 3, 4, 5, 6, 7, 8].map((number) => `samtidigt-${number}`)].toSorted(),
    );
  });
});

describe('a project', () => {
  test.each([
    ['leaves tomorrow', null, '2020-12-19', true],
    ['left yesterday', null, '2020-12-17', false],
    ['leaves today, the first day outside', null, '2020-12-18', false],
    ['joins next month', '2021-01-18', null, false],
    ['joined today', '2020-12-18', null, true],
  ])('has a participant who %s: %s to %s, %s', async (what, joinedOn, leftOn, taking) => {
    const slug = await create({ slug: 'dag' });
    const { id } = (await findProject(db, member, slug, TODAY))!;
    await db
      .updateTable('projectParticipant')
      .set({ joinedOn, leftOn })
      .where('projectId', '=', id)
      .where('partyId', '=', parties[0])
      .execute();
    const { participants } = (await findProject(db, member, slug, TODAY))!;
    expect(
      participants.map((party) => party.name),
      what,
    ).toEqual(taking ? ['Ånge', 'Örebro'] : ['Ånge']);
  });

  test('is found by its whole address only', async () => {
    await create({ slug: 'precis' });
    expect(await findProject(db, member, 'precis', TODAY)).not.toBeNull();
    for (const slug of ['preci', 'precis-', 'PRECIS', '%', '', "x' or '1'='1"]) {
      expect(await findProject(db, member, slug, TODAY)).toBeNull();
    }
  });
});

async function auditCount(): Promise<number> {
  return (await db.selectFrom('auditEntry').select('id').execute()).length;
}
