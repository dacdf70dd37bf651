import type { BudgetState } from './budget';
import type { Ore } from './money';
import { Refusal } from './refusal';

/** What a party can decide about its own share (DOMAIN.md 2.2). */
export const VERDICTS = ['godkänd', 'godkänd med villkor', 'avslag', 'återremiss'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** When the agreement says that a budget is approved (DOMAIN.md 2.3). */
export type ApprovalRule =
  { readonly kind: 'all' | 'majority'; readonly count: null } | { readonly kind: 'n_of_m'; readonly count: number };

/** A party that is asked, and what it has decided last; null: it has not answered. */
export interface AskedParty {
  readonly partyId: number;
  readonly partyName: string;
  readonly share: Ore;
  readonly verdict: Verdict | null;
}

/** How far a version has come. */
export interface Tally {
  readonly asked: number;
  /** how many approvals it takes */
  readonly needed: number;
  readonly approved: readonly AskedParty[];
  readonly rejected: readonly AskedParty[];
  /** who wants it changed before deciding */
  readonly sentBack: readonly AskedParty[];
  readonly waiting: readonly AskedParty[];
}

/** The rule of an agreement; one that says nothing needs everybody, so that nobody pays unasked. */
export function approvalRule(kind: ApprovalRule['kind'] | null, count: number | null): ApprovalRule {
  if (kind === 'n_of_m' && count !== null) return { kind, count };
  return { kind: kind === 'majority' ? kind : 'all', count: null };
}

/** How many of so many must approve: everybody, more than half, or n, yet never more than are asked. */
export function approvalsNeeded(rule: ApprovalRule, asked: number): number {
  if (rule.kind === 'n_of_m') return Math.min(rule.count, asked);
  return rule.kind === 'majority' ? Math.floor(asked / 2) + 1 : asked;
}

/** Who has said what; approval with conditions is approval. */
export function tallyOf(rule: ApprovalRule, parties: readonly AskedParty[]): Tally {
  const those = (...verdicts: readonly (Verdict | null)[]) =>
    parties.filter(({ verdict }) => verdicts.includes(verdict));
  return {
    asked: parties.length,
    needed: approvalsNeeded(rule, parties.length),
    approved: those('godkänd', 'godkänd med villkor'),
    rejected: those('avslag'),
    sentBack: those('återremiss'),
    waiting: those(null),
  };
}

/**
 * What the decisions come to: approved when enough have approved, rejected when enough no longer can. Who has sent
 * it back has not said no, so it stays open until that party decides anew or the version is replaced.
 */
export function verdictOfAll({ asked, needed, approved, rejected }: Tally): 'approve' | 'reject' | null {
  if (approved.length >= needed) return 'approve';
  return asked - rejected.length < needed ? 'reject' : null;
}

/** A decision as it is asked for, and what stands when it is about to be written. */
export interface DecisionAttempt {
  readonly state: BudgetState;
  /** the party's frozen share; null: it is not asked */
  readonly share: Ore | null;
  /** what the person saw when deciding */
  readonly seenShare: Ore;
  readonly verdict: Verdict;
  readonly motivation: string;
  /** the party's decision on this version that stands; null: none yet */
  readonly standing: { readonly number: number; readonly verdict: Verdict } | null;
  /** the decision that this one is meant to replace, as the person saw it */
  readonly corrects: number | null;
}

/**
 * Whether a decision may be written (DOMAIN.md 2.2): asked before the form is shown and again under the lock.
 * A party that has not answered may do so also after enough others have approved; what is closed is not reopened.
 * @throws Refusal that says what has happened meanwhile
 */
export function checkDecision(attempt: DecisionAttempt): void {
  const { state, share, seenShare, verdict, motivation, standing, corrects } = attempt;
  if (share === null) throw new Refusal('Parten delar inte den här kostnaden och har inget att besluta om.');
  if (state !== 'inskickad' && !(state === 'godkänd' && standing === null)) throw new Refusal(CLOSED[state]);
  if (share !== seenShare) throw new Refusal('Andelen är inte den som visades. Ladda om sidan och läs igen.');
  if ((standing?.number ?? null) !== corrects) {
    throw new Refusal(
      standing
        ? `Beslutet är redan fattat: ${standing.verdict} (beslut ${standing.number}).`
        : 'Beslutet som skulle ändras finns inte. Ladda om sidan.',
    );
  }
  if (verdict !== 'godkänd' && motivation === '') {
    throw new Refusal('Skriv en motivering. Den behövs för allt utom ett rent godkännande.', 'motivation');
  }
}

const CLOSED: Record<BudgetState, string> = {
  utkast: 'Budgeten är ett utkast. Den är inte inskickad för beslut.',
  inskickad: '',
  godkänd: 'Budgeten är godkänd, så beslutet ändras inte. Det som ändras nu görs i en ny version.',
  avslagen: 'Budgeten är avslagen. Vänta på en ny version.',
  ersatt: 'En ny version har ersatt den här. Besluta om den i stället.',
  återtagen: 'Projektledaren har tagit tillbaka den här versionen. Det finns inget att besluta om.',
};

/** Whether a phase runs without the approval it needs: it has begun, and its budget is not approved. */
export function runsUnapproved(
  start: string | null,
  today: string,
  budget: { readonly state: BudgetState; readonly approvedBefore: boolean } | null,
): boolean {
  if (start === null || start > today || budget === null) return false;
  return budget.state !== 'godkänd' && !budget.approvedBefore;
}
