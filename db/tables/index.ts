import type * as decisions from './decisions';
import type * as economy from './economy';
import type * as email from './email';
import type * as exchange from './exchange';
import type * as identity from './identity';
import type * as keys from './keys';
import type * as parties from './parties';
import type * as plan from './plan';
import type * as reports from './reports';
import type * as risks from './risks';

/** Every table, by its name in camelCase (Kysely's CamelCasePlugin maps it to snake_case). */
export interface Tables {
  installation: parties.InstallationTable;
  party: parties.PartyTable;
  partyUnit: parties.PartyUnitTable;
  cooperation: parties.CooperationTable;
  cooperationMember: parties.CooperationMemberTable;
  basisSeries: parties.BasisSeriesTable;
  basisFigure: parties.BasisFigureTable;

  appUser: identity.AppUserTable;
  userRole: identity.UserRoleTable;
  session: identity.SessionTable;
  auditEntry: identity.AuditEntryTable;
  email: email.EmailTable;

  allocationKey: keys.AllocationKeyTable;
  keyVersion: keys.KeyVersionTable;
  keyComponent: keys.KeyComponentTable;
  keyComponentParty: keys.KeyComponentPartyTable;

  project: plan.ProjectTable;
  projectParticipant: plan.ProjectParticipantTable;
  planItem: plan.PlanItemTable;
  phase: plan.PhaseTable;
  rolloutGroup: plan.RolloutGroupTable;
  activity: plan.ActivityTable;
  milestone: plan.MilestoneTable;
  milestoneChange: plan.MilestoneChangeTable;
  gate: plan.GateTable;
  dependency: plan.DependencyTable;
  effectGoal: plan.EffectGoalTable;
  sourceNote: plan.SourceNoteTable;
  baseline: plan.BaselineTable;
  baselineItem: plan.BaselineItemTable;
  planOutline: exchange.PlanOutlineTable;
  calendarFeed: exchange.CalendarFeedTable;
  planMove: plan.PlanMoveTable;
  planMoveItem: plan.PlanMoveItemTable;

  reportArea: reports.ReportAreaTable;
  statusReport: reports.StatusReportTable;
  reportAnswer: reports.ReportAnswerTable;

  decision: decisions.DecisionTable;
  delegation: decisions.DelegationTable;

  riskScale: risks.RiskScaleTable;
  riskScaleLevel: risks.RiskScaleLevelTable;
  riskScaleCell: risks.RiskScaleCellTable;
  risk: risks.RiskTable;
  riskValuation: risks.RiskValuationTable;
  riskMeasure: risks.RiskMeasureTable;

  hourBudgetRow: economy.HourBudgetRowTable;
  hourBudgetCell: economy.HourBudgetCellTable;
  hourBudgetStatedTotal: economy.HourBudgetStatedTotalTable;
  inKindHours: economy.InKindHoursTable;
  budgetVersion: economy.BudgetVersionTable;
  budgetLine: economy.BudgetLineTable;
  budgetDocument: economy.BudgetDocumentTable;
  costShare: economy.CostShareTable;
  followUpRow: economy.FollowUpRowTable;
  scenario: economy.ScenarioTable;
}
