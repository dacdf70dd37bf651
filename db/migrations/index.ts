import type { Migration } from 'kysely';

import * as partiesAndCooperations from './0001_parties_and_cooperations';
import * as identityAndAudit from './0002_identity_and_audit';
import * as keys from './0003_keys';
import * as plan from './0004_plan';
import * as risks from './0005_risks';
import * as hoursAndBudgets from './0006_hours_and_budgets';
import * as scenarios from './0007_scenarios';
import * as draftAssumptions from './0008_draft_assumptions';
import * as approvals from './0009_approvals';
import * as email from './0010_email';
import * as reports from './0011_reports';
import * as schedule from './0012_schedule';
import * as exchange from './0013_exchange';
import * as costOverTime from './0014_cost_over_time';
import * as inKindVersions from './0015_in_kind_versions';
import * as gates from './0016_gates';
import * as templates from './0017_templates';
import * as planUndo from './0018_plan_undo';
import * as riskMandates from './0019_risk_mandates';
import * as basisCorrections from './0020_basis_corrections';
import * as timeAndActuals from './0021_time_and_actuals';
import * as identity from './0022_identity';
import * as security from './0023_security';
import * as secrecy from './0024_secrecy';
import * as riskMeasures from './0025_risk_measures';
import * as postActuals from './0026_post_actuals';
import * as requiredFactor from './0027_required_factor';

/** Every migration, in order. A list in code and not a folder scan: it is bundled with the server. */
export const migrations: Record<string, Migration> = {
  '0001_parties_and_cooperations': partiesAndCooperations,
  '0002_identity_and_audit': identityAndAudit,
  '0003_keys': keys,
  '0004_plan': plan,
  '0005_risks': risks,
  '0006_hours_and_budgets': hoursAndBudgets,
  '0007_scenarios': scenarios,
  '0008_draft_assumptions': draftAssumptions,
  '0009_approvals': approvals,
  '0010_email': email,
  '0011_reports': reports,
  '0012_schedule': schedule,
  '0013_exchange': exchange,
  '0014_cost_over_time': costOverTime,
  '0015_in_kind_versions': inKindVersions,
  '0016_gates': gates,
  '0017_templates': templates,
  '0018_plan_undo': planUndo,
  '0019_risk_mandates': riskMandates,
  '0020_basis_corrections': basisCorrections,
  '0021_time_and_actuals': timeAndActuals,
  '0022_identity': identity,
  '0023_security': security,
  '0024_secrecy': secrecy,
  '0025_risk_measures': riskMeasures,
  '0026_post_actuals': postActuals,
  '0027_required_factor': requiredFactor,
};
