import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const stamp = path.join(root, 'build/stamp');
const sources = ['app', 'db', 'public', 'package-lock.json', 'remix.config.js', 'tsconfig.json', 'vite.config.ts'];

/** Builds the pages (Remix) and the server (esbuild) into build/, unless what is there was made of the same sources. */
export async function ensureBuild() {
  const wanted = fingerprint();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  process.stdout.write('Bygger Samplan …\n');
  const remix = spawnSync(
    process.execPath,
    [path.join(root, 'node_modules/@remix-run/dev/dist/cli.js'), 'vite:build', '--logLevel', 'warn'],
    {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, NODE_ENV: 'production' },
    },
  );
  if (remix.status !== 0) throw new Error('Bygget misslyckades. Har utvecklingspaketen installerats (npm ci)?');
  const { build } = await import('esbuild');
  await build({
    absWorkingDir: root,
    entryPoints: {
      server: 'app/platform/main.ts',
      samordnare: 'app/platform/create-coordinator.ts',
      'verify-log': 'app/platform/verify-log.ts',
      retain: 'app/platform/retain.ts',
    },
    outdir: 'build',
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    sourcemap: true,
    logLevel: 'warning',
  });
  writeFileSync(stamp, wanted);
}

/** A hash over path, size and content of every source: unlike times it survives a clone and a copy. */
function fingerprint() {
  const hash = createHash('sha256');
  for (const file of sources.flatMap((source) => filesBelow(path.join(root, source))).sort()) {
    hash.update(path.relative(root, file)).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

function filesBelow(entry) {
  if (!existsSync(entry)) return [];
  if (!statSync(entry).isDirectory()) return [entry];
  return readdirSync(entry, { recursive: true })
    .map((name) => path.join(entry, name))
    .filter((file) => statSync(file).isFile());
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await ensureBuild();
