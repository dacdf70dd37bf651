import type { Defaulted, Id, Kept, KeptDefault, KeptOptional, Optional } from './columns';
import type { MilestoneKind, PhaseKind } from './plan';

/** The structure of a plan that is used again, with working days instead of dates. */
export interface PlanTemplateTable {
  id: Id;
  cooperationId: Kept<number>;
  /** the project it was saved from */
  projectId: Kept<number>;
  /** milestones: of one phase, without the phase */
  kind: Kept<'project' | 'phases' | 'milestones'>;
  name: string;
  description: Defaulted<string>;
  savedOn: Kept<string>;
  savedBy: Kept<number | null>;
  version: Defaulted<number>;
  removedAt: Optional<string>;
}

export interface PlanTemplateItemTable {
  templateId: Kept<number>;
  /** from 1, in the order of the plan */
  number: Kept<number>;
  kind: Kept<'phase' | 'activity' | 'milestone'>;
  /** number of the phase it lies in */
  parent: KeptOptional<number>;
  /** of a milestone its title */
  name: Kept<string>;
  phaseNumber: KeptOptional<number>;
  phaseKind: KeptOptional<PhaseKind>;
  note: KeptDefault<string>;
  label: KeptDefault<string>;
  milestoneKind: KeptOptional<MilestoneKind>;
  criteria: KeptDefault<string>;
  responsible: KeptDefault<string>;
  /** working days from the start of the template to the border before the first day */
  startsAt: KeptOptional<number>;
  /** likewise to the border after the last day */
  endsAt: KeptOptional<number>;
}

export interface PlanTemplateDependencyTable {
  templateId: Kept<number>;
  predecessor: Kept<number>;
  successor: Kept<number>;
  type: Kept<'FS' | 'SS' | 'FF' | 'SF'>;
  lagDays: Kept<number>;
}
