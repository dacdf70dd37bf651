import { RISK_COLOURS, type MandateBand, type RiskColour, type RiskRating, type RiskScaleCell } from './risk';
import type { RiskMandate } from './risk-mandate';

/** A level of an axis: its name, and what it means ('' where nobody has said). */
export interface ScaleLevel {
  readonly name: string;
  readonly definition: string;
}

/** A cell as it is being written; null: nothing is chosen. */
export interface DraftCell {
  readonly colour: RiskColour | null;
  readonly mandate: RiskMandate | null;
}

/** A band of the product as it is being written; null: nothing is chosen. */
export interface DraftBand {
  readonly from: number | null;
  readonly to: number | null;
  readonly levelName: string;
  readonly colour: RiskColour | null;
  readonly mandate: RiskMandate | null;
}

/** A scale as the samordnare writes it, before anything holds of it. */
export interface ScaleDraft {
  readonly name: string;
  readonly rule: 'cells' | 'product';
  /** level 1 first */
  readonly probability: readonly ScaleLevel[];
  readonly consequence: readonly ScaleLevel[];
  /** of `cells`: row by row from consequence 1, in each from probability 1 */
  readonly cells: readonly DraftCell[];
  /** of `product` */
  readonly bands: readonly DraftBand[];
}

/** What is wrong with a draft, and at which of its fields. */
export interface ScaleFault {
  /** `name`, `probability[0].name`, `cells[3].colour`, `bands[1].from` … */
  readonly field: string;
  readonly message: string;
}

export const MIN_LEVELS = 2;
export const MAX_LEVELS = 9;
export const MAX_BANDS = 6;

/** Where the cell of a rating stands in {@link ScaleDraft.cells}. */
export function cellIndex(width: number, { probability, consequence }: RiskRating): number {
  return (consequence - 1) * width + probability - 1;
}

/** Every rating of a scale of a size, row by row from consequence 1. */
export function ratingsOf(width: number, height: number): RiskRating[] {
  return Array.from({ length: width * height }, (_, at) => ({
    probability: (at % width) + 1,
    consequence: Math.floor(at / width) + 1,
  }));
}

/** The products that occur on a scale of a size, lowest first: 7 occurs on none below 7 levels. */
export function productsOf(width: number, height: number): number[] {
  const products = new Set(ratingsOf(width, height).map(({ probability, consequence }) => probability * consequence));
  return [...products].sort((one, other) => one - other);
}

/**
 * Everything that keeps a draft from being a scale: levels without a name or named alike, a cell without a colour, a
 * mandate that only some have, bands that overlap or leave a value out (DOMAIN.md 4.1).
 */
export function scaleFaults(draft: ScaleDraft): ScaleFault[] {
  return [
    ...levelFaults('probability', 'sannolikhet', draft.probability),
    ...levelFaults('consequence', 'konsekvens', draft.consequence),
    ...(draft.rule === 'cells' ? cellFaults(draft) : bandFaults(draft)),
  ];
}

function levelFaults(axis: 'probability' | 'consequence', word: string, levels: readonly ScaleLevel[]): ScaleFault[] {
  if (levels.length < MIN_LEVELS || levels.length > MAX_LEVELS) {
    return [{ field: `${axis}[0].name`, message: `Skalan ska ha ${MIN_LEVELS} till ${MAX_LEVELS} nivåer av ${word}.` }];
  }
  return levels.flatMap(({ name }, at) => {
    const field = `${axis}[${at}].name`;
    if (name === '') return [{ field, message: `Skriv vad nivå ${at + 1} av ${word} heter.` }];
    const first = levels.findIndex((level) => isSameName(level.name, name));
    return first < at ? [{ field, message: `Nivå ${first + 1} och ${at + 1} av ${word} heter båda ”${name}”.` }] : [];
  });
}

function cellFaults({ probability, consequence, cells }: ScaleDraft): ScaleFault[] {
  const mandated = cells.some(({ mandate }) => mandate !== null);
  return ratingsOf(probability.length, consequence.length).flatMap((rating, at): ScaleFault[] => {
    const cell = cells[at];
    const place = `${consequence[rating.consequence - 1]!.name}, ${probability[rating.probability - 1]!.name}`;
    if (!cell?.colour) return [{ field: `cells[${at}].colour`, message: `Rutan ${place} saknar färg.` }];
    if (!mandated || cell.mandate) return [];
    return [
      { field: `cells[${at}].mandate`, message: `Rutan ${place} saknar mandat. Ge alla rutor mandat, eller ingen.` },
    ];
  });
}

function bandFaults({ probability, consequence, bands }: ScaleDraft): ScaleFault[] {
  const own = bands.flatMap((band, at) => ownFaults(band, at, bands));
  if (own.length > 0) return own;
  if (bands.length === 0) return [{ field: 'bands[0].from', message: 'Skalan behöver minst ett band.' }];
  const products = productsOf(probability.length, consequence.length);
  const holding = products.map((value) => ({
    value,
    at: bands.flatMap((band, at) => (holds(band, value) ? [at] : [])),
  }));
  const faults = overlapFaults(bands, holding);
  const left = holding.filter(({ at }) => at.length === 0).map(({ value }) => value);
  if (left.length > 0) {
    const next = bands.findIndex(({ from }) => from! > left[0]!);
    const field = `bands[${next === -1 ? bands.length - 1 : next}].${next === -1 ? 'to' : 'from'}`;
    faults.push({ field, message: `Inget band har ${left.length === 1 ? 'värdet' : 'värdena'} ${left.join(', ')}.` });
  }
  return faults;
}

function ownFaults({ from, to, levelName, colour, mandate }: DraftBand, at: number, bands: readonly DraftBand[]) {
  const faults: ScaleFault[] = [];
  const say = (part: string, message: string) => faults.push({ field: `bands[${at}].${part}`, message });
  const name = levelName === '' ? `Band ${at + 1}` : `Bandet ${levelName}`;
  if (levelName === '') say('levelName', `${name} saknar namn.`);
  else if (bands.findIndex((band) => isSameName(band.levelName, levelName)) < at) {
    say('levelName', `Två band heter ”${levelName}”.`);
  }
  if (from === null) say('from', `${name} saknar sitt lägsta värde.`);
  if (to === null) say('to', `${name} saknar sitt högsta värde.`);
  if (from !== null && to !== null && to < from) say('to', `${name} slutar på ${to}, före sin början ${from}.`);
  if (colour === null) say('colour', `${name} saknar färg.`);
  if (mandate === null && bands.some((band) => band.mandate !== null)) {
    say('mandate', `${name} saknar mandat. Ge alla band mandat, eller inget.`);
  }
  return faults;
}

function overlapFaults(
  bands: readonly DraftBand[],
  holding: readonly { readonly value: number; readonly at: readonly number[] }[],
): ScaleFault[] {
  const pairs = new Map<string, { first: number; second: number; values: number[] }>();
  for (const { value, at } of holding) {
    if (at.length < 2) continue;
    const [first, second] = [at[0]!, at[1]!];
    const pair = pairs.get(`${first} ${second}`) ?? { first, second, values: [] };
    pair.values.push(value);
    pairs.set(`${first} ${second}`, pair);
  }
  return [...pairs.values()].map(({ first, second, values }) => ({
    field: `bands[${second}].from`,
    message: `Banden ${bands[first]!.levelName} och ${bands[second]!.levelName} överlappar: båda har ${values.join(', ')}.`,
  }));
}

function holds({ from, to }: DraftBand, value: number): boolean {
  return from! <= value && value <= to!;
}

function isSameName(one: string, other: string): boolean {
  return one.toLocaleLowerCase('sv') === other.toLocaleLowerCase('sv');
}

/** The cells of a draft without faults. */
export function cellsOfDraft({ rule, probability, consequence, cells, bands }: ScaleDraft): RiskScaleCell[] {
  return ratingsOf(probability.length, consequence.length).map((rating, at) => {
    if (rule === 'cells')
      return { ...rating, colour: cells[at]!.colour!, levelName: null, mandate: cells[at]!.mandate };
    const { colour, levelName, mandate } = bands.find((band) => holds(band, rating.probability * rating.consequence))!;
    return { ...rating, colour: colour!, levelName, mandate };
  });
}

/** A scale one can begin with; the samordnare changes what is to be otherwise. */
export interface ScalePattern {
  readonly code: string;
  readonly label: string;
  readonly draft: ScaleDraft;
}

const levels = (...names: string[]): ScaleLevel[] => names.map((name) => ({ name, definition: '' }));
const band = (
  { from, to }: Pick<MandateBand, 'from' | 'to'>,
  levelName: string,
  colour: RiskColour,
  mandate: RiskMandate | null,
): DraftBand => ({ from, to, levelName, colour, mandate });
const [RED, YELLOW, GREEN] = RISK_COLOURS;

/** Rows by consequence from level 1, columns by probability from level 1. */
const FOUR_BY_FOUR: readonly (readonly RiskColour[])[] = [
  [GREEN, GREEN, GREEN, YELLOW],
  [GREEN, GREEN, YELLOW, RED],
  [GREEN, YELLOW, RED, RED],
  [YELLOW, RED, RED, RED],
];

/** The scales seen in practice (DOMAIN.md 4.1). */
export const SCALE_PATTERNS: readonly ScalePattern[] = [
  {
    code: '3x3',
    label: '3 × 3: låg, medel, hög',
    draft: {
      name: 'Riskskala 3x3',
      rule: 'product',
      probability: levels('Låg', 'Medel', 'Hög'),
      consequence: levels('Låg', 'Medel', 'Hög'),
      cells: [],
      bands: [
        band({ from: 1, to: 2 }, 'låg', GREEN, null),
        band({ from: 3, to: 4 }, 'medel', YELLOW, null),
        band({ from: 6, to: 9 }, 'hög', RED, null),
      ],
    },
  },
  {
    code: '4x4',
    label: '4 × 4: en färg för varje ruta',
    draft: {
      name: 'Riskskala 4x4',
      rule: 'cells',
      probability: levels('Mycket sällan', 'Sällan', 'Regelbundet', 'Ofta'),
      consequence: levels('Försumbar', 'Måttlig', 'Allvarlig', 'Katastrofal'),
      cells: FOUR_BY_FOUR.flat().map((colour) => ({ colour, mandate: null })),
      bands: [],
    },
  },
  {
    code: '5x5',
    label: '5 × 5: sannolikhet × konsekvens, med mandat',
    draft: {
      name: 'Riskskala 5x5',
      rule: 'product',
      probability: levels('1', '2', '3', '4', '5'),
      consequence: levels('1', '2', '3', '4', '5'),
      cells: [],
      bands: [
        band({ from: 1, to: 6 }, 'lågt', GREEN, 'projektledare'),
        band({ from: 8, to: 12 }, 'medel', YELLOW, 'styrgrupp'),
        band({ from: 15, to: 25 }, 'högt', RED, 'uppdragsbeställare'),
      ],
    },
  },
];
