import { randomBytes } from 'node:crypto';

import { afterAll, inject } from 'vitest';

import { openDatabase, type Database } from '~db/open';
import { demoPassword } from '~db/samples/accounts';

import { administer } from '../support/postgres';
import { startProgram, type RunningProgram } from '../support/program';
import { SAMPLE } from '../support/sample-database';

declare module 'vitest' {
  export interface ProvidedContext {
    program: string;
  }
}

/** The running product on a copy of the sample; both are gone when the test file is done. */
export interface Site {
  readonly db: Database;
  readonly server: RunningProgram;
}

/** @param environment what the product is told besides */
export async function startSite(environment: Readonly<Record<string, string>> = {}): Promise<Site> {
  const postgres = inject('postgres');
  const name = `security_${randomBytes(6).toString('hex')}`;
  await administer(postgres, `create database ${name} template ${SAMPLE}`);
  const connection = { ...postgres, database: name };
  const server = await startProgram(inject('program'), connection, { CHROMIUM_PATH: 'off', ...environment });
  const db = openDatabase({ connection, poolSize: 2, onIdleError: () => undefined });
  afterAll(async () => {
    await db.destroy();
    await server.stop();
    await administer(postgres, `drop database ${name} with (force)`);
  });
  return { db, server };
}

/** Signs an account with the demo password in. @returns the Cookie header of its session */
export async function signIn({ server }: Site, email: string): Promise<string> {
  const answer = await fetch(`${server.address}/logga-in`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ epost: email, losenord: demoPassword, till: '/' }),
  });
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0];
  if (answer.status !== 303 || !cookie) throw new Error(`${email} is not let in: ${answer.status}`);
  return cookie;
}

/** Does the same with each of many things, a few at a time, in order of the list. */
export async function eachOf<Thing, Result>(
  things: readonly Thing[],
  work: (thing: Thing) => Promise<Result>,
  atOnce = 6,
): Promise<Result[]> {
  const results: Result[] = [];
  let next = 0;
  const take = async () => {
    while (next < things.length) {
      const at = next++;
      results[at] = await work(things[at]!);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, take));
  return results;
}
