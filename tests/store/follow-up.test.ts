import { beforeAll, describe, expect, test } from 'vitest';

import type { Actor } from '~/domain/actor';
import { actualsOfRows, type ActualTableGround } from '~/domain/actual-table';
import type { ActualCost } from '~/domain/actual';
import type { CalendarDate } from '~/domain/calendar';
import { deviation, net } from '~/domain/follow-up';
import { partyCells, yearCells } from '~/domain/follow-up-cells';
import { sumsOf, tableBy } from '~/domain/follow-up-table';
import { splitCsv } from '~/domain/import-csv';
import { ImportRefusal } from '~/domain/import-table';
import { ore } from '~/domain/money';
import type { Month } from '~/domain/month';
import { Refusal } from '~/domain/refusal';
import type { Viewer } from '~/domain/viewer';
import { insertActual, listActuals, lockActual } from '~/store/actual';
import { insertForecast, listFollowedPhases, listForecasts, lockForecasts } from '~/store/follow-up';
import { listFollowUpPosts } from '~/store/follow-up-post';
import { insertPeriodLock } from '~/store/period-lock';
import { listPhases } from '~/store/phase';
import type { Database, Transaction } from '~db/open';
import { loadSample } from '~db/samples/load';

import { freshDatabase } from '../support/database';
import { insertActor, viewerOf } from '../support/rows';

import { waitForLock } from './concurrency';

let db: Database;
let actor: Actor;
let member: Viewer;
let projectId: number;
let phaseIds: readonly number[];
let borlange: number;

beforeAll(async () => {
  ({ db } = await freshDatabase());
  await loadSample(db, { passwordHash: 'a hash' });
  const project = await db
    .selectFrom('project')
    .select(['id', 'cooperationId'])
    .where('slug', '=', 'min-skolskjuts')
    .executeTakeFirstOrThrow();
  projectId = project.id;
  actor = await insertActor(db);
  member = viewerOf([project.cooperationId]);
  const phases = await db
    .selectFrom('phase')
    .select('id')
    .where('projectId', '=', projectId)
    .orderBy('number')
    .execute();
  phaseIds = phases.map(({ id }) => id);
  borlange = (await db.selectFrom('party').select('id').where('slug', '=', 'borlange').executeTakeFirstOrThrow()).id;
});

const run = <T>(work: (trx: Transaction) => Promise<T>) => db.transaction().execute(work);

function cost(known: Partial<ActualCost> = {}): ActualCost {
  return {
    phaseId: phaseIds[2]!,
    partyId: borlange,
    date: '2020-11-05' as CalendarDate,
    amount: ore(12_345_50),
    kind: 'extern',
    text: 'Konsult, oktober',
    voucher: 'A 17',
    ...known,
  };
}

function followed() {
  return listFollowedPhases(db, member, { projectId, cooperation: null, shares: true });
}

describe('the follow-up of the sample', () => {
  test('has for Min skolskjuts its budgets that count and what a source says of the cost', async () => {
    const rows = tableBy((await followed()).flatMap(yearCells), 'fas');
    expect(rows.map(({ of, budget, actual, stated }) => [of.phaseNumber, budget, actual, stated])).toEqual([
      [1, 930_000_00, 929_000_00, false],
      [2, 2_460_000_00, 0, false],
    ]);
  });

  test('says of each phase what the pages of the phase and the project say', async () => {
    const paid = (await listPhases(db, member, projectId)).map(({ number, actual }) => [number, actual]);
    expect(paid.filter(([, actual]) => actual !== null)).toEqual([[1, 929_000_00]]);
  });

  test('sums to the same by phase, party and year', async () => {
    const phases = await followed();
    const whole = sumsOf(phases.flatMap(yearCells));
    expect(whole).toMatchObject({ budget: 3_390_000_00, forecast: 3_390_000_00, deviation: 0 });
    for (const by of ['projekt', 'fas', 'part', 'ar'] as const) {
      expect(
        sumsOf(tableBy(phases.flatMap(partyCells), by).map(({ of, ...sums }) => ({ ...of, ...sums }))),
        by,
      ).toEqual(whole);
    }
  });

  test('is for Herrljunga and Vårgårda what the source printed', async () => {
    const { id, cooperationId } = await db
      .selectFrom('project')
      .select(['id', 'cooperationId'])
      .where('slug', '=', 'it-vaxel-telefoni')
      .executeTakeFirstOrThrow();
    const rows = (await listFollowUpPosts(db, viewerOf([cooperationId]), id)).filter(
      ({ section }) => section === 'IT, växel och telefoni',
    );
    expect(net(rows)).toEqual({ budget: 15_199_000_00, forecast: 15_199_000_00, deviation: 0 });
    expect(rows.map(({ name, budget, forecast }) => [name, deviation(budget, forecast)])).toEqual([
      ['Intäkter', 2_000_000_00],
      ['Personalkostnader', 0],
      ['Övriga kostnader', -2_000_000_00],
      ['Kapitalkostnad', 0],
    ]);
  });
});

describe('a forecast', () => {
  test('counts instead of the budget of its year, and what was said before stays', async () => {
    const phaseId = phaseIds[2]!;
    const say = (amount: number | null, note: string) =>
      run(async (trx) => {
        expect(await lockForecasts(trx, member, projectId, phaseId, 2021)).not.toBeNull();
        await insertForecast(trx, actor, projectId, {
          phaseId,
          year: 2021,
          amount: amount === null ? null : ore(amount),
          note,
        });
      });
    const of2021 = async () =>
      (await followed()).flatMap(yearCells).find((cell) => cell.phaseId === phaseId && cell.year === 2021)!;
    const { budget } = await of2021();
    await say(800_000_00, 'Färre timmar');
    await say(1_000_000_00, 'Fler kommuner');
    expect(await of2021()).toMatchObject({ budget, forecast: 1_000_000_00, stated: true });
    expect((await listForecasts(db, member, projectId)).map(({ amount, note }) => [amount, note])).toEqual([
      [1_000_000_00, 'Fler kommuner'],
      [800_000_00, 'Färre timmar'],
    ]);
    await say(null, 'Som det var tänkt');
    expect(await of2021()).toMatchObject({ forecast: budget, stated: false });
    await expect(db.deleteFrom('phaseForecast').execute()).rejects.toMatchObject({ code: '23001' });
  });

  test('is locked for nobody who cannot see the project', async () => {
    await run(async (trx) => expect(await lockForecasts(trx, viewerOf([]), projectId, phaseIds[2]!, 2021)).toBeNull());
  });
});

describe('a cost', () => {
  test('is added to its phase and year, with an audit row, and a correction takes its place', async () => {
    const id = await run((trx) => insertActual(trx, actor, projectId, cost()));
    const corrected = await run(async (trx) => {
      expect(await lockActual(trx, member, projectId, id)).toMatchObject({ amount: 12_345_50 });
      return insertActual(trx, actor, projectId, cost({ amount: ore(10_000_00) }), {
        correctsId: id,
        reason: 'Fel belopp',
      });
    });
    await run(async (trx) => expect(await lockActual(trx, member, projectId, id)).toBeNull());
    const rows = (await listActuals(db, member, projectId)).filter(({ date }) => date !== null);
    expect(rows).toMatchObject([
      { id: corrected, amount: 10_000_00, reason: 'Fel belopp', earlier: [{ id, amount: 12_345_50 }] },
    ]);
    const cells = (await followed()).flatMap(yearCells);
    expect(cells.find((cell) => cell.phaseNumber === 2 && cell.year === 2020)!.actual).toBe(10_000_00);
    const audit = await db.selectFrom('auditEntry').where('entity', '=', 'costActual').select('action').execute();
    expect(audit.map(({ action }) => action)).toEqual(['costActual.create', 'costActual.correct']);
  });

  test('is never changed, taken away or corrected twice', async () => {
    const [row] = await listActuals(db, member, projectId);
    await expect(
      db
        .updateTable('costActual')
        .set({ phaseId: 1 } as never)
        .execute(),
    ).rejects.toMatchObject({ code: '23001' });
    await expect(db.deleteFrom('costActual').execute()).rejects.toMatchObject({ code: '23001' });
    const again = run((trx) =>
      insertActual(trx, actor, projectId, cost(), { correctsId: row!.earlier[0]!.id, reason: 'En gång till' }),
    );
    await expect(again).rejects.toMatchObject({ code: '23505' });
  });

  test('is not written in a locked month, and an income is negative', async () => {
    await run((trx) => insertPeriodLock(trx, actor, projectId, { phaseId: phaseIds[2]!, month: '2020-10' as Month }));
    const locked = run((trx) => insertActual(trx, actor, projectId, cost({ date: '2020-10-31' as CalendarDate })));
    await expect(locked).rejects.toThrow(new Refusal('2020-10 låstes nyss. Månaden måste öppnas först.', 'date'));
    const income = run((trx) => insertActual(trx, actor, projectId, cost({ kind: 'intäkt' })));
    await expect(income).rejects.toMatchObject({ constraint: 'income_is_negative' });
  });

  test('is not written in a month that is locked at the same moment, nor corrected out of it', async () => {
    const march = '2020-03' as Month;
    const id = await run((trx) => insertActual(trx, actor, projectId, cost({ date: '2020-03-02' as CalendarDate })));
    const told = new Refusal('2020-03 låstes nyss. Månaden måste öppnas först.', 'date');
    let writing: Promise<unknown> | undefined;
    await run(async (trx) => {
      await insertPeriodLock(trx, actor, projectId, { phaseId: null, month: march });
      const late = cost({ date: '2020-03-03' as CalendarDate, voucher: 'A 18' });
      writing = expect(run((other) => insertActual(other, actor, projectId, late))).rejects.toThrow(told);
      await waitForLock(db);
    });
    await writing;
    const moved = run((trx) =>
      insertActual(trx, actor, projectId, cost({ date: '2020-04-02' as CalendarDate }), {
        correctsId: id,
        reason: 'Fel månad',
      }),
    );
    await expect(moved).rejects.toThrow(told);
    expect((await listActuals(db, member, projectId)).filter(({ date }) => date?.startsWith('2020-03'))).toHaveLength(
      1,
    );
  });
});

describe('a file of costs', () => {
  const HEAD = 'datum;fas;part;belopp_kr;slag;text;verifikation';

  function ground(known: Partial<ActualTableGround> = {}): ActualTableGround {
    return {
      phases: [{ id: 1, number: 2 }],
      parties: [
        { id: 10, name: 'Borlänge', code: '2081' },
        { id: 11, name: 'Mora', code: '2062' },
      ],
      own: [10],
      locks: [{ phaseId: null, month: '2020-10' as Month }],
      standing: [],
      today: '2020-12-18' as CalendarDate,
      ...known,
    };
  }

  function problems(text: string): readonly string[] {
    try {
      actualsOfRows(splitCsv(text), ground());
    } catch (error) {
      if (error instanceof ImportRefusal) return error.problems!;
      throw error;
    }
    return [];
  }

  test('is read by kommunkod or name, and what is there already is known, as often as it is there', () => {
    const text = `${HEAD}\n2020-11-05;2;2081;12 345,50;;Konsult;A1\n2020-11-05;2;borlänge;12345,5;extern;Konsult;A1\n2020-11-06;2;2081;-500;intäkt;Bidrag;`;
    const standing = [
      {
        phaseId: 1,
        partyId: 10,
        date: '2020-11-05' as CalendarDate,
        amount: ore(12_345_50),
        kind: 'extern' as const,
        text: 'Konsult',
        voucher: 'A1',
      },
    ];
    expect(
      actualsOfRows(splitCsv(text), ground({ standing })).map(({ row, known, cost }) => [row, known, cost.amount]),
    ).toEqual([
      [2, true, 12_345_50],
      [3, false, 12_345_50],
      [4, false, -500_00],
    ]);
  });

  test('as it was exported is read back, also a row whose source says neither day nor party', () => {
    const open = { phaseId: 1, partyId: null, date: null, amount: ore(929_000_00), kind: 'extern' as const };
    const standing = [{ ...open, text: 'Hela fasen', voucher: '' }];
    const line = '\n;2;;929000;extern;Hela fasen;';
    const read = actualsOfRows(splitCsv(`${HEAD}${line}`), ground({ standing }));
    expect(read.map(({ row, known, cost }) => [row, known, cost.date, cost.partyId])).toEqual([[2, true, null, null]]);
    // Only what is there is let through: a second one is a new cost, and says too little.
    expect(() => actualsOfRows(splitCsv(`${HEAD}${line}${line}`), ground({ standing }))).toThrow(
      'Rad 3, kolumn ”datum”: tom.',
    );
  });

  test('tells every mistake by row and column and what is allowed', () => {
    expect(
      problems(
        `${HEAD}\n2020-02-30;9;2000;x;hyra;;\n2020-11-05;2;2062;1;extern;A;\n2020-10-05;2;2081;1;extern;A;\n2021-01-01;2;2081;1;extern;A;\n2020-11-05;2;2081;5;intäkt;A;`,
      ),
    ).toEqual([
      'Rad 2, kolumn ”datum”: ”2020-02-30”. Skriv år-månad-dag, till exempel 2020-04-01.',
      'Rad 2, kolumn ”fas”: ”9”. Tillåtet är 2.',
      'Rad 2, kolumn ”part”: ”2000”. Skriv kommunkod eller namn på en av projektets deltagare.',
      'Rad 2, kolumn ”belopp_kr”: ”x”. Skriv ett belopp i kronor, till exempel 1 520,50. Kredit med minus.',
      'Rad 2, kolumn ”slag”: ”hyra”. Tillåtet är extern, intern tid, investering, avgift, övrigt, intäkt.',
      'Rad 2, kolumn ”text”: skriv vad kostnaden gäller, högst 300 tecken.',
      'Rad 3, kolumn ”part”: du får inte lägga in utfall för Mora.',
      'Rad 4, kolumn ”datum”: 2020-10 är låst. Månaden måste öppnas först.',
      'Rad 5, kolumn ”datum”: 2021-01-01 ligger i framtiden. I dag är det 2020-12-18.',
      'Rad 6, kolumn ”belopp_kr”: En intäkt skrivs med minus, till exempel -5 000.',
    ]);
    expect(problems('datum;pris\n2020-01-01;1')).toEqual([
      'Filen har ingen rad med rubriker. Tillåtna kolumner är datum, fas, part, belopp_kr, slag, text, verifikation.',
    ]);
  });
});
