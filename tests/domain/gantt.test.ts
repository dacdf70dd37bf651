import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { arrowPath, barBox, datesOf, labelPlace, limitBox, moveOf } from '~/views/plan/gantt/bar-geometry';
import { speedAt } from '~/views/plan/gantt/edge-scroll';
import { headerBands } from '~/views/plan/gantt/header-bands';
import { countRows, escapeHtml, NAME_LIMIT, prepareRows, ROW_LIMIT, rowLabel } from '~/views/plan/gantt/rows';
import type { GanttRow } from '~/views/plan/gantt/rows';
import { addDays, dateAt, daysBetween, fitScale, mondayOf, widthOf, xOf } from '~/views/plan/gantt/time-scale';
import type { GanttZoom } from '~/views/plan/gantt/time-scale';
import { monthLabel, quarterLabel, viewMode, weekLabel } from '~/views/plan/gantt/week-view';

function row(changes: Partial<GanttRow> = {}): GanttRow {
  return {
    id: 'fas-1',
    kind: 'phase',
    name: 'Fas 1',
    start: '2020-03-02',
    end: '2020-04-03',
    state: 'planned',
    dependsOn: [],
    movable: true,
    version: 7,
    ...changes,
  };
}

const zooms: readonly GanttZoom[] = ['week', 'month', 'quarter', 'year'];
const anyDate = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays('1995-01-01', days));

describe('the week view', () => {
  it.each([
    ['2020-04-01', 'v 14'],
    ['2020-12-28', 'v 53'],
    ['2021-01-03', 'v 53'],
    ['2021-01-04', 'v 1'],
    ['2018-12-31', 'v 1'],
    ['2019-12-29', 'v 52'],
    ['2026-12-31', 'v 53'],
  ])('%s lies in %s', (date, week) => {
    expect(weekLabel(date)).toBe(week);
  });

  it('writes months, years and quarters in Swedish', () => {
    expect(monthLabel('2020-05-31')).toBe('maj 2020');
    expect(monthLabel('2021-01-01')).toBe('januari 2021');
    expect(quarterLabel('2020-03-31')).toBe('kv 1');
    expect(quarterLabel('2020-10-01')).toBe('kv 4');
  });

  it.each(zooms)('gives a week whole pixels, and a day where bars are dragged (%s)', (zoom) => {
    expect(viewMode(zoom).column_width % (zoom === 'year' ? 1 : 7)).toBe(0);
    expect(viewMode(zoom)).toMatchObject({ step: '7d', snap_at: '1d' });
  });

  it('is 56 pixels wide when it can be edited', () => {
    expect(viewMode('week').column_width).toBe(56);
  });
});

describe('the time scale', () => {
  it('starts on a Monday and holds every row, baseline and name', () => {
    const rows = [row({ baseline: { start: '2019-11-14', end: '2020-09-01' } }), row({ id: 'b', end: '2020-06-01' })];
    for (const zoom of zooms) {
      const scale = fitScale(zoom, rows, '2020-05-01', 0);
      expect(mondayOf(scale.origin)).toBe(scale.origin);
      expect(xOf(scale, '2019-11-14')).toBeGreaterThan(0);
      expect(xOf(scale, '2020-09-02')).toBeLessThan(widthOf(scale));
    }
  });

  it('leaves room for a long name after the last milestone', () => {
    const last = row({ kind: 'milestone', name: 'x'.repeat(60), start: '2020-06-01', end: '2020-06-01' });
    const scale = fitScale('quarter', [last], '2020-05-01', 0);
    expect(widthOf(scale) - xOf(scale, '2020-06-01')).toBeGreaterThan(400);
  });

  it('fills the box it is drawn in, and lies around today without rows', () => {
    expect(widthOf(fitScale('quarter', [row()], '2020-05-01', 1900))).toBeGreaterThanOrEqual(1900);
    const empty = fitScale('week', [], '2020-12-18', 0);
    expect(xOf(empty, '2020-12-18')).toBeGreaterThan(0);
    expect(xOf(empty, '2020-12-18')).toBeLessThan(widthOf(empty));
  });

  it('counts calendar days over the changes of clock', () => {
    expect(daysBetween('2020-03-28', '2020-03-30')).toBe(2);
    expect(daysBetween('2020-10-24', '2020-10-26')).toBe(2);
    expect(addDays('2020-03-28', 1)).toBe('2020-03-29');
    expect(addDays('2020-10-25', 1)).toBe('2020-10-26');
  });

  it('finds every date again from its pixel', () => {
    fc.assert(
      fc.property(anyDate, anyDate, fc.constantFrom(...zooms), (first, date, zoom) => {
        const scale = fitScale(zoom, [row({ start: first, end: first })], first, 0);
        expect(dateAt(scale, xOf(scale, date))).toBe(date);
      }),
    );
  });
});

describe('the headings', () => {
  it('name each week and begin each month on its first day', () => {
    const scale = fitScale('week', [row({ start: '2020-12-14', end: '2021-01-15' })], '2020-12-18', 0);
    const { upper, lower } = headerBands(scale);
    const at = (x: number) => dateAt(scale, x);
    expect(lower.map(({ text }) => text)).toEqual(expect.arrayContaining(['v 52', 'v 53', 'v 1']));
    expect(at(upper.find(({ text }) => text === 'januari 2021')?.x ?? 0)).toBe('2021-01-01');
    expect(lower.every(({ x, width }) => at(x) === mondayOf(at(x)) && width === 56)).toBe(true);
  });

  it.each(zooms)('cover the axis without gaps (%s)', (zoom) => {
    const scale = fitScale(zoom, [row()], '2020-05-01', 700);
    for (const bands of Object.values(headerBands(scale))) {
      const end = bands.reduce((x, band) => {
        expect(band.x).toBeCloseTo(x);
        return x + band.width;
      }, 0);
      expect(end).toBeCloseTo(widthOf(scale));
    }
  });
});

describe('the rows', () => {
  it('are escaped before the library sets them as HTML', () => {
    expect(escapeHtml(`<img src=x onerror="alert('&')">`)).toBe(
      '&lt;img src=x onerror=&quot;alert(&#39;&amp;&#39;)&quot;&gt;',
    );
    const { drawn } = prepareRows([row({ name: '<b>Fas</b>' })]);
    expect(drawn[0]?.task.name).toBe('&lt;b&gt;Fas&lt;/b&gt;');
  });

  it('say in words that they are late, and cut endless names before escaping', () => {
    expect(rowLabel(row({ state: 'late' }))).toBe('Fas 1 · försenad');
    expect(Array.from(rowLabel(row({ name: '&'.repeat(90) })))).toHaveLength(NAME_LIMIT);
    expect(rowLabel(row({ name: '&'.repeat(90) }))).toMatch(/&…$/);
  });

  it('depend on drawn rows only, never on themselves', () => {
    const rows = [row({ id: 'a b.c' }), row({ id: 'b', dependsOn: ['a b.c', 'b', 'borta', 'a b.c'] })];
    expect(prepareRows(rows).drawn.map(({ task }) => [task.id, task.dependencies])).toEqual([
      ['r0', []],
      ['r1', ['r0']],
    ]);
  });

  it('are cut at the limit, with what is left counted and dependencies to it dropped', () => {
    const rows = Array.from({ length: ROW_LIMIT + 30 }, (_, n) => row({ id: `r-${n}`, dependsOn: [`r-${n + 1}`] }));
    const { drawn, left } = prepareRows(rows);
    expect([drawn.length, left]).toEqual([ROW_LIMIT, 30]);
    expect(drawn.at(-1)?.task.dependencies).toEqual([]);
    expect(countRows([...rows, row({ start: '2021-02-29' })])).toEqual({ drawn: ROW_LIMIT, left: 30 });
  });

  it('are left out without readable dates, and never end before they start', () => {
    const rows = [
      row({ id: 'open', start: '' }),
      row({ id: 'wrong', end: '2020-02-30' }),
      row({ id: 'back', start: '2020-05-01', end: '2020-04-01' }),
      row({ id: 'point', kind: 'milestone', start: '2020-05-01', end: '2020-05-09' }),
      row({ id: 'base', baseline: { start: '2020-06-01', end: '2020-05-01' } }),
    ];
    const { drawn } = prepareRows(rows);
    expect(drawn.map(({ row: { id, start, end } }) => [id, start, end])).toEqual([
      ['back', '2020-05-01', '2020-05-01'],
      ['point', '2020-05-01', '2020-05-01'],
      ['base', '2020-03-02', '2020-04-03'],
    ]);
    expect(drawn[2]?.row.baseline).toBeUndefined();
  });

  it('stay as they were: the library writes on its tasks', () => {
    const source = Object.freeze(row({ dependsOn: Object.freeze(['x']) }));
    const { drawn } = prepareRows([source]);
    drawn[0]?.task.dependencies.push('r9');
    expect(source.dependsOn).toEqual(['x']);
  });
});

describe('a dragged bar', () => {
  const phase = row();
  const scale = fitScale('week', [phase], '2020-03-10', 0);
  const box = barBox(phase, scale);

  it('stands for the dates it was drawn from', () => {
    expect(datesOf(phase, box, scale)).toEqual({ start: '2020-03-02', end: '2020-04-03' });
    expect(moveOf(phase, box, scale)).toBeUndefined();
  });

  it('moves by whole days over the change of clock, end inclusive, with its version', () => {
    expect(moveOf(phase, { ...box, x: box.x + 8 * 27 }, scale)).toEqual({
      id: 'fas-1',
      version: 7,
      start: '2020-03-29',
      end: '2020-04-30',
    });
  });

  it('keeps its length wherever it is moved', () => {
    fc.assert(
      fc.property(fc.integer({ min: -400, max: 400 }), (days) => {
        const to = limitBox({ x: box.x + days * scale.dayWidth }, box, scale);
        const { start, end } = datesOf(phase, to, scale);
        expect(daysBetween(start, end)).toBe(daysBetween(phase.start, phase.end));
        expect(to.x).toBeGreaterThanOrEqual(0);
        expect(to.x + to.width).toBeLessThanOrEqual(widthOf(scale));
      }),
    );
  });

  it('keeps its end when the start is pulled past it, and its start when the end is', () => {
    const far = 8 * 500;
    const pulledStart = limitBox({ x: box.x + far, width: box.width - far }, box, scale);
    expect(datesOf(phase, pulledStart, scale)).toEqual({ start: '2020-04-03', end: '2020-04-03' });
    const pulledEnd = limitBox({ width: box.width - far }, box, scale);
    expect(datesOf(phase, pulledEnd, scale)).toEqual({ start: '2020-03-02', end: '2020-03-02' });
  });

  it('moves both dates of a milestone equally', () => {
    const milestone = row({ kind: 'milestone', start: '2020-10-24', end: '2020-10-24' });
    const wide = fitScale('week', [milestone], '2020-10-01', 0);
    const at = barBox(milestone, wide);
    expect(moveOf(milestone, { ...at, x: at.x + 16 }, wide)).toMatchObject({ start: '2020-10-26', end: '2020-10-26' });
  });
});

describe('a name', () => {
  const view = { left: 1000, width: 600 };

  it('stands in its bar and follows the part in view', () => {
    expect(labelPlace('phase', { x: 1100, width: 300 }, 120, view)).toEqual({ x: 1110, where: 'inside' });
    expect(labelPlace('phase', { x: 400, width: 1000 }, 120, view)).toEqual({ x: 1010, where: 'inside' });
  });

  it('stands beside a short bar or a diamond, to the left where the right is cut off', () => {
    expect(labelPlace('activity', { x: 1100, width: 40 }, 120, view)).toEqual({ x: 1146, where: 'beside' });
    expect(labelPlace('milestone', { x: 1100, width: 8 }, 120, view)).toEqual({ x: 1118, where: 'beside' });
    expect(labelPlace('milestone', { x: 1560, width: 8 }, 120, view)).toEqual({ x: 1430, where: 'beside' });
    expect(labelPlace('phase', { x: 500, width: 560 }, 120, view)).toEqual({ x: 1066, where: 'beside' });
  });

  it('stands at the edge that its bar lies beyond', () => {
    expect(labelPlace('phase', { x: 100, width: 300 }, 120, view)).toEqual({ x: 1020, where: 'earlier' });
    expect(labelPlace('milestone', { x: 1700, width: 8 }, 120, view)).toEqual({ x: 1460, where: 'later' });
  });
});

describe('an arrow', () => {
  it('goes straight on to a later start and back between the rows to an earlier one', () => {
    expect(arrowPath({ x: 100, y: 10 }, { x: 200, y: 46 }, 36)).toMatch(/^M100 10H108V46H200m/);
    expect(arrowPath({ x: 100, y: 10 }, { x: 60, y: 46 }, 36)).toMatch(/^M100 10H108V28H50V46H60m/);
    expect(arrowPath({ x: 100, y: 46 }, { x: 60, y: 10 }, 36)).toMatch(/^M100 46H108V28H50V10H60m/);
  });
});

describe('a bar held at the edge', () => {
  const box = { left: 100, right: 900 };

  it('scrolls towards that edge, faster the nearer, and not away from both', () => {
    expect(speedAt(500, box)).toBe(0);
    expect(speedAt(141, box)).toBe(0);
    expect(speedAt(859, box)).toBe(0);
    expect(speedAt(880, box)).toBeGreaterThan(0);
    expect(speedAt(890, box)).toBeGreaterThan(speedAt(880, box));
    expect(speedAt(120, box)).toBe(-speedAt(880, box));
  });

  it('scrolls beyond the edge as fast as at it', () => {
    expect(speedAt(2000, box)).toBe(speedAt(900, box));
    expect(speedAt(-2000, box)).toBe(speedAt(100, box));
  });
});
