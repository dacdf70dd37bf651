import { chromium } from 'playwright';
const b = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox','--disable-gpu'] });
for (const colorScheme of ['light','dark']) { const p = await (await b.newContext({ colorScheme })).newPage(); await p.goto('http://localhost:4917/?zoom=quarter'); await p.waitForSelector('.gantt-elapsed');
 console.log(colorScheme, await p.evaluate(() => { const c = document.createElement('canvas').getContext('2d'); const rgb = (v) => { c.clearRect(0,0,1,1); c.fillStyle = v; c.fillRect(0,0,1,1); return [...c.getImageData(0,0,1,1).data].slice(0,3); };
  const L = (v) => { const [r,g,b] = rgb(v).map(x => { x/=255; return x<=.04045?x/12.92:((x+.055)/1.055)**2.4; }); return .2126*r+.7152*g+.0722*b; }; const k = (a,b) => { const [x,y]=[L(a),L(b)].sort((m,n)=>n-m); return +((x+.05)/(y+.05)).toFixed(2); };
  const s = (q, prop='fill') => getComputedStyle(document.querySelector(q))[prop]; const surf = s('.gantt-host','backgroundColor'); const ink = s('.bar-label.is-inside');
  return { inkOnElapsed: k(ink, s('.gantt-elapsed')), inkOnRest: k(ink, s('.is-ongoing .gantt-bar')), inkOnPlanned: k(ink, s('.is-planned.is-phase .gantt-bar')), outline: k(s('.is-ongoing .gantt-bar','stroke'), surf), diamond: k(s('.is-planned .gantt-diamond'), surf), late: k(s('.is-late .gantt-diamond'), surf), done: k(s('.is-done .gantt-diamond'), surf), muted: k(s('.gantt-lower','color'), surf), today: k(s('.gantt-today-word','color'), s('.gantt-today-word','backgroundColor')) }; })); }
await b.close();
