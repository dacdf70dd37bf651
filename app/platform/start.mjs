import { ensureBuild } from './build.mjs';

process.env.NODE_ENV ??= 'production';
try {
  await ensureBuild();
} catch (error) {
  process.stderr.write(
    `${error.code === 'ERR_MODULE_NOT_FOUND' ? 'Utvecklingspaketen saknas: kör npm ci och sedan npm start.' : error.message}\n`,
  );
  process.exit(1);
}
await import('../../build/server.js');
