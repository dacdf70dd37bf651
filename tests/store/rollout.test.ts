import { sql } from 'kysely';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';

import type { Actor } from '~/domain/actor';
import type { CalendarDate } from '~/domain/calendar';
import type { Viewer } from '~/domain/viewer';
import { listMilestones } from '~/store/milestone';
import { findRolloutCreation, listRolloutGroups, lockRolloutGroup } from '~/store/rollout';
import {
  deleteRolloutGroup,
  insertBulkMilestones,
  insertRolloutGroup,
  undoRolloutCreation,
  updateRolloutGroup,
} from '~/store/rollout-change';
import type { Database, Transaction } from '~db/open';

import { freshDatabase } from '../support/database';
import {
  insertActor,
  insertCooperation,
  insertMilestoneRow,
  insertParty,
  insertPhaseRow,
  insertProjectRow,
  viewerOf,
} from '../support/rows';

const day = (text: string) => text as CalendarDate;

let db: Database;
let actor: Actor;
let projectId: number;
let phaseId: number;
let falun: number;
let mora: number;
let member: Viewer;

beforeAll(async () => {
  ({ db } = await freshDatabase());
  actor = await insertActor(db);
  [falun, mora] = [await insertParty(db, { name: 'Falun' }), await insertParty(db, { name: 'Mora' })];
});

beforeEach(async () => {
  const cooperationId = await insertCooperation(db, [falun, mora]);
  projectId = await insertProjectRow(db, cooperationId);
  phaseId = await insertPhaseRow(db, projectId, { kind: 'breddinförande' });
  member = viewerOf([cooperationId]);
});

const write = <T>(work: (trx: Transaction) => Promise<T>) => db.transaction().execute(work);
const content = (name: string, partyIds: readonly number[], fromMonth = '2021-01-01') => ({
  name,
  partyIds,
  fromMonth: day(fromMonth),
  toMonth: day('2021-12-01'),
});
const make = (name: string, partyIds: readonly number[], fromMonth?: string) =>
  write((trx) => insertRolloutGroup(trx, actor, projectId, phaseId, content(name, partyIds, fromMonth)));
const groupNames = async () =>
  (await listMilestones(db, member, projectId)).map(({ partyName, groupName }) => [partyName, groupName]);

describe('a group', () => {
  test('has its kommuner by name, and comes by its window', async () => {
    await make('Sen', [mora, falun], '2021-05-01');
    await make('Tidig', []);
    const groups = await listRolloutGroups(db, member, projectId);
    expect(groups.map(({ name, parties }) => [name, parties.map((party) => party.name)])).toEqual([
      ['Tidig', []],
      ['Sen', ['Falun', 'Mora']],
    ]);
    expect(await listRolloutGroups(db, viewerOf([]), projectId)).toEqual([]);
  });

  test('takes the milestones of its kommuner with it, those that come later too', async () => {
    await insertMilestoneRow(db, { projectId, phaseId }, { partyId: falun });
    const id = await make('Grupp 1', [falun]);
    await insertMilestoneRow(db, { projectId, phaseId }, { partyId: falun });
    await insertMilestoneRow(db, { projectId, phaseId }, { partyId: mora });
    expect(await groupNames()).toEqual([
      ['Falun', 'Grupp 1'],
      ['Falun', 'Grupp 1'],
      ['Mora', null],
    ]);
    await write(async (trx) => {
      const before = (await lockRolloutGroup(trx, member, projectId, id))!;
      await updateRolloutGroup(trx, actor, projectId, before, content('Grupp A', [mora]));
    });
    expect(await groupNames()).toEqual([
      ['Falun', null],
      ['Falun', null],
      ['Mora', 'Grupp A'],
    ]);
    expect(await listRolloutGroups(db, member, projectId)).toMatchObject([{ id, version: 2, name: 'Grupp A' }]);
  });

  test('that a kommun is added to takes it from the other', async () => {
    await make('Grupp 1', [falun, mora]);
    await make('Grupp 2', [mora]);
    const groups = await listRolloutGroups(db, member, projectId);
    expect(groups.map(({ parties }) => parties.map(({ name }) => name))).toEqual([['Falun'], ['Mora']]);
  });

  test('is taken away with its kommuner left in none', async () => {
    const id = await make('Grupp 1', [falun]);
    await insertMilestoneRow(db, { projectId, phaseId }, { partyId: falun });
    await write(async (trx) =>
      deleteRolloutGroup(trx, actor, projectId, (await lockRolloutGroup(trx, member, projectId, id))!),
    );
    expect(await groupNames()).toEqual([['Falun', null]]);
    const audited = await db.selectFrom('auditEntry').select('action').where('projectId', '=', projectId).execute();
    expect(audited.map(({ action }) => action)).toEqual(['rolloutGroup.create', 'rolloutGroup.delete']);
  });

  test('is refused by the database of another phase, or with a kommun in two', async () => {
    const id = await make('Grupp 1', [falun]);
    const other = await insertPhaseRow(db, projectId, { number: 2 });
    const join = (phase: number, party: number) =>
      sql`insert into rollout_group_party (rollout_group_id, phase_id, party_id) values (${id}, ${phase}, ${party})`;
    await expect(join(other, mora).execute(db)).rejects.toThrow(/foreign key/);
    await expect(join(phaseId, falun).execute(db)).rejects.toThrow(/unique/);
  });
});

describe('milestones that are made at once', () => {
  const order = () => ({
    phaseId,
    pattern: 'Lanserad i {kommun}',
    kind: 'lansering' as const,
    milestones: [
      { partyId: falun, title: 'Lanserad i Falun', date: day('2021-02-01') },
      { partyId: mora, title: 'Lanserad i Mora', date: day('2021-02-08') },
    ],
  });
  const create = () => write((trx) => insertBulkMilestones(trx, actor, projectId, order()));
  const creation = () => findRolloutCreation(db, member, projectId);

  test('are in their groups, with their day as baseline and an audit row each', async () => {
    await make('Grupp 1', [falun]);
    await create();
    expect(await listMilestones(db, member, projectId)).toMatchObject([
      {
        title: 'Lanserad i Falun',
        kind: 'lansering',
        forecast: '2021-02-01',
        baseline: '2021-02-01',
        groupName: 'Grupp 1',
      },
      { title: 'Lanserad i Mora', forecast: '2021-02-08', groupName: null },
    ]);
    const audited = await db.selectFrom('auditEntry').select('action').where('projectId', '=', projectId).execute();
    expect(audited.filter(({ action }) => action === 'milestone.create')).toHaveLength(2);
    expect(await creation()).toMatchObject({ title: 'Lanserad i {kommun}', count: 2, untouched: true });
    expect(await findRolloutCreation(db, viewerOf([]), projectId)).toBeNull();
  });

  test('can be taken back', async () => {
    await create();
    const { id } = (await creation())!;
    await write((trx) => undoRolloutCreation(trx, actor, projectId, id));
    expect(await listMilestones(db, member, projectId)).toEqual([]);
    expect(await creation()).toBeNull();
    await expect(sql`update rollout_creation set title = 'x' where id = ${id}`.execute(db)).rejects.toThrow(
      /never changed/,
    );
  });

  test('are touched when one of them was changed, removed or tied to something', async () => {
    await create();
    const [first, second] = await listMilestones(db, member, projectId);
    const touched = async () => !(await creation())!.untouched;
    expect(await touched()).toBe(false);
    await db
      .insertInto('dependency')
      .values({ projectId, predecessorId: first!.id, successorId: second!.id })
      .execute();
    expect(await touched()).toBe(true);
    await db.deleteFrom('dependency').where('projectId', '=', projectId).execute();
    expect(await touched()).toBe(false);
    await db.updateTable('milestone').set({ version: 2 }).where('id', '=', first!.id).execute();
    expect(await touched()).toBe(true);
  });
});
