import { execFile } from 'node:child_process';
import { join } from 'node:path';

import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';

import { passwordMatches } from '~/platform/password';

import { freshDatabase } from '../support/database';
import { addressOf } from '../support/program';
import { insertUser } from '../support/rows';

const root = join(import.meta.dirname, '../..');
const { db, connection } = await freshDatabase();

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command of the product without its build step, as whoever runs an installation does. */
function run(file: string, options: readonly string[], typed = '', settings: Record<string, string> = {}) {
  const environment = { ...process.env, DATABASE_URL: addressOf(connection), ...settings };
  return new Promise<Ended>((resolve) => {
    const child = execFile(
      process.execPath,
      ['--import', 'tsx', join(root, 'app/platform', file), ...options],
      { cwd: root, env: environment },
      (error, stdout, stderr) => resolve({ code: error ? Number(error.code) : 0, stdout, stderr }),
    );
    child.stdin!.end(typed);
  });
}

describe('npm run gallra', () => {
  test('says what would go, takes it when asked to, and then has nothing left to take', async () => {
    const userId = await insertUser(db);
    await sql`insert into known_browser (token_hash, user_id, seen_at)
      values (decode(repeat('01', 32), 'hex'), ${userId}, '2020-01-01')`.execute(db);
    const left = async () => (await db.selectFrom('knownBrowser').select('userId').execute()).length;
    const tried = await run('retain.ts', ['--dry-run']);
    expect(tried).toMatchObject({ code: 0, stderr: '' });
    expect(tried.stdout).toMatch(/^Detta skulle gallras\. Inget är borttaget\.\n/);
    expect(tried.stdout).toMatch(/^ +1 webbläsare som ingen har loggat in i på ett halvår, äldre än \d{4}-\d\d-\d\d$/m);
    expect(await left()).toBe(1);
    const done = await run('retain.ts', []);
    expect(done.stdout).toMatch(/^Gallrat:\n/);
    expect(await left()).toBe(0);
    expect((await run('retain.ts', [])).stdout).toMatch(/^ +0 webbläsare/m);
  });

  test('does nothing for an option that it does not know', async () => {
    expect(await run('retain.ts', ['--dryrun'])).toMatchObject({
      code: 1,
      stdout: '',
      stderr: 'Okänt val: --dryrun. Kommandot tar bara --dry-run.\n',
    });
  });
});

describe('npm run samordnare', () => {
  const answers = (email: string, password: string) => `${email}\nSamordnare, Dalarna\n${password}\n`;

  test('makes an account that may do what a samordnare may, once', async () => {
    const made = await run('create-coordinator.ts', [], answers('Forst@samplan.test', 'fyra ord i en rad'));
    expect(made).toMatchObject({ code: 0, stderr: '' });
    expect(made.stdout).toContain('Kontot forst@samplan.test är skapat.');
    const account = await db
      .selectFrom('appUser')
      .innerJoin('userRole', 'userRole.userId', 'appUser.id')
      .select(['name', 'role', 'passwordHash'])
      .where('email', '=', 'forst@samplan.test')
      .executeTakeFirstOrThrow();
    expect(account).toMatchObject({ name: 'Samordnare, Dalarna', role: 'samordnare' });
    expect(await passwordMatches(account.passwordHash, 'fyra ord i en rad')).toBe(true);
    const again = await run('create-coordinator.ts', [], answers('forst@samplan.test', 'fyra andra ord i rad'));
    expect(again.stdout).toContain('finns redan. Inget är ändrat.');
  });

  test('holds to the rule for passwords', async () => {
    const refused = await run('create-coordinator.ts', [], answers('andra@samplan.test', 'password1234'));
    expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining('så vanligt att det går att gissa') });
  });
});
