import type { CalendarDate } from './calendar';
import type { Ore } from './money';
import { isLocked, type LockedMonth } from './period-lock';
import { Refusal } from './refusal';

/** What a cost was for; an income is negative. */
export const ACTUAL_KINDS = ['extern', 'intern tid', 'investering', 'avgift', 'övrigt', 'intäkt'] as const;

export type ActualKind = (typeof ACTUAL_KINDS)[number];

/** A cost (or an income) that has occurred (DOMAIN.md 5.2). */
export interface ActualCost {
  readonly phaseId: number;
  readonly partyId: number;
  readonly date: CalendarDate;
  /** öre; credit and income are negative */
  readonly amount: Ore;
  readonly kind: ActualKind;
  readonly text: string;
  /** number of the voucher in the party's accounts; '' where it has none */
  readonly voucher: string;
}

/** What of a project its costs are judged against. */
export interface ActualGround {
  readonly phases: readonly { readonly id: number }[];
  readonly parties: readonly { readonly id: number }[];
  readonly locks: readonly LockedMonth[];
  readonly today: CalendarDate;
}

/**
 * The rules of one cost.
 * @throws Refusal that names the field
 */
export function checkActual(cost: ActualCost, { phases, parties, locks, today }: ActualGround): void {
  if (!phases.some(({ id }) => id === cost.phaseId)) throw new Refusal('Välj en fas i projektet.', 'phaseId');
  if (!parties.some(({ id }) => id === cost.partyId)) throw new Refusal('Välj en av projektets deltagare.', 'partyId');
  if (cost.date > today) throw new Refusal(`${cost.date} ligger i framtiden. I dag är det ${today}.`, 'date');
  if (isLocked(locks, cost.phaseId, cost.date)) {
    throw new Refusal(`${cost.date.slice(0, 7)} är låst. Månaden måste öppnas först.`, 'date');
  }
  if (cost.kind === 'intäkt' && cost.amount > 0) {
    throw new Refusal('En intäkt skrivs med minus, till exempel -5 000.', 'amount');
  }
}

/**
 * A correction takes the place of an earlier row. The month of that one must be open too: its sum changes.
 * @throws Refusal that names the field
 */
export function checkActualCorrection(
  before: { readonly phaseId: number; readonly date: CalendarDate | null },
  cost: ActualCost,
  ground: ActualGround,
): void {
  if (before.date !== null && isLocked(ground.locks, before.phaseId, before.date)) {
    throw new Refusal(`Raden ligger i ${before.date.slice(0, 7)}, som är låst. Månaden måste öppnas först.`, 'date');
  }
  checkActual(cost, ground);
}
