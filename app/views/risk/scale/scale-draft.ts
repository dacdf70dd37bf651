import { cellOf, mandateBands, type RiskScale } from '~/domain/risk';
import { MAX_BANDS, ratingsOf, type ScaleDraft } from '~/domain/risk-scale';
import type { KeptRiskScale } from '~/store/risk-scale';

/** A scale as its form begins with it: what is not chosen is ''. */
export type TypedScale = {
  name: string;
  version: string;
  rule: 'cells' | 'product';
  probability: { name: string; definition: string }[];
  consequence: { name: string; definition: string }[];
  cells: { colour: string; mandate: string }[];
  bands: { from: string; to: string; levelName: string; colour: string; mandate: string }[];
};

/** What is being written: a new scale, or one that there is. */
export interface ScaleEditing {
  readonly intent: 'create' | 'save';
  readonly form: string;
  readonly title: string;
  /** what saving does to what is rated */
  readonly consequence: string | null;
  readonly scale: KeptRiskScale | null;
  readonly draft: TypedScale;
}

/** A draft as its form shows it, with room for the bands that may come. */
export function typedScale(
  { name, rule, probability, consequence, cells, bands }: ScaleDraft,
  version = '',
): TypedScale {
  const typed = bands.map(({ from, to, levelName, colour, mandate }) => ({
    from: String(from ?? ''),
    to: String(to ?? ''),
    levelName,
    colour: colour ?? '',
    mandate: mandate ?? '',
  }));
  const room = rule === 'product' ? MAX_BANDS - typed.length : 0;
  return {
    name,
    version,
    rule,
    probability: probability.map((level) => ({ ...level })),
    consequence: consequence.map((level) => ({ ...level })),
    cells: cells.map(({ colour, mandate }) => ({ colour: colour ?? '', mandate: mandate ?? '' })),
    bands: [
      ...typed,
      ...Array.from({ length: room }, () => ({ from: '', to: '', levelName: '', colour: '', mandate: '' })),
    ],
  };
}

/** A scale that there is, as a draft of what it is to be. */
export function draftOfScale(scale: RiskScale): ScaleDraft {
  const levels = (names: readonly string[], meanings: readonly string[]) =>
    names.map((name, at) => ({ name, definition: meanings[at] ?? '' }));
  const ratings = ratingsOf(scale.probabilityNames.length, scale.consequenceNames.length);
  return {
    name: scale.name,
    rule: scale.rule,
    probability: levels(scale.probabilityNames, scale.probabilityDefinitions),
    consequence: levels(scale.consequenceNames, scale.consequenceDefinitions),
    cells:
      scale.rule === 'cells'
        ? ratings.map((rating) => {
            const cell = cellOf(scale, rating);
            return { colour: cell?.colour ?? null, mandate: cell?.mandate ?? null };
          })
        : [],
    bands: mandateBands(scale).map(({ levelName, ...band }) => ({ ...band, levelName: levelName ?? '' })),
  };
}

/** A scale as it now is, for the one who came second. */
export function scaleValues(scale: RiskScale): [string, string][] {
  const bands = mandateBands(scale).map(({ from, to, levelName }) => `${levelName ?? 'band'} ${from}–${to}`);
  return [
    ['Sannolikhet', scale.probabilityNames.join(', ')],
    ['Konsekvens', scale.consequenceNames.join(', ')],
    ['Band', bands.join(', ') || 'en färg för varje ruta'],
  ];
}
