import type { SeriesSlug } from './basis';
import { kommunerInDalarna, kommunerInFyrbodal, type PartySlug } from './parties';

export interface SampleKeyComponent {
  readonly kind: 'equal' | 'population' | 'driver';
  readonly weight: { readonly numerator: number; readonly denominator: number };
  readonly series?: SeriesSlug;
}

interface SampleKey {
  readonly name: string;
  readonly byUnit: boolean;
  readonly components: readonly SampleKeyComponent[];
}

interface SampleCooperation {
  readonly slug: string;
  readonly name: string;
  readonly lead?: PartySlug;
  readonly leadNote?: string;
  readonly invoicing?: string;
  readonly approvalRule?: 'all';
  readonly referenceDateRule?: string;
  /** month and day of the year before */
  readonly referenceMonthDay?: string;
  readonly term?: string;
  readonly notice?: string;
  readonly facts: readonly string[];
  readonly members: readonly PartySlug[];
  readonly key?: SampleKey;
}

const half = { numerator: 1, denominator: 2 };

const halfEqualHalfPopulation: SampleKey = {
  name: 'Hälften lika, hälften efter folkmängd',
  byUnit: false,
  components: [
    { kind: 'equal', weight: half },
    { kind: 'population', weight: half, series: 'folkmangd' },
  ],
};

const cooperationsAsGiven = [
  {
    slug: 'dalarna',
    name: 'Gemensamma IT-projekt i Dalarna',
    leadNote: 'Värdkommun utses per projekt',
    invoicing: 'Halvårsvis i efterskott, av värdkommunen',
    approvalRule: 'all',
    referenceDateRule: 'SCB:s folkmängd den 31 december året innan budgeten fastställs',
    referenceMonthDay: '12-31',
    facts: ['Deltagandet är frivilligt i varje projekt.', 'Alla femton kommundirektörer godkänner.'],
    members: kommunerInDalarna,
    key: halfEqualHalfPopulation,
  },
  {
    slug: 'edala',
    name: 'E-tjänstesamverkan Dalarna (eDala)',
    lead: 'mora',
    invoicing: 'Kvartalsvis i efterskott',
    referenceDateRule: 'SCB:s folkmängd den 1 november året före fakturan',
    referenceMonthDay: '11-01',
    term: 'Till 2022-06-30, därefter två år i taget',
    notice: 'Tolv månader',
    facts: [
      'Budgetförslag lämnas senast i slutet av april året före.',
      'Bokslut lämnas senast den 15 februari.',
      'Beslut kan fattas när mer än hälften av representanterna är närvarande.',
      'Enkel majoritet avgör.',
      'Avtalet gäller om alla tolv beslutar att gå med.',
      'Kostnadsslag: samordnare, tekniker och utvecklare, support, samordning, strategiskt stöd.',
    ],
    members: [
      'avesta',
      'hedemora',
      'leksand',
      'ludvika',
      'malung-salen',
      'mora',
      'orsa',
      'rattvik',
      'smedjebacken',
      'sater',
      'vansbro',
      'alvdalen',
    ],
    key: halfEqualHalfPopulation,
  },
  {
    slug: 'ludvika-smedjebacken',
    name: 'Servicenämnden Ludvika-Smedjebacken',
    facts: [
      'Fasta gemensamma kostnader delas med nyckeln. Egna tjänster avropas.',
      'Nyckel och medlemsavgift beslutas varje år i mars.',
      'Överskott eller underskott regleras med nyckeln före årets slut.',
      'Nya medlemmar kommer in bara efter beslut i varje fullmäktige.',
      'Alla medlemmar har insyn hela tiden.',
    ],
    members: ['ludvika', 'smedjebacken', 'bolag-och-forbund'],
    key: {
      name: 'Efter antal användare',
      byUnit: true,
      components: [{ kind: 'driver', weight: { numerator: 1, denominator: 1 }, series: 'antal-anvandare' }],
    },
  },
  {
    slug: 'fyrbodal',
    name: 'Fyrbodal',
    facts: [
      'Statusrapporten har områdena Budget, Tid och Personal.',
      'Lägen i statusrapporten: enligt plan, mindre komplikationer, komplikationer.',
      'Punkter på dagordningen: I information, D diskussion, A arbetsmoment, B beslut.',
      'Slutrapportens delar: måluppfyllelse, nyttoeffekter, händelser och närvaro, återstående aktiviteter och överlämning, förslag till förbättringar, lärdomar.',
    ],
    members: [...kommunerInFyrbodal, 'fyrbodals-kommunalforbund'],
  },
  {
    slug: 'herrljunga-vargarda',
    name: 'Samverkan Herrljunga-Vårgårda',
    facts: [],
    members: ['herrljunga', 'vargarda'],
  },
] as const satisfies readonly SampleCooperation[];

export type CooperationSlug = (typeof cooperationsAsGiven)[number]['slug'];

/** The agreements of the sample, each with its members and its key where one is given. */
export const cooperations: readonly (SampleCooperation & { readonly slug: CooperationSlug })[] = cooperationsAsGiven;
