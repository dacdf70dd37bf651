import type { PartyKind } from '../../tables/parties';

interface SampleParty {
  readonly slug: string;
  readonly code?: string;
  readonly name: string;
  readonly kind: PartyKind;
  readonly organisationNumber?: string;
  readonly units?: readonly string[];
}

/** Every party of the sample. Kommun codes are SCB's; organisation numbers only where the source gives them. */
export const parties = [
  { slug: 'vansbro', code: '2021', name: 'Vansbro', kind: 'kommun', organisationNumber: '212000-2130' },
  { slug: 'malung-salen', code: '2023', name: 'Malung-Sälen', kind: 'kommun', organisationNumber: '212000-2148' },
  { slug: 'gagnef', code: '2026', name: 'Gagnef', kind: 'kommun', organisationNumber: '212000-2155' },
  { slug: 'leksand', code: '2029', name: 'Leksand', kind: 'kommun', organisationNumber: '212000-2163' },
  { slug: 'rattvik', code: '2031', name: 'Rättvik', kind: 'kommun', organisationNumber: '212000-2171' },
  { slug: 'orsa', code: '2034', name: 'Orsa', kind: 'kommun', organisationNumber: '212000-2189' },
  { slug: 'alvdalen', code: '2039', name: 'Älvdalen', kind: 'kommun', organisationNumber: '212000-2197' },
  {
    slug: 'smedjebacken',
    code: '2061',
    name: 'Smedjebacken',
    kind: 'kommun',
    organisationNumber: '212000-2205',
    units: ['KS SMB', 'SBF SMB', 'FUN SMB', 'VOO SMB', 'SEAB', 'Bärkehus'],
  },
  { slug: 'mora', code: '2062', name: 'Mora', kind: 'kommun', organisationNumber: '212000-2213' },
  { slug: 'falun', code: '2080', name: 'Falun', kind: 'kommun', organisationNumber: '212000-2221' },
  { slug: 'borlange', code: '2081', name: 'Borlänge', kind: 'kommun', organisationNumber: '212000-2239' },
  { slug: 'sater', code: '2082', name: 'Säter', kind: 'kommun', organisationNumber: '212000-2247' },
  { slug: 'hedemora', code: '2083', name: 'Hedemora', kind: 'kommun', organisationNumber: '212000-2254' },
  { slug: 'avesta', code: '2084', name: 'Avesta', kind: 'kommun', organisationNumber: '212000-2262' },
  {
    slug: 'ludvika',
    code: '2085',
    name: 'Ludvika',
    kind: 'kommun',
    organisationNumber: '212000-2270',
    units: ['KS LKA', 'SBF LKA', 'SOU LKA', 'VOO LKA'],
  },
  {
    slug: 'bolag-och-forbund',
    name: 'Bolag och förbund',
    kind: 'grupp',
    units: ['VBU', 'WBAB', 'LKFAB och LudvikaHem'],
  },

  { slug: 'fyrbodals-kommunalforbund', name: 'Fyrbodals kommunalförbund', kind: 'kommunalförbund' },
  { slug: 'orust', code: '1421', name: 'Orust', kind: 'kommun' },
  { slug: 'sotenas', code: '1427', name: 'Sotenäs', kind: 'kommun' },
  { slug: 'munkedal', code: '1430', name: 'Munkedal', kind: 'kommun' },
  { slug: 'tanum', code: '1435', name: 'Tanum', kind: 'kommun' },
  { slug: 'dals-ed', code: '1438', name: 'Dals-Ed', kind: 'kommun' },
  { slug: 'fargelanda', code: '1439', name: 'Färgelanda', kind: 'kommun' },
  { slug: 'bengtsfors', code: '1460', name: 'Bengtsfors', kind: 'kommun' },
  { slug: 'mellerud', code: '1461', name: 'Mellerud', kind: 'kommun' },
  { slug: 'lysekil', code: '1484', name: 'Lysekil', kind: 'kommun' },
  { slug: 'uddevalla', code: '1485', name: 'Uddevalla', kind: 'kommun' },
  { slug: 'stromstad', code: '1486', name: 'Strömstad', kind: 'kommun' },
  { slug: 'vanersborg', code: '1487', name: 'Vänersborg', kind: 'kommun' },
  { slug: 'trollhattan', code: '1488', name: 'Trollhättan', kind: 'kommun' },
  { slug: 'amal', code: '1492', name: 'Åmål', kind: 'kommun' },

  { slug: 'vargarda', code: '1442', name: 'Vårgårda', kind: 'kommun' },
  { slug: 'herrljunga', code: '1466', name: 'Herrljunga', kind: 'kommun' },
] as const satisfies readonly SampleParty[];

export type PartySlug = (typeof parties)[number]['slug'];

/** The same parties where the rows are read as one type. */
export const allParties: readonly (SampleParty & { readonly slug: PartySlug })[] = parties;

/** The name of a party as it is written in a title. */
export function nameOf(slug: PartySlug): string {
  return allParties.find((party) => party.slug === slug)!.name;
}

export const kommunerInDalarna = [
  'vansbro',
  'malung-salen',
  'gagnef',
  'leksand',
  'rattvik',
  'orsa',
  'alvdalen',
  'smedjebacken',
  'mora',
  'falun',
  'borlange',
  'sater',
  'hedemora',
  'avesta',
  'ludvika',
] as const satisfies readonly PartySlug[];

export const kommunerInFyrbodal = [
  'orust',
  'sotenas',
  'munkedal',
  'tanum',
  'dals-ed',
  'fargelanda',
  'bengtsfors',
  'mellerud',
  'lysekil',
  'uddevalla',
  'stromstad',
  'vanersborg',
  'trollhattan',
  'amal',
] as const satisfies readonly PartySlug[];
