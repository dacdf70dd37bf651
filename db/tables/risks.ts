import type { Defaulted, Id, Kept, Optional } from './columns';

export type RiskColour = 'grön' | 'gul' | 'röd';
export type RiskMandate = 'projektledare' | 'styrgrupp' | 'uppdragsbeställare';

export interface RiskScaleTable {
  id: Id;
  cooperationId: number;
  name: string;
  version: Defaulted<number>;
  rule: 'cells' | 'product';
}

export interface RiskScaleLevelTable {
  scaleId: number;
  axis: 'probability' | 'consequence';
  value: number;
  name: string;
}

export interface RiskScaleCellTable {
  scaleId: number;
  probability: number;
  consequence: number;
  colour: RiskColour;
  levelName: Optional<string>;
  mandate: Optional<RiskMandate>;
}

export interface RiskTable {
  id: Id;
  projectId: number;
  scaleId: number;
  number: number;
  title: string;
  threat: Defaulted<string>;
  vulnerability: Defaulted<string>;
  consequenceText: Defaulted<string>;
  category: Defaulted<string>;
  owner: Defaulted<string>;
  treatment: Defaulted<'bevaka' | 'åtgärda' | 'acceptera' | 'överför'>;
  status: Defaulted<'öppen' | 'stängd'>;
  statedColour: Optional<RiskColour>;
  version: Defaulted<number>;
  removedAt: Optional<string>;
}

export interface RiskValuationTable {
  id: Id;
  riskId: Kept<number>;
  scaleId: Kept<number>;
  stage: Kept<'before' | 'after'>;
  probability: Kept<number | null>;
  consequence: Kept<number | null>;
  at: Kept<string>;
  valuedOn: Kept<string>;
  userId: Kept<number | null>;
  note: Kept<string | null>;
}

export interface RiskMeasureTable {
  id: Id;
  riskId: number;
  text: string;
  owner: Defaulted<string>;
  dueDate: Optional<string>;
  doneOn: Optional<string>;
}
