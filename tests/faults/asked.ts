import { SESSION_SECONDS, hashSessionToken, newSessionToken, sessionCookieHeader } from '~/platform/session-cookie';
import type { ApprovalRule } from '~/domain/approval';
import { insertSession } from '~/store/session';
import type { Database } from '~db/open';

import { insertVersion, submit, type AskedPhase } from '../support/asked-phase';
import {
  insertActor,
  insertCooperation,
  insertEqualKey,
  insertParty,
  insertPhaseRow,
  insertProjectRow,
  insertUser,
  viewerOf,
} from '../support/rows';

/** The day that the servers of these tests stand on. */
export const TODAY = '2020-12-18';

/** Somebody who decides for a party, signed in. */
export interface Decider {
  readonly userId: number;
  /** the Cookie header of the session */
  readonly cookie: string;
}

export interface AskedParty {
  readonly partyId: number;
  readonly partyName: string;
  readonly code: string;
  /** its part of an address */
  readonly slug: string;
  readonly director: Decider;
  /** two, each with a delegation for the day */
  readonly substitutes: readonly [Decider, Decider];
}

export interface Asked {
  readonly parties: readonly AskedParty[];
  /** each of a project of its own, with somebody who leads it; a phase for each rule */
  readonly phases: readonly AskedPhase[];
}

/** Phases of one cooperation whose parties are all asked about every budget, each of 1 000 kr and some. */
export async function insertAsked(db: Database, count: number, rules: readonly ApprovalRule[]): Promise<Asked> {
  const actor = await insertActor(db);
  const parties: AskedParty[] = [];
  for (let at = 1; at <= count; at++) parties.push(await insertAskedParty(db, at));
  const ids = parties.map(({ partyId }) => partyId);
  const cooperationId = await insertCooperation(db, ids);
  const { keyId } = await insertEqualKey(db, cooperationId);
  const phases: AskedPhase[] = [];
  for (const [at, rule] of rules.entries()) {
    const projectId = await insertProjectRow(db, cooperationId, { keyId });
    await db
      .insertInto('projectParticipant')
      .values(ids.map((partyId) => ({ projectId, partyId })))
      .execute();
    const leader = await insertUser(db, { name: 'Projektledare' });
    await db.insertInto('userRole').values({ userId: leader, role: 'projektledare', projectId }).execute();
    const phaseId = await insertPhaseRow(db, projectId, { startDate: '2021-01-01', endDate: '2021-12-31' });
    const budgetVersionId = await insertVersion(db, phaseId, 1, 1_000_00 + at * 100);
    const viewer = viewerOf([cooperationId]);
    const phase = { actor, cooperationId, projectId, phaseId, budgetVersionId, parties, viewer };
    await submit(db, phase, { rule });
    phases.push(phase);
  }
  return { parties, phases };
}

async function insertAskedParty(db: Database, at: number): Promise<AskedParty> {
  const slug = `part-i-fel-${at}`;
  const partyName = `Part ${String(at).padStart(2, '0')}`;
  const partyId = await insertParty(db, { name: partyName, slug });
  return {
    partyId,
    partyName,
    code: '',
    slug,
    director: await insertDecider(db, partyId, 'kommundirektör'),
    substitutes: [await insertDecider(db, partyId, 'ersättare'), await insertDecider(db, partyId, 'ersättare')],
  };
}

async function insertDecider(db: Database, partyId: number, role: 'kommundirektör' | 'ersättare'): Promise<Decider> {
  const userId = await insertUser(db, { partyId });
  await db.insertInto('userRole').values({ userId, role, partyId }).execute();
  if (role === 'ersättare') {
    const days = { validFrom: TODAY, validUntil: TODAY, reference: 'KS 1', recordedAt: `${TODAY}T08:00:00Z` };
    await db
      .insertInto('delegation')
      .values({ partyId, userId, recordedBy: null, ...days })
      .execute();
  }
  const token = newSessionToken();
  await insertSession(db, { tokenHash: hashSessionToken(token), userId, seconds: SESSION_SECONDS });
  const header = await sessionCookieHeader(new Request('http://127.0.0.1/'), token);
  return { userId, cookie: header.split(';')[0]! };
}
