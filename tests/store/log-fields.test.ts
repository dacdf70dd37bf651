import { expect, test } from 'vitest';

import { insertAudit } from '~/store/audit';
import { loadSample } from '~db/samples/load';

import { freshDatabase } from '../support/database';
import { insertActor } from '../support/rows';
import { wordlessFields } from '../support/wordless-fields';

const { db } = await freshDatabase();

test('every field that the log of the sample holds has a word', async () => {
  await loadSample(db, { passwordHash: 'a hash' });
  const { count } = await db
    .selectFrom('auditEntry')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  expect(Number(count)).toBeGreaterThan(10);
  expect(await wordlessFields(db)).toEqual([]);
});

test('one that has none is found', async () => {
  const actor = await insertActor(db);
  const after = { title: 'Ny', rating: { weight: 3 }, valuations: [{ unheard: 1 }] };
  await db
    .transaction()
    .execute((trx) => insertAudit(trx, actor, { action: 'risk.update', entity: 'risk', entityId: 1, after }));
  expect(await wordlessFields(db)).toEqual(['risk.update: rating.weight']);
});
