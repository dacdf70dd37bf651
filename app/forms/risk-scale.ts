import { z } from 'zod';

import { RISK_COLOURS, type RiskColour } from '~/domain/risk';
import { RISK_MANDATES, type RiskMandate } from '~/domain/risk-mandate';
import {
  MAX_BANDS,
  MAX_LEVELS,
  MIN_LEVELS,
  SCALE_PATTERNS,
  scaleFaults,
  type DraftCell,
  type ScaleDraft,
} from '~/domain/risk-scale';

import { choice, optionalWhole, requiredText, rowId, rowVersion, text } from './fields';

/** One of a list, or nothing; '' is nothing. */
const optionalChoice = <T extends string>(values: readonly T[]) =>
  z
    .string()
    .optional()
    .transform((typed, context): T | null => {
      const known = values.find((value) => value === typed) ?? null;
      if (typed && known === null) context.addIssue({ code: 'custom', message: 'Välj i listan.' });
      return known;
    });

const colour = () => optionalChoice<RiskColour>(RISK_COLOURS);
const mandate = () => optionalChoice<RiskMandate>(RISK_MANDATES);
const levels = z.array(z.object({ name: text(100), definition: text(1000) })).max(MAX_LEVELS);
const NO_CELL: DraftCell = { colour: null, mandate: null };

const content = {
  rule: choice(['cells', 'product']),
  probability: levels,
  consequence: levels,
  cells: z
    .array(z.object({ colour: colour(), mandate: mandate() }))
    .max(MAX_LEVELS * MAX_LEVELS)
    .optional(),
  bands: z
    .array(
      z.object({
        from: optionalWhole(1, MAX_LEVELS * MAX_LEVELS),
        to: optionalWhole(1, MAX_LEVELS * MAX_LEVELS),
        levelName: text(60),
        colour: colour(),
        mandate: mandate(),
      }),
    )
    .max(MAX_BANDS)
    .optional(),
};

type Typed = z.infer<z.ZodObject<typeof content>>;

/** What was typed as a draft. A band of which nothing is written is left out: the form has room for more than are used. */
function draftOf(name: string, { rule, probability, consequence, cells = [], bands = [] }: Typed): ScaleDraft {
  const size = probability.length * consequence.length;
  const written = bands.filter((band) => band.from !== null || band.to !== null || band.levelName !== '');
  return {
    name,
    rule,
    probability,
    consequence,
    cells: rule === 'cells' ? Array.from({ length: size }, (_, at) => cells[at] ?? NO_CELL) : [],
    bands: rule === 'product' ? written : [],
  };
}

/** Where in the form a fault of a draft stands: bands that are empty are not in the draft, but in the form. */
function pathOf(field: string, { bands = [] }: Typed): (string | number)[] {
  const path = field.split(/[.[\]]+/).map((part) => (/^\d+$/.test(part) ? Number(part) : part));
  if (path[0] !== 'bands') return path;
  const written = bands.flatMap((band, at) =>
    band.from !== null || band.to !== null || band.levelName !== '' ? [at] : [],
  );
  return ['bands', written[path[1] as number] ?? (path[1] as number), ...path.slice(2)];
}

/** A scale that the cooperation does not have. */
export const newScaleForm = z
  .object({ name: requiredText('Skriv vad skalan heter.', 100), ...content })
  .transform(({ name, ...typed }, context): ScaleDraft => checked(name, typed, context));

/** A scale as it is from now on: the row itself where nothing is rated on it, else its next version. */
export const saveScaleForm = z
  .object({ id: rowId(), version: rowVersion(), ...content })
  .transform(({ id, version, ...typed }, context) => ({ id, version, draft: checked('', typed, context) }));

function checked(name: string, typed: Typed, context: z.RefinementCtx): ScaleDraft {
  const draft = draftOf(name, typed);
  for (const { field, message } of scaleFaults(draft)) {
    context.addIssue({ code: 'custom', path: pathOf(field, typed), message });
  }
  return draft;
}

/** Which scale new risks are rated on. */
export const standardScaleForm = z.object({ id: rowId() });

const size = z.coerce.number().int().min(MIN_LEVELS).max(MAX_LEVELS);

/** What the address begins a new scale with: a pattern ("4x4"), or a size and how its colours are set. */
export function beginningOf(search: URLSearchParams): ScaleDraft | null {
  const asked = search.get('ny');
  if (asked === null) return null;
  const pattern = SCALE_PATTERNS.find(({ code }) => code === asked);
  if (pattern) return pattern.draft;
  const [width, height] = [size.safeParse(search.get('s')), size.safeParse(search.get('k'))];
  if (!width.success || !height.success) return null;
  const empty = (count: number) => Array.from({ length: count }, () => ({ name: '', definition: '' }));
  const rule = search.get('farger') === 'produkt' ? 'product' : 'cells';
  return {
    name: `Riskskala ${width.data}x${height.data}`,
    rule,
    probability: empty(width.data),
    consequence: empty(height.data),
    cells: rule === 'cells' ? Array.from({ length: width.data * height.data }, () => NO_CELL) : [],
    bands: [],
  };
}
