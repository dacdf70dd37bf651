import { tallyOf, type ApprovalRule, type AskedParty, type Verdict } from '~/domain/approval';
import type { BudgetState } from '~/domain/budget';
import type { EarlierShare } from '~/store/approval';
import { formatOre } from '~/views/shell/format';
import type { Tone } from '~/views/shell/icons';
import { phaseTitle } from '~/views/shell/phase-name';

/** How each verdict reads and which tone it has; null: the party has not answered. */
export const VERDICT_WORDS: Record<Verdict, { word: string; done: string; tone: Tone }> = {
  godkänd: { word: 'Godkänd', done: 'godkänt', tone: 'ok' },
  'godkänd med villkor': { word: 'Godkänd med villkor', done: 'godkänt med villkor', tone: 'ok' },
  avslag: { word: 'Avslag', done: 'avslagit', tone: 'bad' },
  återremiss: { word: 'Återremiss', done: 'återremitterat', tone: 'bad' },
};

const list = new Intl.ListFormat('sv', { type: 'conjunction' });

/** More names than this are counted and not listed. */
const MOST_NAMES = 6;

/** "Orsa, Rättvik och Säter", "Avesta, Borlänge, Falun, Gagnef, Hedemora och 10 till" */
export function names(parties: readonly { readonly partyName: string }[]): string {
  const all = parties.map(({ partyName }) => partyName);
  if (all.length <= MOST_NAMES) return list.format(all);
  const named = all.slice(0, MOST_NAMES - 1);
  return list.format([...named, `${all.length - named.length} till`]);
}

/** "Ludvikas", "Borås" */
export function genitive(name: string): string {
  return /[sxz]$/i.test(name) ? name : `${name}s`;
}

interface Asked {
  readonly rule: ApprovalRule;
  readonly parties: readonly AskedParty[];
}

/** "utan att alla har godkänt", or "utan godkänd budget" where not everybody needs to. */
export function unapprovedText({ rule, parties }: Asked): string {
  const { needed, asked } = tallyOf(rule, parties);
  return needed === asked ? 'utan att alla har godkänt' : 'utan godkänd budget';
}

/** "12 av 15 har godkänt, väntar på Orsa, Rättvik och Säter"; nobody is waited for once it is rejected or replaced. */
export function approvalText({ rule, parties, state }: Asked & { readonly state: BudgetState }): string {
  const { approved, rejected, sentBack, waiting, asked } = tallyOf(rule, parties);
  const open = state === 'inskickad' || state === 'godkänd';
  const parts = [
    `${approved.length} av ${asked} har godkänt`,
    rejected.length > 0 ? `${names(rejected)} har avslagit` : '',
    sentBack.length > 0 ? `${names(sentBack)} har återremitterat` : '',
    waiting.length === 0 ? '' : open ? `väntar på ${names(waiting)}` : `${names(waiting)} hann inte svara`,
  ];
  return parts.filter(Boolean).join(', ');
}

/** "Alla 15 behöver godkänna." */
export function ruleText({ rule, parties }: Asked): string {
  const { needed, asked } = tallyOf(rule, parties);
  if (needed === asked) return asked === 1 ? 'Parten behöver godkänna.' : `Alla ${asked} behöver godkänna.`;
  return rule.kind === 'majority'
    ? `Fler än hälften, ${needed} av ${asked}, behöver godkänna.`
    : `${needed} av ${asked} behöver godkänna.`;
}

/** What a decision is on, so that the sentence stands by itself in the register. */
export function decisionSubject(
  budget: { projectName: string; phaseNumber: number; phaseName: string; version: number; total: number },
  party: { partyName: string; share: number },
): string {
  const phase = phaseTitle({ number: budget.phaseNumber, name: budget.phaseName });
  return (
    `${genitive(party.partyName)} andel ${formatOre(party.share)} av ${formatOre(budget.total)}: ` +
    `${budget.projectName}, ${phase}, budget version ${budget.version}`
  );
}

/** "Mot version 1, som ni godkände", "Mot version 1, som gäller nu" */
export function comparedText({ version, verdict }: EarlierShare): string {
  if (verdict === 'godkänd') return `Mot version ${version}, som ni godkände`;
  if (verdict === 'godkänd med villkor') return `Mot version ${version}, som ni godkände med villkor`;
  return `Mot version ${version}, som är godkänd`;
}

/** "Ludvika betalar 100 kr", "Ludvika får tillbaka 100 kr" */
export function paysText({ partyName, share }: { readonly partyName: string; readonly share: number }): string {
  return `${partyName} ${share < 0 ? 'får tillbaka' : 'betalar'} ${formatOre(Math.abs(share))}`;
}

/** "+1 200 kr", "oförändrad" */
export function changeText(change: number): string {
  if (change === 0) return 'oförändrad';
  return `${change > 0 ? '+' : ''}${formatOre(change)}`;
}
