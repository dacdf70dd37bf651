import type * as decisions from './decisions';
import type * as economy from './economy';
import type * as email from './email';
import type * as exchange from './exchange';
import type * as gates from './gates';
import type * as identity from './identity';
import type * as keys from './keys';
import type * as parties from './parties';
import type * as plan from './plan';
import type * as reports from './reports';
import type * as risks from './risks';
import type * as secrecy from './secrecy';
import type * as templates from './templates';
import type * as time from './time';

/** Every table, by its name in camelCase (Kysely's CamelCasePlugin maps it to snake_case). */
export interface Tables {
  installation: parties.InstallationTable;
  party: parties.PartyTable;
  partyUnit: parties.PartyUnitTable;
  cooperation: parties.CooperationTable;
  cooperationMember: parties.CooperationMemberTable;
  basisSeries: parties.BasisSeriesTable;
  basisFigure: parties.BasisFigureTable;
  /** a view: those that are neither corrected nor taken back */
  standingBasisFigure: parties.BasisFigureTable;
  basisWithdrawal: parties.BasisWithdrawalTable;

  appUser: identity.AppUserTable;
  userRole: identity.UserRoleTable;
  session: identity.SessionTable;
  sessionLimits: identity.SessionLimitsTable;
  userIdentity: identity.UserIdentityTable;
  oneTimeLink: identity.OneTimeLinkTable;
  secondFactor: identity.SecondFactorTable;
  recoveryCode: identity.RecoveryCodeTable;
  signInAttempt: identity.SignInAttemptTable;
  knownBrowser: identity.KnownBrowserTable;
  oidcFlow: identity.OidcFlowTable;
  spentLogoutToken: identity.SpentLogoutTokenTable;
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
  rolloutGroup: gates.RolloutGroupTable;
  rolloutGroupParty: gates.RolloutGroupPartyTable;
  rolloutCreation: gates.RolloutCreationTable;
  rolloutCreationMilestone: gates.RolloutCreationMilestoneTable;
  activity: plan.ActivityTable;
  milestone: plan.MilestoneTable;
  milestoneChange: plan.MilestoneChangeTable;
  gateModel: gates.GateModelTable;
  gateModelStep: gates.GateModelStepTable;
  gate: gates.GateTable;
  gateCriterion: gates.GateCriterionTable;
  gateChange: gates.GateChangeTable;
  dependency: plan.DependencyTable;
  effectGoal: plan.EffectGoalTable;
  sourceNote: plan.SourceNoteTable;
  baseline: plan.BaselineTable;
  baselineItem: plan.BaselineItemTable;
  planOutline: exchange.PlanOutlineTable;
  calendarFeed: exchange.CalendarFeedTable;
  planTemplate: templates.PlanTemplateTable;
  planTemplateItem: templates.PlanTemplateItemTable;
  planTemplateDependency: templates.PlanTemplateDependencyTable;
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
  riskEscalation: risks.RiskEscalationTable;
  riskFollowUp: risks.RiskFollowUpTable;
  newMemberAssessment: risks.NewMemberAssessmentTable;
  secrecyMark: secrecy.SecrecyMarkTable;

  hourBudgetRow: economy.HourBudgetRowTable;
  hourBudgetCell: economy.HourBudgetCellTable;
  hourBudgetStatedTotal: economy.HourBudgetStatedTotalTable;
  inKindHours: economy.InKindHoursTable;
  budgetVersion: economy.BudgetVersionTable;
  budgetLine: economy.BudgetLineTable;
  budgetDocument: economy.BudgetDocumentTable;
  costShare: economy.CostShareTable;
  budgetStretch: economy.BudgetStretchTable;
  stretchShare: economy.StretchShareTable;
  followUpRow: economy.FollowUpRowTable;
  followUpRowEarlier: economy.FollowUpRowEarlierTable;
  scenario: economy.ScenarioTable;

  timeWeek: time.TimeWeekTable;
  timeEntry: time.TimeEntryTable;
  costActual: time.CostActualTable;
  periodLock: time.PeriodLockTable;
  phaseForecast: time.PhaseForecastTable;
  capacity: time.CapacityTable;
}
