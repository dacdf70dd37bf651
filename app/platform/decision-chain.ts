import { createHash } from 'node:crypto';

import { stateFollows } from '~/domain/decided-state';
import { decisionContent } from '~/domain/decision-content';
import { readDecidedVersions, readLastAudited, readLinks, type StoredLink } from '~/store/decision-chain';
import type { Transaction } from '~db/open';

/** Rows read at a time. */
const BATCH = 1000;

/** What the check of the register found. */
export type ChainReport =
  | { readonly whole: true; readonly decisions: number; readonly lastHash: string | null }
  /** the first row that is wrong, and what is wrong with it, in one Swedish sentence */
  | { readonly whole: false; readonly fault: string };

/** Below every number, so that a row which was given one below the first is seen too. */
const BEFORE_ALL = '-9223372036854775808';

/**
 * Verifies the register of decisions (DOMAIN.md 2.5): that no number is missing, that each row's hash is that of its
 * content and of the row before, that each decided share is the frozen one, and that the state of each budget follows
 * from its decisions. Everything is computed here, nothing by the database.
 * @param trx on one snapshot (repeatable read): a decision that is made meanwhile is no fault
 */
export async function verifyChain(trx: Transaction): Promise<ChainReport> {
  const links = await verifyLinks(trx);
  if (!links.whole) return links;
  const fault = (await tailFault(trx, links.decisions)) ?? (await stateFault(trx));
  return fault === null ? links : { whole: false, fault };
}

async function verifyLinks(trx: Transaction): Promise<ChainReport> {
  let last: { readonly number: number; readonly hash: string | null } = { number: 0, hash: null };
  for (;;) {
    const links = await readLinks(trx, last.number === 0 ? BEFORE_ALL : String(last.number), BATCH);
    for (const link of links) {
      const fault = linkFault(link, last);
      if (fault !== null) return { whole: false, fault };
      last = { number: last.number + 1, hash: link.hash };
    }
    if (links.length < BATCH) return { whole: true, decisions: last.number, lastHash: last.hash };
  }
}

/** What is wrong with a row that follows another; null when nothing is. */
function linkFault(
  { values, previousHash, hash, storedShare }: StoredLink,
  before: { readonly number: number; readonly hash: string | null },
): string | null {
  const expected = before.number + 1;
  if (values.number !== String(expected)) {
    return `Beslut ${expected}: raden saknas, nästa rad i registret har nummer ${values.number}.`;
  }
  if (previousHash !== before.hash) {
    return `Beslut ${expected}: kontrollsumman av raden före är inte den som raden före har.`;
  }
  const content = (before.hash ?? '') + decisionContent(values);
  if (createHash('sha256').update(content, 'utf8').digest('hex') !== hash) {
    return `Beslut ${expected}: innehållet stämmer inte med kontrollsumman. Raden är ändrad.`;
  }
  if (values.amountOre !== storedShare) {
    return `Beslut ${expected}: beloppet är ${values.amountOre} öre, men partens sparade andel är ${storedShare ?? 0} öre.`;
  }
  return null;
}

/** Rows that were cut off at the end leave a whole chain; the audit rows still know of them. */
async function tailFault(trx: Transaction, decisions: number): Promise<string | null> {
  const audited = Number(await readLastAudited(trx));
  return audited > decisions
    ? `Beslut ${decisions + 1}: raden saknas, men händelseloggen känner till beslut ${audited}.`
    : null;
}

async function stateFault(trx: Transaction): Promise<string | null> {
  let after = 0;
  for (;;) {
    const versions = await readDecidedVersions(trx, after, BATCH);
    const wrong = versions.find(({ state, rule, parties }) => !stateFollows(state, rule, parties));
    if (wrong) {
      const { projectName, phaseNumber, version, state, id } = wrong;
      return (
        `Fasbudget ${id} (${projectName}, fas ${phaseNumber}, version ${version}): ` +
        `läget är ”${state}”, men det följer inte av parternas beslut.`
      );
    }
    if (versions.length < BATCH) return null;
    after = versions.at(-1)!.id;
  }
}
