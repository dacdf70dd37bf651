import { sumOfParts } from './typed-share';
import type { Fraction } from './fraction';
import type { Share } from './key';
import { ore, sumOre, type Ore } from './money';

/** Who is given something by name: a party, or one of its units. */
export interface Receiver {
  readonly partyId: number;
  readonly unitId: number | null;
}

/** A component of a key that is being written: as KeyComponent, with the series by its id and no position yet. */
export type DraftComponent =
  | { readonly kind: 'equal'; readonly weight: Fraction }
  | { readonly kind: 'population' | 'driver'; readonly weight: Fraction; readonly seriesId: number }
  | {
      readonly kind: 'percent';
      readonly weight: Fraction;
      readonly shares: readonly (Receiver & { readonly share: Share })[];
    }
  | { readonly kind: 'fixed'; readonly amounts: readonly (Receiver & { readonly amount: Ore })[] }
  | { readonly kind: 'perUnit'; readonly seriesId: number; readonly price: Ore; readonly ceiling: Ore | null };

/** The most that a key may give in fixed amounts (DOMAIN.md: no total beyond 10^12 öre). */
const MOST_FIXED = ore(1_000_000_000_000);

/** Why these weights are no key; null when they sum to exactly one, or when nothing is weighted. */
export function weightFault(components: readonly DraftComponent[]): string | null {
  const weights = components.flatMap((component) => ('weight' in component ? [component.weight] : []));
  if (weights.length === 0) return null;
  return partsFault('Vikterna', weights);
}

/** Why these percentages cannot share a cost; null when they sum to exactly 100 %. */
export function percentFault(shares: readonly Share[]): string | null {
  return partsFault('Procenten per part', shares);
}

function partsFault(what: string, parts: readonly Share[]): string | null {
  const { isOne, tooFine, text } = sumOfParts(parts);
  if (!isOne) return `${what} blir tillsammans ${text}. De ska bli exakt 1, alltså 100 %.`;
  return tooFine ? `${what} har för många olika nämnare för att gå att räkna med. Använd enklare bråk.` : null;
}

/** Why these amounts cannot be taken before the rest; null when they can. */
export function fixedFault(amounts: readonly Ore[]): string | null {
  if (amounts.every((amount) => amount === 0)) return 'Skriv ett belopp för minst en part.';
  return sumOre(amounts) > MOST_FIXED ? 'Beloppen är tillsammans mer än tio miljarder kronor.' : null;
}

/**
 * Whom a key can name: units where it shares by unit and the party has any, else the party as a whole.
 * @returns why this receiver is wrong, or null
 */
export function receiverFault(byUnit: boolean, receiver: Receiver, partyHasUnits: boolean): string | null {
  if (receiver.unitId !== null) {
    return byUnit ? null : 'Enheter får andelar bara när nyckeln fördelar på enheter.';
  }
  return byUnit && partyHasUnits ? 'Nyckeln fördelar på enheter. Skriv på partens enheter i stället.' : null;
}
