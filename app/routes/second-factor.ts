import { hashRecoveryCode, stepOf } from '~/platform/totp';
import type { Actor } from '~/store/audit';
import { lockSecondFactor, spendRecoveryCode, spendStep } from '~/store/second-factor';
import type { Transaction } from '~db/open';

/** Takes a code of the app, or a recovery code, and uses it up. @returns false when it is neither */
export async function takeCode(trx: Transaction, actor: Actor, userId: number, code: string): Promise<boolean> {
  const factor = await lockSecondFactor(trx, userId);
  if (!factor?.confirmed) return false;
  const step = stepOf(factor.secret, code, factor.lastStep, Date.now());
  if (step === null) return spendRecoveryCode(trx, actor, userId, hashRecoveryCode(code));
  await spendStep(trx, userId, step);
  return true;
}
