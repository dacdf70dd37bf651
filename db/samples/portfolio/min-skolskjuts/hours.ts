import type { SampleHourBudget, SampleHourRow } from '../../shape';

const years = [2019, 2020, 2021] as const;

type PerYear<Figure> = readonly [Figure, Figure, Figure];
type Internal = Pick<SampleHourRow, 'role' | 'party' | 'percent'> & { readonly hours: PerYear<number> };
type External = Pick<SampleHourRow, 'role' | 'percent'> & {
  readonly hoursAndCost: PerYear<readonly [hours: number, cost: number]>;
};

const business: readonly Internal[] = [
  { role: 'Sakkunnig och delprojektledare, pilot', party: 'borlange', hours: [128, 176, 40] },
  { role: 'Delprojektledare, pilot', party: 'gagnef', hours: [80, 176, 40] },
  { role: 'Skolskjutshandläggare', party: 'borlange', hours: [60, 120, 40] },
  { role: 'Skolskjutshandläggare', party: 'gagnef', hours: [30, 120, 40] },
  { role: 'Skolskjutshandläggare', party: 'ludvika', hours: [24, 80, 40] },
  { role: 'Skolskjutshandläggare', party: 'hedemora', hours: [24, 80, 40] },
  { role: 'Skolskjutshandläggare', party: 'mora', hours: [24, 80, 40] },
  { role: 'Delprojektledare, alla kommuner', hours: [0, 840, 420] },
  { role: 'Referensgrupp handläggare', hours: [75, 240, 60] },
  { role: 'Referensgrupp chefer', hours: [15, 45, 15] },
  { role: 'Referensgrupp IT-chefer', hours: [26, 78, 26] },
  { role: 'Styrgrupp', hours: [40, 150, 50] },
];

const development: readonly Internal[] = [
  { role: 'Koordinator utveckling', party: 'borlange', percent: 30, hours: [192, 528, 0] },
  { role: 'Utvecklare', party: 'borlange', percent: 50, hours: [160, 880, 0] },
  { role: 'Utvecklare', party: 'borlange', percent: 25, hours: [80, 440, 0] },
  { role: 'Utvecklare', party: 'gagnef', percent: 25, hours: [80, 440, 0] },
  { role: 'Utvecklare', party: 'mora', percent: 25, hours: [80, 440, 0] },
];

const external: readonly External[] = [
  {
    role: 'Projektledare, extern',
    percent: 50,
    hoursAndCost: [
      [320, 389_760],
      [880, 1_078_000],
      [400, 492_000],
    ],
  },
  {
    role: 'Informationssäkerhet, extern',
    hoursAndCost: [
      [20, 20_000],
      [20, 20_000],
      [0, 0],
    ],
  },
  {
    role: 'Utveckling, konsultstöd',
    hoursAndCost: [
      [10, 10_000],
      [100, 100_000],
      [50, 50_000],
    ],
  },
];

function internalRow(category: 'verksamhet' | 'utveckling') {
  return ({ hours, ...row }: Internal): SampleHourRow => ({
    ...row,
    category,
    years: years.map((year, index) => ({ year, hours: hours[index]! })),
  });
}

function externalRow({ hoursAndCost, ...row }: External): SampleHourRow {
  return {
    ...row,
    category: 'extern',
    years: years.map((year, index) => ({ year, hours: hoursAndCost[index]![0], cost: hoursAndCost[index]![1] })),
  };
}

/** The hour budget of 2019 to 2021, by year and role, and the totals that its source prints. */
export const hourBudget: SampleHourBudget = {
  rows: [
    ...business.map(internalRow('verksamhet')),
    ...development.map(internalRow('utveckling')),
    ...external.map(externalRow),
  ],
  statedTotals: [
    { category: 'verksamhet', year: 2019, hours: 526 },
    { category: 'verksamhet', year: 2020, hours: 2185 },
    { category: 'verksamhet', year: 2021, hours: 851 },
    { category: 'verksamhet', hours: 3562 },
    { category: 'utveckling', year: 2019, hours: 592 },
    { category: 'utveckling', year: 2020, hours: 2728 },
    { category: 'utveckling', year: 2021, hours: 0 },
    { category: 'utveckling', hours: 3320 },
    { category: 'extern', year: 2019, hours: 350, cost: 419_760 },
    { category: 'extern', year: 2020, hours: 1000, cost: 1_198_000 },
    { category: 'extern', year: 2021, hours: 450, cost: 542_000 },
    { category: 'extern', hours: 1800, cost: 2_159_760 },
  ],
};
