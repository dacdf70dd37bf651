import path from 'node:path';
import { pathToFileURL } from 'node:url';

import type { ServerBuild } from '@remix-run/node';

import { readEnvironment } from './env';
import { startServer } from './server';

/** The built program (build/server.js): starts the product and stops it on Ctrl-C or a stop from the system. */
async function main(): Promise<void> {
  const buildDirectory = import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname);
  const build = (await import(pathToFileURL(path.join(buildDirectory, 'server/index.js')).href)) as ServerBuild;
  const starting = startServer({
    environment: readEnvironment(process.env),
    build,
    clientDirectory: path.join(buildDirectory, 'client'),
  });
  let asked = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (asked) return;
      asked = true;
      // A stop during the start waits for the start: half a start would leave Postgres behind.
      void starting
        .then((server) => server.stop())
        .then(
          () => process.exit(0),
          () => process.exit(1),
        );
    });
  }
  const server = await starting;
  await server.databaseEnded;
  if (asked) return;
  process.stderr.write('Den inbyggda databasen avslutades. Starta om med npm start.\n');
  process.exit(1);
}

main().catch((error: unknown) => {
  // One line for what a person can mend, the whole story for a fault of ours.
  const known = error instanceof Error && ['EmbeddedPostgresError', 'EnvironmentError'].includes(error.name);
  process.stderr.write(
    `${known ? (error as Error).message : (listening(error) ?? (error as Error).stack ?? String(error))}\n`,
  );
  process.exit(1);
});

function listening(error: unknown): string | null {
  const { code, port } = error as { code?: string; port?: number };
  if (code === 'EADDRINUSE') return `Port ${port} är upptagen. Välj en annan med PORT.`;
  if (code === 'ECONNREFUSED' || code === 'ENOTFOUND') return 'Databasen i DATABASE_URL svarar inte.';
  return null;
}
