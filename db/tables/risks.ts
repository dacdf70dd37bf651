import type { Defaulted, Id, Kept, Optional } from './columns';

export type RiskColour = 'grön' | 'gul' | 'röd';
export type RiskMandate = 'projektledare' | 'styrgrupp' | 'uppdragsbeställare';

export interface RiskScaleTable {
  id: Id;
  cooperationId: number;
  name: string;
  version: Defaulted<number>;
  rule: 'cells' | 'product';
  revision: Defaulted<number>;
  standard: Defaulted<boolean>;
}

export interface RiskScaleLevelTable {
  scaleId: number;
  axis: 'probability' | 'consequence';
  value: number;
  name: string;
  definition: Defaulted<string>;
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
  statedReason: Defaulted<string>;
  assessmentId: Optional<number>;
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
  number: number;
  text: string;
  owner: Defaulted<string>;
  dueDate: Optional<string>;
  doneOn: Optional<string>;
  version: Defaulted<number>;
  removedAt: Optional<string>;
}

/** A risk that entered the mandate of a higher body; it ends once, by a decision or by a later valuation. */
export interface RiskEscalationTable {
  id: Id;
  projectId: Kept<number>;
  riskId: Kept<number>;
  valuationId: Kept<number>;
  fromMandate: Kept<RiskMandate | null>;
  toMandate: Kept<Exclude<RiskMandate, 'projektledare'>>;
  raisedOn: Kept<string>;
  raisedAt: Kept<string>;
  decisionNumber: Optional<number>;
  answer: Optional<'acceptera' | 'åtgärda' | 'stäng'>;
  endedBy: Optional<number>;
}

export interface RiskFollowUpTable {
  id: Id;
  riskId: number;
  year: number;
  existingMeasures: Defaulted<string>;
  plannedHandling: Defaulted<string>;
  followsPlan: boolean;
  comment: Defaulted<string>;
  recordedOn: string;
  recordedBy: Optional<number>;
  version: Defaulted<number>;
}

export interface NewMemberAssessmentTable {
  id: Id;
  projectId: number;
  newcomer: string;
  scaleId: number;
  assessedOn: string;
  summary: Defaulted<string>;
  otherFactors: Defaulted<string>;
  opportunity: Defaulted<string>;
  riskLevel: Optional<'låg' | 'medel' | 'hög'>;
  recommendation: Optional<'tillstyrks' | 'tillstyrks med villkor' | 'avstyrks'>;
  conditions: Defaulted<string>;
  version: Defaulted<number>;
}
