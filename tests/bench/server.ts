import { fileURLToPath, pathToFileURL } from 'node:url';

import type { ServerBuild } from '@remix-run/node';

import { readEnvironment } from '~/platform/env';
import { startServer } from '~/platform/server';

/**
 * A process of its own with the production build, as `npm start` runs it, that counts its queries. It says its
 * address when it listens, answers every message with what it has used so far, and stops when its parent lets go of it.
 */
async function main(): Promise<void> {
  const file = (name: string) => fileURLToPath(new URL(`../../build/${name}`, import.meta.url));
  let queries = 0;
  const server = await startServer({
    environment: readEnvironment(process.env),
    build: (await import(pathToFileURL(file('server/index.js')).href)) as ServerBuild,
    clientDirectory: file('client'),
    onQuery: () => void queries++,
  });
  process.on('message', () => {
    const { user, system } = process.cpuUsage();
    process.send!({ queries, cpu: (user + system) / 1000 });
  });
  process.on('disconnect', () => void server.stop().then(() => process.exit(0)));
  process.send!({ address: server.address });
}

await main();
