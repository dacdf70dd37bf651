import { randomUUID } from 'node:crypto';

import { approvalRule, type ApprovalRule, type Verdict } from '~/domain/approval';
import type { Database } from '~db/open';

import type { AskedPhase } from '../support/asked-phase';

import type { Asked, AskedParty, Decider } from './asked';

/** A filled-in form of the page where a party decides. */
export interface Attempt {
  readonly decider: Decider;
  readonly phase: AskedPhase;
  readonly party: AskedParty;
  readonly verdict: Verdict;
  /** the party's share in öre, as the page shows it */
  readonly share: number;
  readonly token: string;
}

/** What came back: null where the connection broke before there was an answer. */
export type Answer = {
  readonly status: number;
  readonly location: string | null;
  readonly type: string;
  readonly text: string;
} | null;

export interface Sent {
  readonly attempt: Attempt;
  readonly answer: Answer;
}

/** Sends a form as a browser without JavaScript does. */
export async function send(address: string, attempt: Attempt): Promise<Sent> {
  const { decider, phase, party, verdict, share, token } = attempt;
  const motivation = verdict === 'godkänd' ? '' : 'Skäl åäö';
  try {
    const response = await fetch(`${address}/att-besluta/${phase.budgetVersionId}/${party.slug}`, {
      method: 'POST',
      redirect: 'manual',
      headers: { Cookie: decider.cookie },
      body: new URLSearchParams({
        intent: 'decide',
        verdict,
        share: String(share),
        motivation,
        diaryNumber: '',
        token,
      }),
    });
    const answer = {
      status: response.status,
      location: response.headers.get('Location'),
      type: response.headers.get('Content-Type') ?? '',
      text: await response.text(),
    };
    return { attempt, answer };
  } catch {
    return { attempt, answer: null };
  }
}

/** The share of each party in a version, in öre. */
export async function sharesOf(db: Database, budgetVersionId: number): Promise<(party: AskedParty) => number> {
  const rows = await db
    .selectFrom('costShare')
    .select(['partyId', 'amountOre'])
    .where('budgetVersionId', '=', budgetVersionId)
    .execute();
  return ({ partyId }) => rows.reduce((sum, row) => (row.partyId === partyId ? sum + row.amountOre : sum), 0);
}

/** The form of each party of a phase, filled in by its director. */
export async function directorsOf(db: Database, phase: AskedPhase, parties: readonly AskedParty[]): Promise<Attempt[]> {
  const share = await sharesOf(db, phase.budgetVersionId);
  return parties.map((party) => ({
    decider: party.director,
    phase,
    party,
    verdict: 'godkänd',
    share: share(party),
    token: randomUUID(),
  }));
}

/** Five ways in which ten parties answer, and the state that the budget comes to. */
const PATTERNS: readonly {
  readonly rule: ApprovalRule;
  readonly verdicts: readonly Verdict[];
  readonly state: 'inskickad' | 'godkänd' | 'avslagen';
}[] = [
  { rule: approvalRule('all', null), verdicts: mixed({ villkor: 3 }), state: 'godkänd' },
  { rule: approvalRule('majority', null), verdicts: mixed({ avslag: 3, återremiss: 1 }), state: 'godkänd' },
  { rule: approvalRule('all', null), verdicts: mixed({ villkor: 1, återremiss: 1 }), state: 'inskickad' },
  { rule: approvalRule('n_of_m', 7), verdicts: mixed({ avslag: 3, återremiss: 1 }), state: 'inskickad' },
  { rule: approvalRule('all', null), verdicts: mixed({ avslag: 2 }), state: 'avslagen' },
];

function mixed({ villkor = 0, avslag = 0, återremiss = 0 }): Verdict[] {
  const others = [
    ...Array<Verdict>(villkor).fill('godkänd med villkor'),
    ...Array<Verdict>(avslag).fill('avslag'),
    ...Array<Verdict>(återremiss).fill('återremiss'),
  ];
  return [...Array<Verdict>(10 - others.length).fill('godkänd'), ...others];
}

const patternOf = (phase: number) => PATTERNS[phase % PATTERNS.length]!;

/** The rules of twenty phases, for parties that answer as `mixedAttempts` says. */
export const MIXED_RULES = Array.from({ length: 20 }, (_, at) => patternOf(at).rule);

/** How many of the twenty end in each state. */
export const MIXED_STATES = { godkänd: 8, inskickad: 8, avslagen: 4 };

/** Whether a phase may close before all have answered, so that an answer may come too late. */
export const closesEarly = (asked: Asked, { phase }: Attempt): boolean =>
  patternOf(asked.phases.indexOf(phase)).state === 'avslagen';

/**
 * Two hundred decisions, ten parties in twenty phases, in an order that spreads each phase out: every eighth is made by
 * both substitutes at once, with a form each, and every eighth is sent twice from one form.
 */
export async function mixedAttempts(db: Database, { parties, phases }: Asked): Promise<Attempt[]> {
  const shares = await Promise.all(phases.map(({ budgetVersionId }) => sharesOf(db, budgetVersionId)));
  return parties.flatMap((party, row) =>
    phases.flatMap((phase, column) => {
      const verdict = patternOf(column).verdicts[(row + column) % parties.length]!;
      const form = (decider: Decider): Attempt => {
        return { decider, phase, party, verdict, share: shares[column]!(party), token: randomUUID() };
      };
      const own = form(party.director);
      switch ((row + column) % 8) {
        case 0:
          return party.substitutes.map(form);
        case 4:
          return [own, own];
        default:
          return [own];
      }
    }),
  );
}
