import { tallyOf, verdictOfAll, type ApprovalRule, type AskedParty } from './approval';
import type { BudgetState } from './budget';

/** What all decisions together must come to for a version to be in a state; a state that is not here says nothing. */
const OUTCOMES: Partial<Record<BudgetState, readonly ReturnType<typeof verdictOfAll>[]>> = {
  inskickad: [null],
  godkänd: ['approve'],
  avslagen: ['reject'],
  // An open version gives way as well as an approved one; a rejected one stays what it is.
  ersatt: [null, 'approve'],
  återtagen: [null],
};

/** Whether the state of a submitted version is what its parties' standing decisions come to (DOMAIN.md 2.1, 2.3). */
export function stateFollows(state: BudgetState, rule: ApprovalRule, parties: readonly AskedParty[]): boolean {
  return OUTCOMES[state]?.includes(verdictOfAll(tallyOf(rule, parties))) ?? false;
}
