import { beforeAll, beforeEach, describe, expect, test } from 'vitest';

import type { Actor } from '~/domain/actor';
import type { CalendarDate } from '~/domain/calendar';
import { listBasisMembers } from '~/store/basis';
import { insertParty as addParty, listParties, lockParty, updateParty, type PartyChange } from '~/store/party';
import type { Database, Transaction } from '~db/open';
import { loadSample } from '~db/samples/load';

import { freshDatabase } from '../support/database';
import { insertActor, insertCooperation, viewerOf } from '../support/rows';

let db: Database;
let actor: Actor;
let id: number;
let made = 0;

beforeAll(async () => {
  ({ db } = await freshDatabase());
  await loadSample(db, { passwordHash: 'a hash' });
  actor = await insertActor(db);
});

beforeEach(async () => {
  made += 1;
  id = (await write((trx) =>
    addParty(trx, actor, {
      slug: `bolaget-${made}`,
      name: `Bolaget ${made}`,
      code: null,
      kind: 'bolag',
      organisationNumber: null,
      units: ['Skola', 'Vård'],
    }),
  )) as number;
});

function write<T>(work: (trx: Transaction) => Promise<T>): Promise<T> {
  return db.transaction().execute(work);
}

const found = async (party: number) => (await listParties(db)).find((each) => each.id === party)!;

/** Changes a party as it is by what is given. */
async function change(party: number, changed: Partial<PartyChange>) {
  return write(async (trx) => {
    const before = (await lockParty(trx, party))!;
    const { name, code, kind, organisationNumber, units } = before;
    return updateParty(trx, actor, before, { name, code, kind, organisationNumber, units, newUnits: [], ...changed });
  });
}

describe('a party', () => {
  test('gets another name, and the audit row says what it was', async () => {
    expect(await change(id, { name: `Förbundet ${made}`, kind: 'kommunalförbund' })).toBeNull();
    expect(await found(id)).toMatchObject({ name: `Förbundet ${made}`, kind: 'kommunalförbund', version: 2 });
    const audit = await db
      .selectFrom('auditEntry')
      .select(['before', 'after'])
      .where('action', '=', 'party.update')
      .where('entityId', '=', id)
      .execute();
    expect(audit).toMatchObject([{ before: { name: `Bolaget ${made}` }, after: { name: `Förbundet ${made}` } }]);
  });

  test('keeps its own name and code, and takes none of another', async () => {
    expect(await change(id, {})).toBeNull();
    expect(await change(id, { name: 'MORA' })).toBe('name');
    expect(await change(id, { code: '2062' })).toBe('code');
    expect(await found(id)).toMatchObject({ name: `Bolaget ${made}`, code: null });
  });

  test('with submitted shares keeps its code, in the database too; another name it may have', async () => {
    const orsa = (await listParties(db)).find(({ code }) => code === '2034')!;
    expect(orsa.frozen).toBe(true);
    await expect(change(orsa.id, { code: '2035' })).rejects.toThrow(/räknade med koden 2034/);
    await expect(db.updateTable('party').set({ code: '2035' }).where('id', '=', orsa.id).execute()).rejects.toThrow(
      /keeps its code/,
    );
    expect(await change(orsa.id, { name: 'Orsa kommun' })).toBeNull();
    expect(await change(orsa.id, { name: 'Orsa' })).toBeNull();
  });

  test('without them gets another code', async () => {
    expect(await change(id, { code: '9950' })).toBeNull();
    expect(await found(id)).toMatchObject({ code: '9950', frozen: false });
    expect(await change(id, { code: null })).toBeNull();
  });
});

describe('the units of a party', () => {
  test('swap names, close from a day, and get new ones last', async () => {
    const [school, care] = (await found(id)).units;
    const units = [
      { ...school!, name: 'Vård' },
      { ...care!, name: 'Skola', closedOn: '2020-07-01' as CalendarDate },
    ];
    expect(await change(id, { units, newUnits: ['Bygg'] })).toBeNull();
    expect((await found(id)).units).toMatchObject([
      { id: school!.id, name: 'Vård', closedOn: null },
      { id: care!.id, name: 'Skola', closedOn: '2020-07-01' },
      { name: 'Bygg' },
    ]);
  });

  test('that are closed by the day take no figures; before it they do', async () => {
    const cooperationId = await insertCooperation(db, [id]);
    const [school, care] = (await found(id)).units;
    await change(id, { units: [school!, { ...care!, closedOn: '2020-07-01' as CalendarDate }] });
    const on = async (day: string) => {
      const [member] = await listBasisMembers(db, viewerOf([cooperationId]), cooperationId, day as CalendarDate);
      return member!.units.map(({ name }) => name);
    };
    expect(await on('2020-06-30')).toEqual(['Skola', 'Vård']);
    expect(await on('2020-07-01')).toEqual(['Skola']);
  });

  test('of another party are refused', async () => {
    const other = (await listParties(db)).find(({ id: each, units }) => each !== id && units.length > 0)!;
    await expect(change(id, { units: [other.units[0]!] })).rejects.toThrow(/hör inte till parten/);
  });
});
