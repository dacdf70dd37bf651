import type { Migration } from 'kysely';

import * as partiesAndCooperations from './0001_parties_and_cooperations';
import * as identityAndAudit from './0002_identity_and_audit';
import * as keys from './0003_keys';
import * as plan from './0004_plan';
import * as risks from './0005_risks';
import * as hoursAndBudgets from './0006_hours_and_budgets';
import * as scenarios from './0007_scenarios';

/** Every migration, in order. A list in code and not a folder scan: it is bundled with the server. */
export const migrations: Record<string, Migration> = {
  '0001_parties_and_cooperations': partiesAndCooperations,
  '0002_identity_and_audit': identityAndAudit,
  '0003_keys': keys,
  '0004_plan': plan,
  '0005_risks': risks,
  '0006_hours_and_budgets': hoursAndBudgets,
  '0007_scenarios': scenarios,
};
