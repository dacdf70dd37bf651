import type { CalendarDate } from './calendar';
import type { Fraction } from './fraction';
import type { Ore } from './money';

/** Who carries a share: a party, or a unit of a party where the key names units. */
export interface Claimant {
  readonly partyId: number;
  readonly partyName: string;
  readonly unitId: number | null;
  readonly unitName: string | null;
  /** kommunkod; '' for a party without one */
  readonly code: string;
}

/** One counted thing of one claimant, with the day it was counted and by whom. */
export interface BasisFigure {
  readonly id: number;
  readonly value: number;
  readonly referenceDate: CalendarDate;
  readonly precision: 'day' | 'year';
  readonly source: string;
  /** a scenario assumes it and it is stored nowhere: the real one is missing, or replaced; left out: it is real */
  readonly assumed?: 'missing' | 'replaced';
}

interface Placed {
  readonly position: number;
}

interface Weighted extends Placed {
  readonly weight: Fraction;
}

/** Whom a component names, and what it gives: a party or one of its units. */
interface Given {
  readonly partyId: number;
  readonly unitId: number | null;
}

/** The kinds of DOMAIN.md 1.2. `fixed` and `perUnit` are taken before the weighted ones. */
export type KeyComponent =
  | (Weighted & { readonly kind: 'equal' })
  | (Weighted & { readonly kind: 'population' | 'driver'; readonly seriesName: string })
  | (Weighted & {
      readonly kind: 'percent';
      readonly shares: readonly (Given & { readonly share: Share; readonly name?: string })[];
    })
  | (Placed & { readonly kind: 'fixed'; readonly amounts: readonly (Given & { readonly amount: Ore })[] })
  | (Placed & {
      readonly kind: 'perUnit';
      readonly seriesName: string;
      /** of one inhabitant or user */
      readonly price: Ore;
      /** the most a claimant pays of this component */
      readonly ceiling: Ore | null;
    });

/** A part of one that may be zero: the newcomer 1, the others 0. */
export interface Share {
  readonly numerator: number;
  readonly denominator: number;
}

/** Everything a calculation stands on (DOMAIN.md 1.6). */
export interface ShareBasis {
  readonly claimants: readonly Claimant[];
  readonly components: readonly KeyComponent[];
  /** per component, per claimant; null where the component counts nothing or the figure is missing */
  readonly figures: readonly (readonly (BasisFigure | null)[])[];
}
