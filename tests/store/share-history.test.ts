import { beforeAll, describe, expect, test } from 'vitest';

import type { BudgetState } from '~/domain/budget';
import { findPhaseDetail } from '~/store/phase';
import type { Database } from '~db/open';

import { freshDatabase } from '../support/database';
import {
  insertCooperation,
  insertEqualKey,
  insertParty,
  insertPhaseRow,
  insertProjectRow,
  viewerOf,
} from '../support/rows';

const all = viewerOf([], { seesAll: true });

let db: Database;
let cooperationId: number;
let keyVersionId: number;
let alpha: number;
let omega: number;

beforeAll(async () => {
  ({ db } = await freshDatabase());
  [omega, alpha] = [await insertParty(db, { name: 'Övertorneå' }), await insertParty(db, { name: 'Arvika' })];
  cooperationId = await insertCooperation(db, [alpha, omega]);
  ({ keyVersionId } = await insertEqualKey(db, cooperationId));
});

async function phaseWith(versions: readonly (readonly [BudgetState, alpha: number, omega: number])[]) {
  const projectId = await insertProjectRow(db, cooperationId);
  const phaseId = await insertPhaseRow(db, projectId);
  for (const [at, [state, ...amounts]] of versions.entries()) {
    await insertVersion(phaseId, at + 1, state, amounts);
  }
  return (await findPhaseDetail(db, all, projectId, 1))!.previous;
}

/** A version with its shares in two components each, as a submission stores it. */
async function insertVersion(phaseId: number, version: number, state: BudgetState, amounts: readonly number[]) {
  await db.transaction().execute(async (trx) => {
    const totalOre = amounts.reduce((sum, amount) => sum + amount, 0);
    const { id } = await trx
      .insertInto('budgetVersion')
      .values({ phaseId, version })
      .returning('id')
      .executeTakeFirstOrThrow();
    await trx
      .insertInto('budgetLine')
      .values({ budgetVersionId: id, name: 'Rad', kind: 'extern', amountOre: totalOre })
      .execute();
    if (state === 'utkast') return;
    await trx
      .insertInto('costShare')
      .values(
        [alpha, omega].flatMap((partyId, at) =>
          [1, 2].map((componentPosition) => ({
            budgetVersionId: id,
            partyId,
            unitId: null,
            componentPosition,
            basisFigureId: null,
            amountOre: componentPosition === 1 ? 1 : amounts[at]! - 1,
          })),
        ),
      )
      .execute();
    // A version is asked about first; what became of it follows.
    await trx
      .updateTable('budgetVersion')
      .set({ state: 'inskickad', keyVersionId, roundingUnitOre: 1, roundingMode: 'exact', totalOre })
      .where('id', '=', id)
      .execute();
    if (state !== 'inskickad') await trx.updateTable('budgetVersion').set({ state }).where('id', '=', id).execute();
  });
}

describe('the shares of the version before', () => {
  test('are none in version 1, whatever its state, nor in a phase without a budget', async () => {
    expect(await phaseWith([])).toBeNull();
    expect(await phaseWith([['utkast', 50, 70]])).toBeNull();
    expect(await phaseWith([['godkänd', 50, 70]])).toBeNull();
  });

  test('are those of each party, its components together, in Swedish order', async () => {
    expect(
      await phaseWith([
        ['ersatt', 50, 70],
        ['inskickad', 60, 70],
      ]),
    ).toEqual({
      version: 1,
      parties: [
        { partyId: alpha, partyName: 'Arvika', sum: 50 },
        { partyId: omega, partyName: 'Övertorneå', sum: 70 },
      ],
    });
  });

  test('are those that the parties last were asked about: what was taken back is passed over', async () => {
    expect(
      await phaseWith([
        ['godkänd', 50, 70],
        ['återtagen', 90, 90],
        ['utkast', 60, 70],
      ]),
    ).toMatchObject({ version: 1 });
    expect(
      await phaseWith([
        ['ersatt', 50, 70],
        ['avslagen', 90, 95],
        ['utkast', 60, 70],
      ]),
    ).toMatchObject({ version: 2, parties: [{ sum: 90 }, { sum: 95 }] });
  });

  test('are those that count: of an approved version, else of one that awaits decisions, whatever came after', async () => {
    expect(
      await phaseWith([
        ['godkänd', 50, 70],
        ['avslagen', 90, 95],
        ['utkast', 60, 70],
      ]),
    ).toMatchObject({ version: 1 });
    expect(
      await phaseWith([
        ['avslagen', 90, 95],
        ['inskickad', 50, 70],
        ['utkast', 60, 70],
      ]),
    ).toMatchObject({ version: 2 });
  });

  test('are none where everything before was taken back', async () => {
    expect(
      await phaseWith([
        ['återtagen', 90, 90],
        ['utkast', 60, 70],
      ]),
    ).toBeNull();
  });
});
