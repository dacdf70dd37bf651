import type { CalendarDate } from './calendar';
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

interface PartyWithUnits {
  readonly id: number;
  readonly name: string;
  readonly units: readonly { readonly id: number }[];
}

/**
 * Why a key cannot name these: a stranger, a unit where it shares by party, or a party whose units it shares by.
 * @param parties whom the cooperation has
 * @returns null when all is well
 */
export function receiverFault(
  byUnit: boolean,
  components: readonly DraftComponent[],
  parties: readonly PartyWithUnits[],
): string | null {
  for (const { partyId, unitId } of components.flatMap(receiversOf)) {
    const party = parties.find(({ id }) => id === partyId);
    if (!party || (unitId !== null && !party.units.some(({ id }) => id === unitId))) {
      return 'Nyckeln namnger en part som inte är med i samverkan. Ladda om sidan och försök igen.';
    }
    if (unitId !== null && !byUnit) {
      return `${party.name}: enheter får andelar bara när nyckeln fördelar på enheter.`;
    }
    if (unitId === null && byUnit && party.units.length > 0) {
      return `${party.name}: nyckeln fördelar på enheter. Skriv på enheterna i stället för på parten.`;
    }
  }
  return null;
}

function receiversOf(component: DraftComponent): readonly Receiver[] {
  if (component.kind === 'percent') return component.shares;
  return component.kind === 'fixed' ? component.amounts : [];
}

/** From which day a version of a key applies; null: it has always applied. */
export interface VersionDay {
  readonly version: number;
  readonly validFrom: CalendarDate | null;
}

/**
 * Why a version may not apply from a day: a later version never applies before an earlier one, or the newest would not
 * be the one in force.
 * @param others of the same key; a version without a day sets no limit
 * @returns null when it may
 */
export function versionDayFault({ version, validFrom }: VersionDay, others: readonly VersionDay[]): string | null {
  if (validFrom === null) return null;
  for (const other of others) {
    if (other.validFrom === null) continue;
    if (other.version < version && validFrom < other.validFrom) {
      return `Versionen kan inte gälla från ${validFrom}: version ${other.version} gäller från ${other.validFrom}.`;
    }
    if (other.version > version && validFrom > other.validFrom) {
      return `Versionen kan inte gälla från ${validFrom}: version ${other.version}, som är nyare, gäller från ${other.validFrom}.`;
    }
  }
  return null;
}
