import { chromium } from 'playwright';
import { AxeBuilder } from '@axe-core/playwright';
const b = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox','--disable-gpu','--disable-quic','--no-first-run','--disable-background-networking','--disable-component-update','--disable-sync'] });
let fails = 0;
const ok = (name, cond, extra='') => { if (!cond) fails++; console.log(cond ? 'ok  ' : 'FAIL', name, cond ? '' : extra); };
async function open(query, { tz = 'Europe/Stockholm', width = 1280, touch = false } = {}) {
  const c = await b.newContext({ viewport:{width,height:900}, locale:'en-US', timezoneId: tz, hasTouch: touch, isMobile: touch });
  const p = await c.newPage(); p.problems = [];
  p.on('console', m => p.problems.push(m.type()+': '+m.text())); p.on('pageerror', e => p.problems.push('ERR '+e.stack)); p.on('dialog', d => { p.problems.push('DIALOG'); d.dismiss(); });
  await p.addInitScript(() => { window.live = []; for (const t of [document, window]) { const add = EventTarget.prototype.addEventListener, rem = EventTarget.prototype.removeEventListener; }
    const add = EventTarget.prototype.addEventListener, rem = EventTarget.prototype.removeEventListener;
    EventTarget.prototype.addEventListener = function (type, fn, o) { if (this === document || this === window || this === undefined) window.live.push({ t: this, type, fn, at: new Error().stack }); if (o && o.signal && (this === document || this === window)) o.signal.addEventListener('abort', () => { window.live = window.live.filter(l => !(l.fn === fn && l.type === type)); }); return add.call(this ?? window, type, fn, o); };
    EventTarget.prototype.removeEventListener = function (type, fn, o) { window.live = window.live.filter(l => !(l.t === this && l.type === type && l.fn === fn)); return rem.call(this ?? window, type, fn, o); }; });
  await p.goto('http://localhost:4917/?' + query);
  if (!query.includes('set=empty')) await p.waitForSelector('.gantt-bar'); else await p.waitForSelector('.gantt-container');
  await p.waitForTimeout(150);
  return p;
}
const barOf = (p, id) => p.locator(`[data-row="${id}"] .gantt-bar`);
async function show(p, id) { await p.evaluate((id) => { const r = document.querySelector(`[data-row="${id}"] .gantt-bar`); const c = document.querySelector('.gantt-container'); c.scrollLeft = +r.getAttribute('x') - 400; c.scrollTop = +r.getAttribute('y') - 200; }, id); await p.waitForTimeout(60); }
async function drag(p, id, dx, { at = 'middle', steps = 7, release = true, dy = 0 } = {}) {
  const box = await barOf(p, id).boundingBox();
  const y = box.y + box.height / 2; let x = box.x + Math.min(box.width / 2, 40);
  if (at !== 'middle') { await p.mouse.move(x, y); const h = await p.locator(`[data-row="${id}"] .handle.${at}`).boundingBox(); x = h.x + h.width / 2; }
  await p.mouse.move(x, y); await p.mouse.down(); await p.mouse.move(x + dx, y + dy, { steps }); if (release) await p.mouse.up(); await p.waitForTimeout(50);
}
const moves = (p) => p.evaluate(() => window.moves.splice(0));
const one = async (p, name, expected) => { const m = await moves(p); ok(name, JSON.stringify(m) === JSON.stringify(expected ? [expected] : []), JSON.stringify(m)); };

for (const tz of ['Europe/Stockholm', 'America/New_York', 'UTC', 'Africa/Cairo', 'America/Santiago']) {
  const p = await open('set=dst&answer=accept&today=2020-03-28', { tz });
  const geo = await p.evaluate(() => [...document.querySelectorAll('.gantt-bar')].map(r => [r.getAttribute('x'), r.getAttribute('width')].join('/')).join(' '));
  console.log(tz, geo);
  await show(p, 'a');
  await drag(p, 'a', 8); await one(p, tz+' +1 day over DST', { id:'a', version:1, start:'2020-03-24', end:'2020-03-30' });
  await drag(p, 'a', -16); await one(p, tz+' -2 days', { id:'a', version:2, start:'2020-03-22', end:'2020-03-28' });
  await drag(p, 'a', 8, { at: 'right' }); await one(p, tz+' resize right', { id:'a', version:3, start:'2020-03-22', end:'2020-03-29' });
  await drag(p, 'a', 56, { at: 'left' }); await one(p, tz+' resize left', { id:'a', version:4, start:'2020-03-29', end:'2020-03-29' });
  await drag(p, 'a', -16, { at: 'left' }); await one(p, tz+' resize left of one day bar', { id:'a', version:5, start:'2020-03-27', end:'2020-03-29' });
  await drag(p, 'a', 300, { at: 'left' }); await one(p, tz+' resize left past end clamps', { id:'a', version:6, start:'2020-03-29', end:'2020-03-29' });
  await drag(p, 'c', 8); await one(p, tz+' milestone +1', { id:'c', version:1, start:'2020-03-30', end:'2020-03-30' });
  await drag(p, 'c', -8); await one(p, tz+' milestone back', { id:'c', version:2, start:'2020-03-29', end:'2020-03-29' });
  for (let k = 1; k <= 40; k++) { await drag(p, 'c', 8, { steps: 2 }); }
  const ms = await moves(p); ok(tz+' 40 single days', ms.length === 40 && ms.at(-1).start === '2020-05-08', JSON.stringify(ms.at(-1)));
  await show(p, 'd'); await drag(p, 'd', 8); await one(p, tz+' autumn', { id:'d', version:1, start:'2020-10-20', end:'2020-10-26' });
  await drag(p, 'd', 8, { at: 'right' }); await one(p, tz+' autumn right', { id:'d', version:2, start:'2020-10-20', end:'2020-10-27' });
  await show(p, 'e'); await drag(p, 'e', -56); await one(p, tz+' milestone before its predecessor end', { id:'e', version:1, start:'2020-10-18', end:'2020-10-18' });
  await drag(p, 'f', 40); await one(p, tz+' not movable', null);
  await drag(p, 'd', 3); await one(p, tz+' less than half a day', null);
  await p.mouse.click(600, 500); await p.mouse.dblclick(500, 300); await one(p, tz+' stray click', null);
  ok(tz+' silent', p.problems.length === 0, p.problems.join('\n')); await p.context().close();
}
{ // refuse, reject, escape, right button, release outside, change and back, redraw while holding
  for (const answer of ['refuse', 'reject']) {
    const p = await open('answer=' + answer); const x = await barOf(p, 'a-4').getAttribute('x');
    await drag(p, 'a-4', 24); ok(answer+' waiting', await p.locator('[data-row="a-4"].is-waiting').count() === 1);
    ok(answer+' moved meanwhile', await barOf(p, 'a-4').getAttribute('x') !== x);
    await drag(p, 'a-4', 24); ok(answer+' once', (await moves(p)).length === 1);
    await p.waitForTimeout(400); ok(answer+' put back', await barOf(p, 'a-4').getAttribute('x') === x);
    ok(answer+' name back', await p.locator('[data-row="a-4"] .bar-label').textContent() === 'Utbildning');
    ok(answer+' silent', p.problems.length === 0, p.problems.join('\n')); await p.context().close();
  }
  const p = await open(''); const x = await barOf(p, 'a-4').getAttribute('x');
  await drag(p, 'a-4', 80, { release: false }); await p.screenshot({ path: '/tmp/gantt-shots/dragging.png' });
  ok('dates while dragging', (await p.locator('[data-row="a-4"] .bar-label').textContent()) === '2020-12-17 – 2021-02-08', await p.locator('[data-row="a-4"] .bar-label').textContent());
  await p.keyboard.press('Escape'); await p.mouse.move(900, 400); await p.mouse.up(); await one(p, 'escape', null); ok('escape puts back', await barOf(p, 'a-4').getAttribute('x') === x);
  const box = await barOf(p, 'a-4').boundingBox(); await p.mouse.move(box.x + 20, box.y + 8); await p.mouse.down({ button: 'right' }); await p.mouse.move(box.x + 90, box.y + 8, { steps: 4 }); await p.mouse.up({ button: 'right' }); await one(p, 'right button', null);
  await drag(p, 'a-4', 40, { release: false }); await p.mouse.move(box.x + 60, 5, { steps: 3 }); await p.mouse.up(); ok('released outside', (await moves(p)).length === 1);
  await p.mouse.move(700, 400); await p.mouse.move(900, 380, { steps: 4 }); await p.mouse.click(700, 600); await one(p, 'no second delivery', null);
  await drag(p, 'a-4', -40); await moves(p);
  await drag(p, 'm-2', 16); await one(p, 'late milestone', { id:'m-2', version:1, start:'2020-12-16', end:'2020-12-16' });
  await show(p, 'fas-2'); await drag(p, 'fas-2', 16); ok('phase', (await moves(p))[0]?.start === '2020-05-20');
  await show(p, 'a-4'); await p.evaluate(() => window.setRevision(1)); await p.waitForTimeout(50); ok('revision puts back', await barOf(p, 'a-4').getAttribute('x') === x);
  const scroll = await p.evaluate(() => document.querySelector('.gantt-container').scrollLeft);
  await drag(p, 'a-4', 40, { release: false }); await p.evaluate(() => window.setRows((r) => r.map((o) => ({ ...o, name: o.name + '!' })))); await p.waitForTimeout(80);
  ok('no redraw while held', !(await p.locator('[data-row="m-2"] .bar-label').textContent()).includes('!')); await p.mouse.up(); await p.waitForTimeout(80);
  ok('redrawn after release', (await p.locator('[data-row="m-2"] .bar-label').textContent()).includes('!')); ok('one move', (await moves(p)).length === 1);
  ok('scroll kept', Math.abs(scroll - await p.evaluate(() => document.querySelector('.gantt-container').scrollLeft)) < 9);
  await p.evaluate(() => window.setRows((r) => [{ ...r[0], id: 'ny', start: '2018-01-01' }, ...r])); await p.waitForTimeout(100);
  ok('earlier first row, same dates on screen', (await p.evaluate(() => { const h = document.querySelector('.gantt-container').getBoundingClientRect(); const t = document.querySelector('.gantt-today-word').getBoundingClientRect(); return t.left > h.left && t.right < h.right; })));
  // no English, no tab stop, no style element, no listeners left
  const text = await p.evaluate(() => document.querySelector('.gantt-chart').textContent);
  ok('no English', !/\b(Today|Mode|days?|Progress|January|February|March|May|June|July|August|October|Jan|Feb|Mar|Oct|Mon|week)\b/.test(text), text);
  ok('one chart in StrictMode', await p.locator('.gantt-container').count() === 1);
  ok('no style element', await p.evaluate(() => document.querySelectorAll('style').length) === 0);
  const tabs = []; for (let i = 0; i < 6; i++) { await p.keyboard.press('Tab'); tabs.push(await p.evaluate(() => document.querySelector('.gantt-chart').contains(document.activeElement))); } ok('no tab stop', !tabs.includes(true));
  const axe = await new AxeBuilder({ page: p }).analyze(); ok('axe', axe.violations.filter(v => JSON.stringify(v.nodes).includes('gantt')).length === 0, JSON.stringify(axe.violations.map(v => [v.id, v.nodes[0].html])));
  for (const z of ['month', 'quarter', 'week', 'month']) { await p.evaluate((z) => window.setZoom(z), z); await p.waitForTimeout(80);
    if (z !== 'week') { await show(p, 'a-4'); await drag(p, 'a-4', 60); await one(p, z+' read only', null); } ok(z+' one chart', await p.locator('.gantt-container').count() === 1); }
  const live = () => p.evaluate(() => window.live.filter(l => ['mouseup','keydown'].includes(l.type) && (l.t === document || l.t === window)).map(l => l.type));
  console.log('live open', await live());
  await p.evaluate(() => window.setShown(false)); await p.waitForTimeout(350); console.log('live closed', await p.evaluate(() => window.live.filter(l => l.type === 'mouseup').map(l => l.at)), 'own addEventListener', await p.evaluate(() => Object.hasOwn(document, 'addEventListener') || Object.hasOwn(window, 'addEventListener')));
  await p.evaluate(() => window.setShown(true)); await p.waitForTimeout(100); ok('again', await p.locator('.gantt-bar').count() > 10); await p.evaluate(() => window.setShown(false)); console.log('live closed', await live());
  for (let i = 0; i < 6; i++) { await p.evaluate((v) => window.setShown(v), i % 2 === 0); } await p.waitForTimeout(300); ok('fast toggle', await p.locator('.gantt-container').count() === 0);
  ok('silent', p.problems.length === 0, p.problems.join('\n')); await p.context().close();
}
{ const p = await open('set=hostile'); ok('no img', await p.locator('.gantt-chart img').count() === 0); ok('text', (await p.locator('.gantt-chart').textContent()).includes('<img src=x onerror=alert(1)> & "citat"')); 
  await drag(p, 'm', 16); await one(p, 'hostile milestone', { id:'m', version:1, start:'2020-12-26', end:'2020-12-26' }); ok('name again as text', await p.locator('.gantt-chart img').count() === 0);
  ok('rows', await p.locator('.gantt-bar').count() === 4); ok('hostile silent', p.problems.length === 0, p.problems.join('\n')); await p.screenshot({ path: '/tmp/gantt-shots/hostile.png' }); await p.context().close(); }
for (const zoom of ['week', 'quarter']) { const p = await open('set=many&zoom=' + zoom); ok('200 rows', await p.locator('.gantt-bar').count() === 200); ok('says so', (await p.locator('.gantt-cut').textContent()).includes('200 första raderna. Alla 230'));
  const t = await p.evaluate(async () => { const t0 = performance.now(); window.setRevision(9); await new Promise(r => setTimeout(r)); document.querySelector('.gantt-container').getBoundingClientRect(); const draw = performance.now() - t0; const t1 = performance.now(); const c = document.querySelector('.gantt-container'); for (let i = 0; i < 20; i++) { c.scrollLeft += 40; await new Promise(requestAnimationFrame); } return { draw, frame: (performance.now() - t1) / 20 }; }); console.log(zoom, t);
  await p.screenshot({ path: `/tmp/gantt-shots/many-${zoom}.png` });
  await p.evaluate(() => window.setRows((r) => r.slice(0, 3))); await p.waitForTimeout(300); await p.mouse.move(300, 200); await p.waitForTimeout(300); ok('fewer rows', await p.locator('.gantt-bar').count() === 3); ok('many silent', p.problems.length === 0, p.problems.join('\n')); await p.context().close(); }
{ const p = await open('set=empty'); ok('empty silent', p.problems.length === 0, p.problems.join('\n')); await p.context().close(); }
{ const p = await open('set=plan&today=2031-01-01'); ok('today far away: first row visible', await p.evaluate(() => { const c = document.querySelector('.gantt-container'); const x = +document.querySelector('.gantt-bar').getAttribute('x'); return x >= c.scrollLeft && x < c.scrollLeft + c.clientWidth; })); ok('far silent', !p.problems.length, p.problems.join('\n')); await p.context().close(); }
{ const p = await open('', { width: 390, touch: true }); await p.touchscreen.tap(180, 330); const cdp = await p.context().newCDPSession(p);
  const box = await barOf(p, 'a-4').boundingBox(); const y = box.y + 6; const before = await p.evaluate(() => document.querySelector('.gantt-container').scrollLeft);
  await cdp.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x: 200, y }] }); for (let i = 1; i <= 8; i++) await cdp.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [{ x: 200 - i * 12, y }] }); await cdp.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] }); await p.waitForTimeout(300);
  ok('touch scrolls', (await p.evaluate(() => document.querySelector('.gantt-container').scrollLeft)) > before + 40); await one(p, 'touch never drags', null);
  ok('no sideways page scroll', await p.evaluate(() => document.documentElement.scrollWidth <= innerWidth)); ok('touch silent', !p.problems.length, p.problems.join('\n')); await p.context().close(); }
{ const p = await open('ro=1'); await drag(p, 'a-4', 40); await one(p, 'read only', null); await p.setViewportSize({ width: 600, height: 800 }); await p.evaluate(() => window.setZoom('quarter')); await p.waitForTimeout(100); await p.setViewportSize({ width: 1900, height: 800 }); await p.waitForTimeout(200);
  ok('fills when wider', await p.evaluate(() => +document.querySelector('.grid-row').getAttribute('width') >= document.querySelector('.gantt-container').clientWidth)); ok('resize silent', !p.problems.length, p.problems.join('\n')); await p.screenshot({ path: '/tmp/gantt-shots/wide.png' }); await p.context().close(); }
console.log('fails', fails); await b.close();
