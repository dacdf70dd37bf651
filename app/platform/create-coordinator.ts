import { createInterface } from 'node:readline/promises';

import { z } from 'zod';

import { passwordFault } from '~/domain/new-password';
import { insertCoordinator } from '~/store/user';
import { migrate } from '~db/migrate';
import { openDatabase } from '~db/open';

import { ownActor } from './actor';
import { createClock } from './clock';
import { readEnvironment } from './env';
import { hashPassword } from './password';

const account = z.object({
  email: z.email('Skriv en e-postadress, till exempel samordnare@kommun.se.').max(254),
  name: z.string().trim().min(1, 'Skriv vad samordnaren ska kallas.').max(200),
  password: z.string(),
});

/**
 * Makes the first account of an empty installation: a samordnare, who then lays up the rest in the product.
 * `npm run samordnare` asks for address, name and password on standard input.
 */
async function main(): Promise<void> {
  const { DATABASE_URL } = readEnvironment(process.env);
  if (!DATABASE_URL) throw new Error('Sätt DATABASE_URL till den databas där samordnaren ska finnas.');
  const input = createInterface({ input: process.stdin, output: process.stdout });
  const lines = input[Symbol.asyncIterator]();
  const ask = async (question: string) => {
    process.stdout.write(question);
    return String((await lines.next()).value ?? '');
  };
  const parsed = account.safeParse({
    email: (await ask('E-postadress: ')).trim().toLowerCase(),
    name: await ask('Namn eller roll: '),
    password: await ask('Lösenord (minst 12 tecken): '),
  });
  input.close();
  if (!parsed.success) throw new Error(parsed.error.issues.map((issue) => issue.message).join('\n'));
  const fault = passwordFault(parsed.data.password, parsed.data.email);
  if (fault) throw new Error(fault);

  const db = openDatabase({ connection: DATABASE_URL, onIdleError: () => undefined });
  try {
    await migrate(db);
    const { email, name, password } = parsed.data;
    const passwordHash = await hashPassword(password);
    const clock = createClock(null);
    const actor = ownActor(clock);
    const created = await db
      .transaction()
      .execute((trx) => insertCoordinator(trx, actor, { email, name, passwordHash }));
    process.stdout.write(created ? `Kontot ${email} är skapat.\n` : `Kontot ${email} finns redan. Inget är ändrat.\n`);
  } finally {
    await db.destroy();
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
