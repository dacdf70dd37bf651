import { beforeAll, describe, expect, test } from 'vitest';

import type { Actor } from '~/domain/actor';
import { checkPost, type FollowUpPost, type PostKind } from '~/domain/follow-up-post';
import { net } from '~/domain/follow-up';
import { ore } from '~/domain/money';
import { Refusal } from '~/domain/refusal';
import type { Viewer } from '~/domain/viewer';
import {
  insertFollowUpPost,
  listFollowUpPosts,
  listPostSums,
  lockFollowUpPost,
  updateFollowUpPost,
} from '~/store/follow-up-post';
import { claimProject } from '~/store/period-lock';
import { setRemoved } from '~/store/plan-item';
import { findProjectFacts } from '~/store/project-facts';
import type { Database, Transaction } from '~db/open';

import { freshDatabase } from '../support/database';
import { insertActor, insertCooperation, insertParty, insertProjectRow, viewerOf } from '../support/rows';

let db: Database;
let actor: Actor;
let member: Viewer;
let projectId: number;

beforeAll(async () => {
  ({ db } = await freshDatabase());
  actor = await insertActor(db);
  const cooperationId = await insertCooperation(db, [await insertParty(db)]);
  projectId = await insertProjectRow(db, cooperationId);
  member = viewerOf([cooperationId]);
});

const run = <T>(work: (trx: Transaction) => Promise<T>) => db.transaction().execute(work);

function post(known: Partial<FollowUpPost> = {}): FollowUpPost {
  return {
    period: '2020',
    section: 'Drift',
    name: 'Personalkostnader',
    kind: 'kostnad',
    budget: ore(7_558_000_00),
    actual: null,
    forecast: ore(7_558_000_00),
    note: '',
    ...known,
  };
}

function add(known: Partial<FollowUpPost> = {}): Promise<number> {
  return run(async (trx) => {
    await claimProject(trx, projectId);
    return insertFollowUpPost(trx, actor, projectId, post(known));
  });
}

const posts = () => listFollowUpPosts(db, member, projectId);

describe('a post of a follow-up', () => {
  test('keeps what it said before each change, by whom and which day', async () => {
    const id = await add();
    await add({ name: 'Intäkter', kind: 'intäkt', budget: ore(-2_413_000_00), forecast: ore(-4_413_000_00) });
    await run(async (trx) => {
      const before = (await lockFollowUpPost(trx, member, projectId, id))!;
      const { name, kind, budget } = before;
      const said = { name, kind, budget, actual: ore(2_100_000_00), note: 'En vakans' };
      await updateFollowUpPost(trx, actor, projectId, before, { ...said, forecast: ore(7_000_000_00) });
    });
    expect(await posts()).toMatchObject([
      {
        id,
        version: 2,
        actual: 2_100_000_00,
        forecast: 7_000_000_00,
        note: 'En vakans',
        madeBy: 'Projektledare i test',
        earlier: [
          { version: 1, actual: null, forecast: 7_558_000_00, madeOn: actor.today, madeBy: 'Projektledare i test' },
        ],
      },
      { name: 'Intäkter', earlier: [] },
    ]);
    expect(net(await posts())).toEqual({ budget: 5_145_000_00, forecast: 2_587_000_00, deviation: 2_558_000_00 });
    const audit = await db.selectFrom('auditEntry').where('entity', '=', 'followUpRow').select('action').execute();
    expect(audit.map(({ action }) => action)).toEqual([
      'followUpRow.create',
      'followUpRow.create',
      'followUpRow.update',
    ]);
    await expect(db.deleteFrom('followUpRowEarlier').execute()).rejects.toMatchObject({ code: '23001' });
  });

  test('that is taken away is seen nowhere, can be brought back and leaves its place to nobody', async () => {
    const id = await add({ section: 'Investeringar', name: 'Nät', kind: 'investering' });
    const remove = (removed: boolean) =>
      run((trx) => setRemoved(trx, actor, { table: 'followUpRow', projectId, id }, removed));
    expect(await remove(true)).toBe(true);
    await run(async (trx) => expect(await lockFollowUpPost(trx, member, projectId, id)).toBeNull());
    expect((await posts()).map((one) => one.id)).not.toContain(id);
    expect((await findProjectFacts(db, member, projectId))!.followUp.map(({ name }) => name)).not.toContain('Nät');
    const next = await add({ section: 'Investeringar', name: 'Servrar', kind: 'investering' });
    expect(await remove(false)).toBe(true);
    expect((await posts()).slice(-2).map((one) => one.id)).toEqual([id, next]);
  });

  test('is summed with those under its heading, in the newest period only', async () => {
    const place = { section: 'Summor', budget: ore(1_00), forecast: ore(2_00) };
    await add({ ...place, period: '2098', actual: ore(9_00) });
    await add({ ...place, period: '2099' });
    await add({ ...place, period: '2099', actual: ore(5_00) });
    await add({ ...place, period: '2099', section: 'Allt annat' });
    const sums = await listPostSums(db, member, null);
    expect(sums.map(({ section, ...sum }) => [section, sum.period, sum.budget, sum.actual, sum.forecast])).toEqual([
      ['Summor', '2099', 2_00, 5_00, 4_00],
      ['Allt annat', '2099', 1_00, null, 2_00],
    ]);
    expect(await listPostSums(db, member, 'finns-inte')).toEqual([]);
  });

  test('has the sign of its kind, in the form and in the database', async () => {
    const signs: [PostKind, number, string][] = [
      ['intäkt', 1, 'En intäkt skrivs med minus, till exempel -5 000.'],
      ['kostnad', -1, 'En kostnad eller investering skrivs utan minus. Är det en intäkt? Byt slag.'],
      ['investering', -1, 'En kostnad eller investering skrivs utan minus. Är det en intäkt? Byt slag.'],
    ];
    for (const [kind, amount, message] of signs) {
      const wrong = { kind, budget: ore(0), forecast: ore(amount) };
      expect(() => checkPost(wrong)).toThrow(new Refusal(message, 'forecast'));
      await expect(add(wrong)).rejects.toMatchObject({ constraint: 'follow_up_row_is_signed_by_kind' });
      expect(() => checkPost({ kind, budget: ore(-amount), forecast: ore(0) })).not.toThrow();
    }
  });
});
