import { z } from 'zod';

import { fixedFault, percentFault, weightFault, type DraftComponent } from '~/domain/key-draft';
import { ore } from '~/domain/money';
import { parseFraction, parsePercentShare } from '~/domain/typed-share';

import {
  choice,
  optionalDate,
  optionalKronor,
  optionalRowId,
  partyOrUnit,
  requiredText,
  rowId,
  rowVersion,
  text,
} from './fields';

export const COMPONENT_KINDS = ['none', 'equal', 'population', 'driver', 'percent', 'fixed', 'perUnit'] as const;

/** As many rows as the editor has; without JavaScript none can be added. */
export const MOST_COMPONENTS = 6;

/** An inhabitant costs less; what is dearer would leave the safe integers when multiplied by a population. */
const DEAREST = ore(100_000_000);

const component = z.object({
  kind: choice(COMPONENT_KINDS),
  weight: text(40),
  seriesId: optionalRowId(),
  price: optionalKronor(),
  ceiling: optionalKronor(),
});

/** What one party or unit gets by name; `receiver` is "party" or "party-unit". */
const given = z.object({
  receiver: partyOrUnit(),
  percent: text(40).transform((typed, context) => {
    if (typed === '') return null;
    const share = parsePercentShare(typed);
    if (!share) context.addIssue({ code: 'custom', message: 'Skriv procent, till exempel 40 eller 33,5, eller 1/3.' });
    return share;
  }),
  amount: optionalKronor().transform((amount, context) => {
    if (amount !== null && amount < 0)
      context.addIssue({ code: 'custom', message: 'Beloppet kan inte vara negativt.' });
    return amount;
  }),
});

const definition = z.object({
  validFrom: optionalDate(),
  decisionReference: text(200).transform((typed) => typed || null),
  byUnit: z
    .string()
    .optional()
    .transform((typed) => typed === 'on'),
  components: z
    .array(component, { error: 'Välj minst en del.' })
    .min(1, { error: 'Välj minst en del.' })
    .max(MOST_COMPONENTS, { error: `En nyckel kan ha högst ${MOST_COMPONENTS} delar.` }),
  given: z
    .array(given, { error: 'Parterna gick inte att läsa. Ladda om sidan och försök igen.' })
    .max(500, { error: 'Högst 500 parter och enheter kan få andelar eller belopp.' })
    .default([]),
});

type Definition = z.output<typeof definition>;
type Complain = (path: (string | number)[], message: string) => void;

/** Turns what was typed into the components of a key, or says what is wrong at the field it is wrong at. */
function drafted<Input extends Definition>(input: Input, context: z.RefinementCtx) {
  const { components: rows, given: receivers, ...rest } = input;
  let faults = 0;
  const complain: Complain = (path, message) => {
    faults += 1;
    context.addIssue({ code: 'custom', path, message });
  };
  const chosen = rows.flatMap((row, at) => (row.kind === 'none' ? emptyRow(row, at, complain) : [{ row, at }]));
  if (chosen.length === 0) complain(['components'], 'Välj minst en del.');
  for (const kind of ['percent', 'fixed'] as const) {
    const second = chosen.filter(({ row }) => row.kind === kind)[1];
    if (second) complain(['components', second.at, 'kind'], 'En nyckel kan ha en sådan del. Slå ihop dem.');
  }
  refuseStray(input, complain);
  refuseRepeated(receivers, complain);
  const components = chosen.flatMap(({ row, at }) => componentOf(row, at, receivers, complain) ?? []);
  if (faults === 0) {
    const fault = weightFault(components);
    if (fault) complain(['components'], fault);
  }
  return faults === 0 ? { ...rest, components } : z.NEVER;
}

type Row = Definition['components'][number];

function emptyRow({ weight, price, ceiling }: Row, at: number, complain: Complain): [] {
  if (weight !== '' || price !== null || ceiling !== null) {
    complain(['components', at, 'kind'], 'Välj hur delen fördelas, eller töm raden.');
  }
  return [];
}

/** Percentages and amounts where the key has no place for them. */
function refuseStray({ components, given: receivers }: Definition, complain: Complain): void {
  const has = (kind: Row['kind']) => components.some((row) => row.kind === kind);
  receivers.forEach(({ percent, amount }, at) => {
    if (percent !== null && !has('percent')) {
      complain(['given', at, 'percent'], 'Ingen del av nyckeln är procent per part. Töm rutan eller lägg till delen.');
    }
    if (amount !== null && !has('fixed')) {
      complain(['given', at, 'amount'], 'Ingen del av nyckeln är fast belopp. Töm rutan eller lägg till delen.');
    }
  });
}

/** A component gives each receiver one thing; who is named twice would be two rows of it. */
function refuseRepeated(receivers: Definition['given'], complain: Complain): void {
  const seen = new Set<string>();
  receivers.forEach(({ receiver: { partyId, unitId }, percent }, at) => {
    const name = `${partyId}-${unitId ?? ''}`;
    if (seen.has(name))
      complain(
        ['given', at, percent === null ? 'amount' : 'percent'],
        'Samma part eller enhet står två gånger. Töm en av raderna.',
      );
    seen.add(name);
  });
}

function componentOf(row: Row, at: number, receivers: Definition['given'], complain: Complain): DraftComponent | null {
  const field = (name: keyof Row) => ['components', at, name];
  const { kind, seriesId, price, ceiling } = row;
  if (kind === 'none') return null;
  if (kind !== 'perUnit' && (price !== null || ceiling !== null)) {
    complain(field(price === null ? 'ceiling' : 'price'), 'Pris och tak hör bara till pris per styck. Töm rutan.');
  }
  if (kind === 'fixed' || kind === 'perUnit') {
    if (row.weight !== '') complain(field('weight'), 'Fasta belopp och priser tas före resten och har ingen vikt.');
    if (kind === 'perUnit') return priced(row, field, complain);
    const amounts = receivers.flatMap(({ receiver, amount }) => (amount ? [{ ...receiver, amount }] : []));
    const fault = fixedFault(amounts.map(({ amount }) => amount));
    if (fault) complain(['given'], fault);
    return { kind, amounts };
  }
  const weight = parseFraction(row.weight);
  if (!weight) {
    complain(
      field('weight'),
      row.weight
        ? 'Skriv en vikt över 0 och högst 1: 1/3, 33,5 % eller 0,5.'
        : 'Skriv en vikt, till exempel 1/2 eller 50 %.',
    );
    return null;
  }
  if (kind === 'equal') return { kind, weight };
  if (kind === 'percent') {
    const shares = receivers.flatMap(({ receiver, percent }) =>
      percent?.numerator ? [{ ...receiver, share: percent }] : [],
    );
    const fault = percentFault(shares.map(({ share }) => share));
    if (fault) complain(['given'], fault);
    return { kind, weight, shares };
  }
  if (seriesId === null) {
    complain(field('seriesId'), 'Välj vad som ska räknas.');
    return null;
  }
  return { kind, weight, seriesId };
}

function priced(
  { seriesId, price, ceiling }: Row,
  field: (name: keyof Row) => (string | number)[],
  complain: Complain,
) {
  if (seriesId === null) complain(field('seriesId'), 'Välj vad som ska räknas.');
  if (price === null || price <= 0) complain(field('price'), 'Skriv ett pris över noll.');
  else if (price > DEAREST) complain(field('price'), 'Priset kan vara högst 1 000 000 kr per styck.');
  if (ceiling !== null && ceiling <= 0) complain(field('ceiling'), 'Taket ska vara över noll, eller tomt.');
  return seriesId === null || price === null ? null : { kind: 'perUnit' as const, seriesId, price, ceiling };
}

/** A key with its first version. */
export const newKeyForm = definition.extend({ name: requiredText('Skriv vad nyckeln heter.', 200) }).transform(drafted);

/** The key that a cooperation means where nothing else is said; `version` is the cooperation's. */
export const defaultKeyForm = z.object({ id: rowId(), version: rowVersion() });

/** The next version of a key. */
export const newKeyVersionForm = definition.extend({ keyId: rowId() }).transform(drafted);

/** A version that nothing submitted stands on, written anew. */
export const updateKeyVersionForm = definition.extend({ id: rowId(), version: rowVersion() }).transform(drafted);
