import { Link } from '@remix-run/react';

import type { Explanation, PartExplanation } from '~/domain/explain';
import { ShareExplanation } from '~/views/economy/ShareExplanation';
import { formatCount, formatKronorExact, formatOre, formatPercent } from '~/views/shell/format';
import { Card, Facts, type Fact } from '~/views/shell/Page';

import { changeText, comparedText, genitive } from './approval-words';
import type { DecisionPageProps } from './DecisionPage';

/** The sum that is decided on, what it is made of, what has changed, and how it was computed. */
export function ShareCard({ approval, party, explanations, rounding, ledger }: DecisionPageProps) {
  const { share, before } = party;
  const inhabitants = inhabitantsOf(explanations);
  const [only] = explanations;
  const parts = explanations.length === 1 && only ? partsOf(only) : explanations.map(unitOf);
  const change: Fact = before
    ? { term: comparedText(before), value: changeText(share - before.share) }
    : { term: 'Tidigare godkänt', value: 'inget, det är första gången' };
  return (
    <Card>
      <p className="sub">{genitive(party.partyName)} andel</p>
      <p className="big">{formatOre(share)}</p>
      <p>
        {approval.total === 0
          ? formatOre(approval.total)
          : `${formatPercent(share / approval.total)} av ${formatOre(approval.total)}`}
        {inhabitants ? ` · ${formatKronorExact(Math.round(share / inhabitants))} kr per invånare` : ''}
      </p>
      <Facts items={[...parts, ...netFacts(share, compensationOf(ledger, approval.phaseId)), change]} />
      {before?.motivation ? <p className="sub">Ert villkor då: ”{before.motivation}”</p> : null}
      {rounding ? (
        <details>
          <summary>Så är det räknat</summary>
          {explanations.map((explanation) => (
            <ShareExplanation key={explanation.claimant.unitId ?? 0} explanation={explanation} rounding={rounding} />
          ))}
          <p>
            <Link to={`/projekt/${approval.projectSlug}/faser/${approval.phaseNumber}?version=${approval.version}`}>
              Se alla parters andelar
            </Link>
          </p>
        </details>
      ) : null}
    </Card>
  );
}

/** What the party is paid for its own debited hours in the phase. */
function compensationOf(ledger: DecisionPageProps['ledger'], phaseId: number): number {
  return ledger.find((row) => row.phaseId === phaseId)?.net.compensation ?? 0;
}

/** Where own time is paid for, what that leaves: the decision is on the share, the bank sees the net. */
function netFacts(share: number, compensation: number): Fact[] {
  if (compensation === 0) return [];
  return [
    { term: 'Ersättning för egen tid', value: formatOre(compensation) },
    { term: 'Netto', value: formatOre(share - compensation) },
  ];
}

/** Of a party without units: one fact a component of the key, and what it carries alone. */
function partsOf({ parts, carried }: Explanation): Fact[] {
  const shared = parts.map((part) => ({ term: partTerm(part), value: formatOre(part.amount) }));
  return carried === 0 ? shared : [...shared, { term: 'Egna rader', value: formatOre(carried) }];
}

function unitOf({ claimant, sum }: Explanation): Fact {
  return { term: claimant.unitName ?? claimant.partyName, value: formatOre(sum) };
}

function partTerm(part: PartExplanation): string {
  switch (part.kind) {
    case 'equal':
      return `Lika del, 1 av ${formatCount(part.basis.sum)}`;
    case 'population':
      return `Efter invånare (${formatCount(part.basis.own)})`;
    case 'driver':
      return `Efter ${part.seriesName?.toLowerCase() ?? 'underlag'} (${formatCount(part.basis.own)})`;
    case 'percent':
      return 'Efter avtalad andel';
    case 'perUnit':
      return `Pris per ${part.seriesName.toLowerCase()} (${formatCount(part.figure?.value ?? 0)})`;
    case 'fixed':
      return 'Fast belopp';
  }
}

/** How many live in the party, where the key counts them. */
function inhabitantsOf(explanations: readonly Explanation[]): number {
  return explanations
    .flatMap(({ parts }) => parts)
    .reduce((sum, part) => sum + (part.kind === 'population' ? part.basis.own : 0), 0);
}
