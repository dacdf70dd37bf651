import type { Defaulted, Id, Optional } from './columns';

export interface AllocationKeyTable {
  id: Id;
  cooperationId: number;
  name: string;
}

export interface KeyVersionTable {
  id: Id;
  keyId: number;
  version: number;
  validFrom: Optional<string>;
  decisionReference: Optional<string>;
  byUnit: Defaulted<boolean>;
}

export type KeyComponentKind = 'equal' | 'population' | 'driver' | 'percent' | 'fixed' | 'perUnit';

export interface KeyComponentTable {
  id: Id;
  keyVersionId: number;
  position: number;
  kind: KeyComponentKind;
  /** null for `fixed` and `perUnit`, which are taken before the weighted ones */
  weightNumerator: Optional<number>;
  weightDenominator: Optional<number>;
  seriesId: Optional<number>;
  priceOre: Optional<number>;
  ceilingOre: Optional<number>;
}

export interface KeyComponentPartyTable {
  componentId: number;
  partyId: number;
  unitId: Optional<number>;
  shareNumerator: Optional<number>;
  shareDenominator: Optional<number>;
  amountOre: Optional<number>;
}
