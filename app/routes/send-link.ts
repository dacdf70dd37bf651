import type { Actor } from '~/domain/actor';
import { hashSecret, newSecret } from '~/platform/secret';
import { insertEmails } from '~/store/email';
import { insertLink } from '~/store/one-time-link';
import { invitationMail, passwordMail } from '~/views/account/account-mail';
import type { Transaction } from '~db/open';

interface Receiver {
  readonly id: number;
  readonly email: string;
  readonly name: string;
}

/**
 * Makes a one-time link and mails it to its owner, in the transaction of what led to it.
 * @returns the link, for whoever may hand it over where no mail is sent
 */
export async function sendLink(
  trx: Transaction,
  actor: Actor,
  purpose: 'inbjudan' | 'återställning',
  { id: userId, email, name }: Receiver,
  address: string,
): Promise<string> {
  const secret = newSecret();
  const tokenHash = hashSecret(secret);
  await insertLink(trx, actor, { userId, purpose, tokenHash });
  const link = `${address}/lank/${secret}`;
  const mail = purpose === 'inbjudan' ? invitationMail : passwordMail;
  await insertEmails(trx, actor, [mail({ userId, email, name }, link, tokenHash.toString('hex').slice(0, 16))]);
  return link;
}
