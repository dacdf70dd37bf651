import type { BudgetState } from './budget';
import { Refusal } from './refusal';

/** What can happen to a version of a phase budget. */
export type BudgetEvent =
  /** the projektledare asks the parties */
  | 'submit'
  /** the parties' decisions make it so, by the agreement's rule */
  | 'approve'
  | 'reject'
  /** a newer version takes its place: an open one when the newer is submitted, an approved one when the newer is approved */
  | 'replace'
  /** the projektledare takes it back, or throws a draft away */
  | 'withdraw';

/** The life of a version (DOMAIN.md 2.1) as one table; what is not here cannot happen. The database holds the same. */
const NEXT: Record<BudgetState, Partial<Record<BudgetEvent, BudgetState>>> = {
  utkast: { submit: 'inskickad', withdraw: 'återtagen' },
  inskickad: { approve: 'godkänd', reject: 'avslagen', replace: 'ersatt', withdraw: 'återtagen' },
  godkänd: { replace: 'ersatt' },
  avslagen: {},
  ersatt: {},
  återtagen: {},
};

/** Whether the event can happen to a version in this state. */
export function canHappen(state: BudgetState, event: BudgetEvent): boolean {
  return NEXT[state][event] !== undefined;
}

/** @throws Refusal in plain words when the event cannot happen any more: somebody else was first. */
export function nextState(state: BudgetState, event: BudgetEvent): BudgetState {
  const next = NEXT[state][event];
  if (next) return next;
  throw new Refusal(SINCE[state]);
}

const SINCE: Record<BudgetState, string> = {
  utkast: 'Budgeten är ett utkast och inte inskickad.',
  inskickad: 'Budgeten är redan inskickad.',
  godkänd: 'Budgeten är godkänd och ändras inte.',
  avslagen: 'Budgeten är avslagen. Gör en ny version.',
  ersatt: 'Budgeten är ersatt av en nyare version.',
  återtagen: 'Budgeten är återtagen av projektledaren.',
};
