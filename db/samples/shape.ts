import type { AREAS, AreaLight, Part } from '~/domain/report';

import type { BudgetLineKind, BudgetState, FollowUpRowTable, HourCategory } from '../tables/economy';
import type { MilestoneKind, MilestoneStatus, PhaseKind, SourceNoteTable } from '../tables/plan';
import type { RiskColour, RiskMandate } from '../tables/risks';
import type { CooperationSlug } from './portfolio/cooperations';
import type { PartySlug } from './portfolio/parties';

/*
 * What a sample project is made of. Money is in whole kronor and hours in whole hours, as in the sources.
 * What is left out here is not known and stays null in the database.
 */

export interface SampleProject {
  readonly slug: string;
  readonly cooperation: CooperationSlug;
  readonly name: string;
  readonly summary: string;
  readonly lead?: PartySlug;
  readonly orderedBy?: string;
  readonly priority?: string;
  readonly start?: string;
  readonly end?: string;
  readonly participants: readonly PartySlug[];
  readonly phases: readonly SamplePhase[];
  readonly milestones?: readonly SampleMilestone[];
  readonly activities?: readonly SampleActivity[];
  /** which milestones come after which, by their labels: the order that the dates of the source imply */
  readonly dependencies?: readonly SampleDependency[];
  /** Gates of the cooperation's model that the project has, each with its day and the phase that it closes. */
  readonly gates?: readonly SampleGate[];
  readonly effectGoals?: readonly string[];
  readonly decisions?: readonly { readonly decidedOn: string; readonly forum: string; readonly subject: string }[];
  readonly sourceNotes?: readonly { readonly subject: SourceNoteTable['subject']; readonly text: string }[];
  readonly riskRegister?: SampleRiskRegister;
  readonly newMember?: SampleNewMember;
  readonly hourBudget?: SampleHourBudget;
  readonly followUp?: readonly SampleFollowUpRow[];
  readonly reports?: readonly SampleReport[];
}

export interface SamplePhase {
  readonly number: number;
  readonly name: string;
  readonly kind: PhaseKind;
  readonly start?: string;
  readonly end?: string;
  readonly note?: string;
  readonly externalBudget?: number;
  readonly externalActual?: number;
  readonly rolloutGroups?: readonly SampleRolloutGroup[];
  readonly inKindHours?: readonly SampleInKindHours[];
  readonly budget?: SampleBudget;
}

export interface SampleRolloutGroup {
  readonly name: string;
  /** The first day of the first and of the last month. */
  readonly fromMonth: string;
  readonly toMonth: string;
  readonly kommuner: readonly PartySlug[];
}

export interface SampleMilestone {
  readonly phase: number;
  readonly label?: string;
  readonly title: string;
  readonly kind?: MilestoneKind;
  readonly party?: PartySlug;
  readonly rolloutGroup?: string;
  readonly criteria?: string;
  readonly responsible?: string;
  readonly baseline?: string;
  readonly forecast?: string;
  readonly actual?: string;
  readonly window?: { readonly start: string; readonly end: string };
  readonly status: MilestoneStatus;
  /** every forecast that is known, in order, with the day it was made; left out: only the one that holds */
  readonly history?: readonly { readonly on: string; readonly forecast: string; readonly reason: string }[];
}

/** A gate that nobody is known to have decided; what is left out is as in the model. */
export interface SampleGate {
  readonly label: string;
  readonly plannedOn: string;
  readonly phase?: number;
  readonly criteria?: readonly string[];
}

export interface SampleDependency {
  readonly before: string;
  readonly after: string;
}

export interface SampleActivity {
  readonly phase: number;
  readonly name: string;
}

export interface SampleRiskScale {
  readonly name: string;
  readonly rule: 'cells' | 'product';
  /** The names of the levels, lowest first: the first is level 1. */
  readonly probability: readonly string[];
  readonly consequence: readonly string[];
  /** The colour, and what goes with it, at a probability and a consequence (both from 1). */
  readonly cellAt: (probability: number, consequence: number) => SampleRiskCell;
}

export interface SampleRiskCell {
  readonly colour: RiskColour;
  readonly levelName?: string;
  readonly mandate?: RiskMandate;
}

export interface SampleRiskRegister {
  readonly scale: SampleRiskScale;
  readonly valuedOn: string;
  readonly valuationNote?: string;
  readonly risks: readonly SampleRisk[];
  readonly followUps?: readonly SampleRiskFollowUp[];
}

/** What is said of a risk in the follow-up of the sample's own year. */
export interface SampleRiskFollowUp {
  readonly number: number;
  readonly existingMeasures: string;
  readonly plannedHandling: string;
  readonly followsPlan: boolean;
  readonly comment: string;
}

/** An assessment of a new member with the risks of the template; what was concluded is not known. */
export interface SampleNewMember {
  readonly newcomer: string;
  readonly scale: SampleRiskScale;
  readonly otherFactors: string;
}

export interface SampleRisk {
  readonly number: number;
  readonly title: string;
  readonly treatment?: 'bevaka' | 'åtgärda' | 'acceptera';
  readonly statedColour?: RiskColour;
  /** Left out: not rated. */
  readonly valuation?: { readonly probability: number; readonly consequence: number };
}

export interface SampleHourBudget {
  readonly rows: readonly SampleHourRow[];
  readonly statedTotals: readonly SampleHourTotal[];
}

export interface SampleHourRow {
  readonly category: HourCategory;
  readonly role: string;
  readonly party?: PartySlug;
  readonly percent?: number;
  readonly years: readonly { readonly year: number; readonly hours: number; readonly cost?: number }[];
}

/** A total as a source prints it; without a year it is the total of all years. */
export interface SampleHourTotal {
  readonly category: HourCategory;
  readonly year?: number;
  readonly hours: number;
  readonly cost?: number;
}

export interface SampleInKindHours {
  readonly party: PartySlug;
  readonly hours: number;
  readonly handling: 'debited' | 'unbilled';
  /** Kronor per hour; for unbilled hours the shadow value. */
  readonly rate: number;
}

/** Version 1 of a phase budget. Anything but a draft has its shares computed with the cooperation's key. */
export interface SampleBudget {
  readonly state: Extract<BudgetState, 'utkast' | 'inskickad' | 'godkänd'>;
  /** Who has been asked and has not answered; the others have approved. */
  readonly unanswered?: readonly PartySlug[];
  readonly note?: string;
  readonly lines: readonly SampleBudgetLine[];
}

export interface SampleBudgetLine {
  readonly name: string;
  readonly kind: BudgetLineKind;
  readonly year?: number;
  readonly amount: number;
  readonly internalTime?: { readonly hours: number; readonly rate: number; readonly performedBy: PartySlug };
}

export interface SampleFollowUpRow {
  readonly period: string;
  readonly section: string;
  readonly name: string;
  readonly kind: FollowUpRowTable['kind'];
  /** In thousands of kronor, as printed. */
  readonly budgetThousands: number;
  readonly forecastThousands: number;
}

/** A status report on the areas that are judged where a cooperation has not chosen its own. */
export interface SampleReport {
  readonly start: string;
  readonly end: string;
  /** Left out: a draft. */
  readonly publishedOn?: string;
  readonly lights: Readonly<
    Partial<Record<(typeof AREAS)[number], Partial<Pick<AreaLight, 'level' | 'text' | 'deviation' | 'measure'>>>>
  >;
  readonly results?: readonly string[];
  readonly coming?: readonly string[];
  /** Parts of which the source says nothing. */
  readonly leftOut?: readonly Part[];
}
