import { allocate as allocateDinero, dinero } from 'dinero.js';
import { SEK } from 'dinero.js/currencies';

import { allocate } from '~/domain/allocate';
import { fraction } from '~/domain/fraction';
import { ore } from '~/domain/money';

/** How many kommuner there are in Sweden. */
const PARTIES = 290;
const TOTAL = 246_000_000;
const ROUNDS = 5;
const ROUND_MILLISECONDS = 200;

const claimants = Array.from({ length: PARTIES }, (_, index) => ({ code: String(1000 + index) }));
const equal = claimants.map(() => 1);
/** From 2 400 inhabitants to a million, most of them small, as Sweden's kommuner are. */
const population = claimants.map((_, index) => 2_400 + Math.round(1_000_000 / (index + 1) + ((index * 7_919) % 4_001)));

/**
 * Allocations per second of one budget among 290 parties by two components, half equal and half by population, and
 * the same with dinero.js: split in two halves, each then by its weights. Seconds of processor time, in turns and
 * the median of the rounds, so that other programs on the machine disturb both little and alike.
 */
export function measureAllocation(): { allocate: number; dinero: number } {
  const half = fraction(1, 2);
  const components = [equal, population].map((basis) => ({ weight: half, basis }));
  const own = () => allocate({ total: ore(TOTAL), claimants, components, roundingUnit: 100, mode: 'exact' });
  const theirs = () => {
    const [first, second] = allocateDinero(dinero({ amount: TOTAL, currency: SEK }), [1, 1]);
    return [allocateDinero(first!, equal), allocateDinero(second!, population)];
  };
  perSecond(own);
  perSecond(theirs);
  const rounds = Array.from({ length: ROUNDS }, () => ({ allocate: perSecond(own), dinero: perSecond(theirs) }));
  return { allocate: medianOf(rounds.map((r) => r.allocate)), dinero: medianOf(rounds.map((r) => r.dinero)) };
}

function perSecond(work: () => unknown): number {
  const start = performance.now();
  const before = process.cpuUsage();
  let done = 0;
  while (performance.now() - start < ROUND_MILLISECONDS) {
    work();
    done++;
  }
  const { user, system } = process.cpuUsage(before);
  return (done * 1_000_000) / (user + system);
}

function medianOf(values: number[]): number {
  return values.sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
}
