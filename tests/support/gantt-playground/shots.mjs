import { chromium } from 'playwright';
const b = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
});
for (const scheme of ['light', 'dark'])
  for (const width of [1280, 390])
    for (const zoom of ['week', 'month', 'quarter']) {
      if (width === 390 && zoom === 'quarter') continue;
      const c = await b.newContext({
        viewport: { width, height: 900 },
        colorScheme: scheme,
        locale: 'en-US',
        timezoneId: 'Europe/Stockholm',
      });
      const p = await c.newPage();
      p.on('console', (m) => console.log(scheme, width, zoom, m.type(), m.text()));
      p.on('pageerror', (e) => console.log('ERR', e.message, e.stack));
      await p.goto(`http://localhost:4917/?zoom=${zoom}`);
      await p.waitForSelector('.gantt-bar');
      await p.waitForTimeout(200);
      await p.screenshot({ path: `/tmp/gantt-shots/${scheme}-${width}-${zoom}.png` });
      await c.close();
    }
await b.close();
