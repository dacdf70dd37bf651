import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';

import type { Actor } from '~/domain/actor';
import type { CalendarDate } from '~/domain/calendar';
import { countColours, listedColour, matrixOf } from '~/domain/risk';
import { findProjectFacts } from '~/store/project-facts';
import type { Viewer } from '~/domain/viewer';
import { setRemoved } from '~/store/plan-item';
import { findRisk, listRisks, lockRisk, type RiskDetail } from '~/store/risk';
import { insertRisk, unchanged, updateRisk, type RiskChange } from '~/store/risk-change';
import { findRiskScale } from '~/store/risk-scale';
import type { Database, Transaction } from '~db/open';
import { loadSample } from '~db/samples/load';

import { freshDatabase } from '../support/database';

let db: Database;
let actor: Actor;
let projectId: number;
let cooperationId: number;
let member: Viewer;
let stranger: Viewer;

beforeAll(async () => {
  ({ db } = await freshDatabase());
  await loadSample(db, { passwordHash: '$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$aGFzaA' });
  ({ id: projectId, cooperationId } = await projectOf('min-skolskjuts'));
  member = viewerOf([cooperationId]);
  stranger = viewerOf([(await projectOf('digital-motor')).cooperationId]);
  const user = await db
    .selectFrom('appUser')
    .select('id')
    .where('email', '=', 'projektledare@samplan.test')
    .executeTakeFirstOrThrow();
  actor = {
    userId: user.id,
    requestId: 'test',
    from: null,
    at: '2020-12-18T09:30:00.000Z',
    today: '2020-12-18' as CalendarDate,
  };
});

describe('the list', () => {
  test('has the 41 risks by number, with the current rating in words', async () => {
    const risks = await listRisks(db, member, projectId);
    expect(risks.map((risk) => risk.number)).toEqual(Array.from({ length: 41 }, (_, at) => at + 1));
    expect(risks[15]).toMatchObject({
      rating: { probability: 4, consequence: 3 },
      probabilityName: 'Ofta',
      consequenceName: 'Allvarlig',
      derivedColour: 'röd',
      mandate: null,
    });
    expect(risks[10]).toMatchObject({ rating: null, probabilityName: null, derivedColour: null, statedColour: null });
  });

  test('has one red more than the scale gives', async () => {
    const risks = await listRisks(db, member, projectId);
    const listed = risks.map((risk) => listedColour(risk.statedColour, risk.derivedColour));
    expect(countColours(listed)).toEqual({ röd: 12, gul: 14, grön: 11, unrated: 4 });
    const derived = risks.map((risk) => risk.derivedColour);
    expect(countColours(derived)).toEqual({ röd: 11, gul: 15, grön: 11, unrated: 4 });
  });

  test('are counted for the overview as the list has them', async () => {
    const risks = await listRisks(db, member, projectId);
    const { riskCounts } = (await findProjectFacts(db, member, projectId))!;
    for (const colour of ['röd', 'gul', 'grön', null]) {
      const counted = riskCounts.filter(({ derivedColour }) => derivedColour === colour);
      const listed = risks.filter(({ derivedColour }) => derivedColour === colour);
      expect(counted.reduce((sum, { count }) => sum + count, 0)).toBe(listed.length);
    }
    const alike = riskCounts.find(({ probability, consequence }) => probability === 4 && consequence === 3)!;
    expect(alike).toMatchObject({ scaleId: risks[15]!.scaleId, derivedColour: 'röd' });
  });

  test('carries the mandate of a scale that has one', async () => {
    const { id } = await projectOf('digital-motor');
    expect((await listRisks(db, stranger, id)).map((risk) => risk.mandate)).toEqual([
      'projektledare',
      'styrgrupp',
      'styrgrupp',
      'uppdragsbeställare',
      'projektledare',
      'projektledare',
    ]);
  });

  test('is empty for one who is not in the cooperation', async () => {
    const [risk] = await listRisks(db, member, projectId);
    expect(await listRisks(db, stranger, projectId)).toEqual([]);
    expect(await listRisks(db, viewerOf([]), projectId)).toEqual([]);
    expect(await findRisk(db, stranger, projectId, risk!.id)).toBeNull();
    expect(await findRisk(db, member, (await projectOf('digital-motor')).id, risk!.id)).toBeNull();
    expect(await write((trx) => lockRisk(trx, stranger, projectId, risk!.id))).toBeNull();
    expect(await findRiskScale(db, stranger, cooperationId)).toBeNull();
  });
});

describe('the scale', () => {
  test('has its names in order and a colour for every cell', async () => {
    const scale = await findRiskScale(db, member, cooperationId);
    expect(scale).toMatchObject({
      rule: 'cells',
      probabilityNames: ['Mycket sällan', 'Sällan', 'Regelbundet', 'Ofta'],
      consequenceNames: ['Försumbar', 'Måttlig', 'Allvarlig', 'Katastrofal'],
    });
    const colours = matrixOf(scale!, []).rows.map((row) => row.cells.map((cell) => cell.colour).join(' '));
    expect(colours).toEqual(['gul röd röd röd', 'grön gul röd röd', 'grön grön gul röd', 'grön grön grön gul']);
  });

  test('of the product names its bands and their mandates', async () => {
    const { cooperationId: fyrbodal } = await projectOf('digital-motor');
    const scale = await findRiskScale(db, stranger, fyrbodal);
    expect(scale?.cells.find((cell) => cell.probability === 5 && cell.consequence === 5)).toEqual({
      probability: 5,
      consequence: 5,
      colour: 'röd',
      levelName: 'högt',
      mandate: 'uppdragsbeställare',
    });
  });

  test('is the newest of the cooperation, and a risk finds the one it was rated on', async () => {
    const { cooperationId: edala } = await projectOf('edala');
    const samordnare = { ...viewerOf([]), seesAll: true };
    expect(await findRiskScale(db, samordnare, edala)).toBeNull();
    const first = await insertScale(edala, 1);
    const second = await insertScale(edala, 2);
    expect((await findRiskScale(db, samordnare, edala))?.id).toBe(second);
    expect((await findRiskScale(db, samordnare, edala, first))?.id).toBe(first);
    expect(await findRiskScale(db, samordnare, cooperationId, first)).toBeNull();
  });
});

describe('a change', () => {
  test('of the rating is kept with day and author, and clears the colour that the source stated', async () => {
    const risk = await riskOf(18);
    expect(risk).toMatchObject({ statedColour: 'röd', derivedColour: 'gul' });
    await change(risk, { rating: { probability: 1, consequence: 3 }, note: 'Gemensam kravbild' });
    await change(await riskOf(18), { rating: null });

    const now = await riskOf(18);
    expect(now).toMatchObject({ rating: null, derivedColour: null, statedColour: null, version: risk.version + 2 });
    const [unrated, lowered, first] = now.valuations;
    expect(now.valuations).toHaveLength(3);
    expect(unrated).toMatchObject({ probability: null, consequence: null, colour: null, note: null });
    expect(lowered).toMatchObject({
      day: '2020-12-18',
      by: 'Projektledare',
      stage: 'before',
      probability: 'Mycket sällan',
      consequence: 'Allvarlig',
      colour: 'grön',
      note: 'Gemensam kravbild',
    });
    expect(first).toMatchObject({ day: '2020-01-07', by: null, probability: 'Sällan', colour: 'gul' });

    const audit = await db
      .selectFrom('auditEntry')
      .select(['action', 'userId', 'before'])
      .where('entity', '=', 'risk')
      .where('entityId', '=', risk.id)
      .orderBy('id')
      .execute();
    expect(audit).toHaveLength(2);
    expect(audit[0]).toMatchObject({ action: 'risk.update', userId: actor.userId, before: { statedColour: 'röd' } });
  });

  test('of anything else leaves the rating, its history and the stated colour alone', async () => {
    const before = await riskOf(1);
    await change(before, { owner: 'Delprojekt teknik', status: 'stängd', consequenceText: 'Piloten stannar' });
    expect(await riskOf(1)).toEqual({
      ...before,
      version: before.version + 1,
      owner: 'Delprojekt teknik',
      status: 'stängd',
      consequenceText: 'Piloten stannar',
    });
  });

  test('that only gives a reason is a valuation of its own', async () => {
    const before = await riskOf(2);
    await change(before, { note: 'Genomgången i styrgruppen, ingen ändring' });
    const now = await riskOf(2);
    expect(now).toMatchObject({ rating: before.rating, statedColour: before.statedColour });
    expect(now.valuations.map((valuation) => [valuation.colour, valuation.note])).toEqual([
      ['gul', 'Genomgången i styrgruppen, ingen ändring'],
      ['gul', null],
    ]);
  });

  test('of a valuation that is made is refused by the database', async () => {
    await expect(sql`update risk_valuation set note = 'x'`.execute(db)).rejects.toThrow();
    await expect(db.deleteFrom('riskValuation').execute()).rejects.toThrow();
  });

  test('that waited for another sees what that one left, its rating too', async () => {
    const seen = await riskOf(3);
    let second: Promise<RiskDetail | null> | undefined;
    await write(async (trx) => {
      const locked = await lockRisk(trx, member, projectId, seen.id);
      second = write((other) => lockRisk(other, member, projectId, seen.id));
      await waitForLock();
      await updateRisk(trx, actor, projectId, locked!, {
        ...unchanged(locked!),
        rating: { probability: 4, consequence: 4 },
      });
    });
    const now = await second;
    expect(now?.version).toBe(seen.version + 1);
    expect(now).toMatchObject({ rating: { probability: 4, consequence: 4 }, derivedColour: 'röd' });
  });
});

describe('a new risk', () => {
  test('gets the next number, also where the last one is removed', async () => {
    const last = await add('Sista risken');
    expect(last.number).toBe(42);
    await write((trx) => setRemoved(trx, actor, { table: 'risk', projectId, id: last.id, version: 1 }, true));
    expect((await listRisks(db, member, projectId)).some((risk) => risk.id === last.id)).toBe(false);
    expect(await findRisk(db, member, projectId, last.id)).toBeNull();
    expect((await add('En till')).number).toBe(43);
    await write((trx) => setRemoved(trx, actor, { table: 'risk', projectId, id: last.id }, false));
    expect((await findRisk(db, member, projectId, last.id))?.number).toBe(42);
  });

  test('starts with the rating it was given', async () => {
    const { id } = await add('Värderad från början', { probability: 3, consequence: 4 });
    const risk = await findRisk(db, member, projectId, id);
    expect(risk).toMatchObject({ derivedColour: 'röd', statedColour: null });
    expect(risk?.valuations.map((valuation) => [valuation.day, valuation.by])).toEqual([
      ['2020-12-18', 'Projektledare'],
    ]);
  });

  test('gets a number of its own when several are added at once', async () => {
    const added = await Promise.all(['A', 'B', 'C', 'D', 'E', 'F'].map((title) => add(title)));
    const numbers = added.map((risk) => risk.number).sort((one, other) => one - other);
    expect(numbers).toEqual(Array.from({ length: 6 }, (_, at) => numbers[0]! + at));
  });
});

function write<T>(work: (trx: Transaction) => Promise<T>): Promise<T> {
  return db.transaction().execute(work);
}

function viewerOf(cooperationIds: readonly number[]): Viewer {
  return {
    userId: 1,
    name: 'Läsare',
    party: null,
    grants: [],
    cooperationIds,
    trustedCooperationIds: [],
    seesAll: false,
  };
}

function projectOf(slug: string) {
  return db.selectFrom('project').select(['id', 'cooperationId']).where('slug', '=', slug).executeTakeFirstOrThrow();
}

async function riskOf(number: number) {
  const listed = (await listRisks(db, member, projectId)).find((risk) => risk.number === number);
  const risk = await findRisk(db, member, projectId, listed!.id);
  return risk!;
}

function change(risk: RiskDetail, to: Partial<RiskChange>): Promise<void> {
  return write((trx) => updateRisk(trx, actor, projectId, risk, { ...unchanged(risk), ...to }));
}

async function add(title: string, rating: RiskDetail['rating'] = null): Promise<{ id: number; number: number }> {
  const texts = { threat: '', vulnerability: '', consequenceText: '', category: '', owner: '' };
  const scale = await findRiskScale(db, member, cooperationId);
  const id = await write((trx) =>
    insertRisk(trx, actor, projectId, {
      ...texts,
      title,
      treatment: 'bevaka',
      scaleId: scale!.id,
      rating,
      after: null,
      number: null,
    }),
  );
  return db.selectFrom('risk').select(['id', 'number']).where('id', '=', id!).executeTakeFirstOrThrow();
}

async function insertScale(ofCooperation: number, version: number): Promise<number> {
  const { id } = await db
    .insertInto('riskScale')
    .values({ cooperationId: ofCooperation, name: 'Skala', version, rule: 'cells' })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Until a statement of this database waits for another's lock: the second one has come to its lock. */
async function waitForLock(): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    const { rows } = await sql<{ waiting: number }>`
      select count(*)::int as waiting from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`.execute(db);
    if (rows[0]!.waiting > 0) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('nothing waited for the lock');
}
