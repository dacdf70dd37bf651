/**
 * What attempts are counted for: an account, the address on the network that they come from, a browser in which the
 * person has signed in before, the code of a second factor, and the asking for a new password.
 */
export type AttemptKind = 'konto' | 'adress' | 'webbläsare' | 'kod' | 'återställning';

/**
 * How many attempts fail before one has to wait, and the longest wait in seconds. Many people can stand behind one
 * address. No wait lasts: whoever owns the account can always sign in after it, and in a known browser at once.
 */
const RULES: Record<AttemptKind, { readonly free: number; readonly longest: number }> = {
  konto: { free: 5, longest: 900 },
  adress: { free: 50, longest: 300 },
  webbläsare: { free: 5, longest: 300 },
  kod: { free: 5, longest: 900 },
  återställning: { free: 3, longest: 3600 },
};

/** Attempts are forgotten when none has failed for a day, in seconds. */
export const FORGOTTEN_AFTER = 86_400;

/**
 * How long one still has to wait before the next attempt, in whole seconds; 0: it can be made now. The wait doubles
 * with each attempt that fails, up to a limit.
 * @param failures attempts without success
 * @param since seconds since the last of them
 */
export function waitLeft(kind: AttemptKind, failures: number, since: number): number {
  const { free, longest } = RULES[kind];
  if (failures < free) return 0;
  const wait = Math.min(longest, 2 ** Math.min(failures - free + 1, 20));
  return Math.max(0, Math.ceil(wait - since));
}
