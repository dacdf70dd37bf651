import '/work/shared/mock/samplan.css';
import '../../../app/views/styles/tokens.css';
import { StrictMode, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { GanttChart } from '../../../app/views/plan/gantt/GanttChart';
import type { GanttMove, GanttRow, GanttZoom } from '../../../app/views/plan/gantt/GanttChart';
import { sampleRows } from './rows';
const q = new URLSearchParams(location.search);
const w = window as any;
w.moves = [];
function App() {
  const [rows, setRows] = useState<GanttRow[]>(() => sampleRows(q.get('set') ?? 'plan'));
  const [zoom, setZoom] = useState<GanttZoom>((q.get('zoom') as GanttZoom) ?? 'week');
  const [shown, setShown] = useState(true);
  const [revision, setRevision] = useState(0);
  const [today, setToday] = useState(q.get('today') ?? '2020-12-18');
  const [answer, setAnswer] = useState(q.get('answer') ?? 'keep');
  Object.assign(w, { setRows, setZoom, setShown, setRevision, setToday, setAnswer, rows });
  const onMove = async (m: GanttMove) => {
    w.moves.push(m);
    if (answer === 'refuse') {
      await new Promise((r) => setTimeout(r, 300));
      return 'refused' as const;
    }
    if (answer === 'reject') {
      await new Promise((r) => setTimeout(r, 300));
      throw new Error('no');
    }
    if (answer === 'accept')
      setRows((all) =>
        all.map((r) => (r.id === m.id ? { ...r, start: m.start, end: m.end, version: r.version + 1 } : r)),
      );
  };
  return (
    <main style={{ padding: 16, maxWidth: 1320, margin: '0 auto' }}>
      <section className="card">
        <h2>Tidplan</h2>
        {shown ? (
          <GanttChart rows={rows} today={today} zoom={zoom} revision={revision} {...(q.get('ro') ? {} : { onMove })} />
        ) : null}
      </section>
    </main>
  );
}
createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
