import type { PartySlug } from './parties';

interface SampleSeries {
  readonly slug: string;
  readonly name: string;
  readonly kind: 'population' | 'driver';
  /** Left out: a public series that every cooperation may use. */
  readonly cooperation?: 'ludvika-smedjebacken';
  readonly referenceDate: string;
  readonly referencePrecision: 'day' | 'year';
  readonly source: string;
  /** The figure per party; where it is counted per unit, the unit stands between. */
  readonly figures: readonly (readonly [PartySlug, number] | readonly [PartySlug, string, number])[];
}

const population = {
  slug: 'folkmangd',
  name: 'Folkmängd',
  kind: 'population',
  referenceDate: '2018-12-31',
  referencePrecision: 'day',
  source: 'SCB, folkmängd 31 december 2018',
  figures: [
    ['vansbro', 6807],
    ['malung-salen', 10106],
    ['gagnef', 10271],
    ['leksand', 15804],
    ['rattvik', 10907],
    ['orsa', 6892],
    ['alvdalen', 7121],
    ['smedjebacken', 10897],
    ['mora', 20390],
    ['falun', 58923],
    ['borlange', 52224],
    ['sater', 11123],
    ['hedemora', 15457],
    ['avesta', 23323],
    ['ludvika', 26946],
  ],
} as const satisfies SampleSeries;

/** The source gives the year 2022 and no day. */
const users = {
  slug: 'antal-anvandare',
  name: 'Antal användare',
  kind: 'driver',
  cooperation: 'ludvika-smedjebacken',
  referenceDate: '2022-01-01',
  referencePrecision: 'year',
  source: 'Servicenämnden Ludvika-Smedjebacken, underlag till nyckeln för 2022',
  figures: [
    ['ludvika', 'KS LKA', 133],
    ['ludvika', 'SBF LKA', 147],
    ['ludvika', 'SOU LKA', 1964],
    ['ludvika', 'VOO LKA', 956],
    ['smedjebacken', 'KS SMB', 28],
    ['smedjebacken', 'SBF SMB', 90],
    ['smedjebacken', 'FUN SMB', 727],
    ['smedjebacken', 'VOO SMB', 294],
    ['smedjebacken', 'SEAB', 36],
    ['smedjebacken', 'Bärkehus', 61],
    ['bolag-och-forbund', 'VBU', 1137],
    ['bolag-och-forbund', 'WBAB', 74],
    ['bolag-och-forbund', 'LKFAB och LudvikaHem', 143],
  ],
} as const satisfies SampleSeries;

export type SeriesSlug = (typeof population | typeof users)['slug'];

/** The counted things that keys share by. */
export const basisSeries: readonly (SampleSeries & { readonly slug: SeriesSlug })[] = [population, users];
