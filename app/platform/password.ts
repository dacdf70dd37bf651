import { hash, verify } from '@node-rs/argon2';

/** argon2id with the parameters OWASP names as its minimum: 19 MiB, two passes, one lane. */
const parameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Made of a password nobody has: an unknown account costs as long to refuse as a wrong password. */
const nobody = hash('no such account', parameters);

export function hashPassword(password: string): Promise<string> {
  return hash(password, parameters);
}

/** @param stored the account's hash; null when there is no such account or it has no password */
export async function passwordMatches(stored: string | null, password: string): Promise<boolean> {
  const matches = await verify(stored ?? (await nobody), password);
  return matches && stored !== null;
}
