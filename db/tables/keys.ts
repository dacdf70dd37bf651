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

export interface KeyComponentTable {
  id: Id;
  keyVersionId: number;
  position: number;
  kind: 'equal' | 'population' | 'driver';
  weightNumerator: number;
  weightDenominator: number;
  seriesId: Optional<number>;
}
