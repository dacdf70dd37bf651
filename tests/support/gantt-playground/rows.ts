import type { GanttRow } from '../../../app/views/plan/gantt/rows';
const base = { state: 'planned', dependsOn: [], movable: true, version: 1 } as const;
export function sampleRows(set: string): GanttRow[] {
  if (set === 'dst')
    return [
      { ...base, id: 'a', kind: 'phase', name: 'Vår', start: '2020-03-23', end: '2020-03-29' },
      { ...base, id: 'b', kind: 'phase', name: 'Vår över', start: '2020-03-20', end: '2020-04-05' },
      { ...base, id: 'c', kind: 'milestone', name: 'Sommartid', start: '2020-03-29', end: '2020-03-29' },
      { ...base, id: 'd', kind: 'phase', name: 'Höst', start: '2020-10-19', end: '2020-10-25', dependsOn: ['b'] },
      {
        ...base,
        id: 'e',
        kind: 'milestone',
        name: 'Normaltid',
        start: '2020-10-25',
        end: '2020-10-25',
        dependsOn: ['d', 'e', 'finns-inte'],
      },
      { ...base, id: 'f', kind: 'activity', name: 'Fast', start: '2020-10-20', end: '2020-11-20', movable: false },
    ];
  if (set === 'many')
    return Array.from({ length: 230 }, (_, i) => ({
      ...base,
      id: `r ${i}.x`,
      kind: i % 5 === 4 ? ('milestone' as const) : i % 5 ? ('activity' as const) : ('phase' as const),
      name: `Rad nummer ${i}`,
      start: `202${i % 3}-0${1 + (i % 9)}-1${i % 10}`,
      end: i % 5 === 4 ? `202${i % 3}-0${1 + (i % 9)}-1${i % 10}` : `202${i % 3}-1${i % 3}-2${i % 9}`,
      dependsOn: i ? [`r ${i - 1}.x`] : [],
      baseline: { start: `202${i % 3}-0${1 + (i % 9)}-05`, end: `202${i % 3}-11-20` },
    }));
  if (set === 'empty') return [];
  if (set === 'hostile')
    return [
      {
        ...base,
        id: 'x y"<',
        kind: 'phase',
        name: '<img src=x onerror=alert(1)>',
        start: '2020-11-01',
        end: '2021-06-01',
      },
      {
        ...base,
        id: 'm',
        kind: 'milestone',
        name: '<img src=x onerror=alert(1)> & "citat"',
        start: '2020-12-24',
        end: '2020-12-24',
        dependsOn: ['x y"<', 'm', 'nope'],
      },
      { ...base, id: 'bad', kind: 'phase', name: 'trasig', start: '', end: '' },
      { ...base, id: 'back', kind: 'phase', name: 'bakvänd', start: '2021-02-01', end: '2021-01-01' },
      { ...base, id: 'long', kind: 'phase', name: 'Förvaltning i tolv år', start: '2020-12-01', end: '2032-12-31' },
    ];
  const plan: GanttRow[] = [
    {
      ...base,
      id: 'fas-1',
      kind: 'phase',
      name: 'Fas 1: utveckling och två piloter',
      start: '2019-09-06',
      end: '2020-10-05',
      baseline: { start: '2019-09-06', end: '2020-06-30' },
      state: 'done',
      movable: false,
    },
    { ...base, id: 'a-1', kind: 'activity', name: 'Kravarbete', start: '2019-09-16', end: '2019-12-20', state: 'done' },
    {
      ...base,
      id: 'a-2',
      kind: 'activity',
      name: 'Utveckling',
      start: '2020-01-07',
      end: '2020-06-12',
      state: 'done',
      dependsOn: ['a-1'],
      baseline: { start: '2020-01-07', end: '2020-05-01' },
    },
    {
      ...base,
      id: 'm-1',
      kind: 'milestone',
      name: 'Lanserad i Borlänge och Gagnef',
      start: '2020-04-14',
      end: '2020-04-14',
      baseline: { start: '2020-03-02', end: '2020-03-02' },
      state: 'done',
      dependsOn: ['a-2'],
    },
    {
      ...base,
      id: 'fas-2',
      kind: 'phase',
      name: 'Fas 2: vidareutveckling och breddinförande',
      start: '2020-05-18',
      end: '2021-06-01',
      baseline: { start: '2020-05-04', end: '2021-04-30' },
      state: 'ongoing',
      dependsOn: ['fas-1'],
    },
    {
      ...base,
      id: 'a-3',
      kind: 'activity',
      name: 'Vidareutveckling',
      start: '2020-08-17',
      end: '2020-12-11',
      state: 'late',
      baseline: { start: '2020-08-17', end: '2020-11-20' },
    },
    {
      ...base,
      id: 'a-4',
      kind: 'activity',
      name: 'Utbildning',
      start: '2020-12-07',
      end: '2021-01-29',
      state: 'ongoing',
      dependsOn: ['a-3'],
    },
    {
      ...base,
      id: 'm-2',
      kind: 'milestone',
      name: 'Godkänd leverans',
      start: '2020-12-14',
      end: '2020-12-14',
      state: 'late',
      baseline: { start: '2020-11-23', end: '2020-11-23' },
      dependsOn: ['a-3'],
    },
    { ...base, id: 'a-5', kind: 'activity', name: 'Test', start: '2021-01-11', end: '2021-01-12', dependsOn: ['a-4'] },
  ];
  for (let i = 0; i < 13; i++)
    plan.push({
      ...base,
      id: `l-${i}`,
      kind: 'milestone',
      name: `Lansering ${['Avesta', 'Falun', 'Hedemora', 'Leksand', 'Ludvika', 'Malung-Sälen', 'Mora', 'Orsa', 'Rättvik', 'Smedjebacken', 'Säter', 'Vansbro', 'Älvdalen'][i]}`,
      start: i < 6 ? '2021-02-01' : '2021-04-01',
      end: i < 6 ? '2021-02-01' : '2021-04-01',
      ...(i % 3 ? {} : { baseline: { start: '2021-01-15', end: '2021-01-15' } }),
      dependsOn: i ? [] : ['a-4'],
    });
  plan.push({
    ...base,
    id: 'fas-3',
    kind: 'phase',
    name: 'Förvaltning',
    start: '2021-06-02',
    end: '2022-05-31',
    dependsOn: ['fas-2'],
  });
  for (let i = 0; i < 8; i++)
    plan.push({
      ...base,
      id: `x-${i}`,
      kind: 'activity',
      name: `Uppföljning av effektmål nummer ${i + 1}`,
      start: `2021-0${i + 1}-05`,
      end: `2021-0${i + 1}-19`,
    });
  return plan;
}
