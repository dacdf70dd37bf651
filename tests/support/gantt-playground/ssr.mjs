import { createServer } from 'vite';
const s = await createServer({ configFile: 'tests/support/gantt-playground/vite.config.ts', server: { middlewareMode: true }, appType: 'custom' });
const { GanttChart } = await s.ssrLoadModule('/work/main/app/views/plan/gantt/GanttChart.tsx');
const { sampleRows } = await s.ssrLoadModule('/rows.ts');
const { renderToString } = await import('react-dom/server'); const { createElement } = await import('react');
console.log(renderToString(createElement(GanttChart, { rows: sampleRows('plan'), today: '2020-12-18', zoom: 'week' })));
const many = sampleRows('many'); let t = performance.now(); for (let i = 0; i < 300; i++) renderToString(createElement(GanttChart, { rows: many, today: '2020-12-18', zoom: 'week' })); console.log('ms per render of 230 rows', (performance.now() - t) / 300);
await s.close();
