import type { Actor } from '~/domain/actor';
import { factorOwner, type Sealer } from '~/platform/sealing';
import { hashRecoveryCode, stepOf } from '~/platform/totp';
import { lockSecondFactor, spendRecoveryCode, spendStep } from '~/store/second-factor';
import type { Transaction } from '~db/open';

/** Takes a code of the app, or a recovery code, and uses it up. @returns false when it is neither */
export async function takeCode(
  trx: Transaction,
  actor: Actor,
  { userId, code, sealer }: { readonly userId: number; readonly code: string; readonly sealer: Sealer },
): Promise<boolean> {
  const factor = await lockSecondFactor(trx, userId);
  if (!factor?.confirmed) return false;
  // Where the key is lost the app's codes are too; the recovery codes are not.
  const secret = sealer.open(factor.secret, factorOwner(userId));
  const step = secret === null ? null : stepOf(secret, code, factor.lastStep, Date.now());
  if (step === null) return spendRecoveryCode(trx, actor, userId, hashRecoveryCode(code));
  await spendStep(trx, userId, step);
  return true;
}
