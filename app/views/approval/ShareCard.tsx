import { Link } from '@remix-run/react';

import type { Explanation, PartExplanation } from '~/domain/explain';
import type { OverTime } from '~/domain/explain-over-time';
import { netOfParty } from '~/domain/in-kind';
import { netFacts } from '~/views/economy/in-kind-words';
import { ShareExplanation } from '~/views/economy/ShareExplanation';
import { formatCount, formatKronorExact, formatOre, formatPercent } from '~/views/shell/format';
import { Card, Facts, type Fact } from '~/views/shell/Page';

import { changeText, comparedText, genitive } from './approval-words';
import type { DecisionPageProps } from './DecisionPage';

/** The sum that is decided on, what it is made of, what has changed, and how it was computed. */
export function ShareCard({ approval, party, member, explanations, rounding, inKind }: DecisionPageProps) {
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
      <Facts items={[...parts, ...netFacts(netOfParty(party, inKind)), change]} />
      {before?.motivation ? <p className="sub">Ert villkor då: ”{before.motivation}”</p> : null}
      {rounding ? (
        <details>
          <summary>Så är det räknat</summary>
          {explanations.map((explanation) => (
            <ShareExplanation key={explanation.claimant.unitId ?? 0} explanation={explanation} rounding={rounding} />
          ))}
          {member ? (
            <p>
              <Link to={`/projekt/${approval.projectSlug}/faser/${approval.phaseNumber}?version=${approval.version}`}>
                Se alla parters andelar
              </Link>
            </p>
          ) : null}
        </details>
      ) : null}
    </Card>
  );
}

/** Of a party without units: one fact a component of the key or a stretch of time, and what it carries alone. */
function partsOf({ parts, overTime, carried }: Explanation): Fact[] {
  const shared = overTime
    ? stretchesOf(overTime)
    : parts.map((part) => ({ term: partTerm(part), value: formatOre(part.amount) }));
  return carried === 0 ? shared : [...shared, { term: 'Egna rader', value: formatOre(carried) }];
}

/** What each stretch that the party takes part in gave. */
function stretchesOf({ stretches }: OverTime): Fact[] {
  return stretches.flatMap(({ from, to, own }) =>
    own ? [{ term: `${from} – ${to}`, value: formatOre(own.sum) }] : [],
  );
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
    .flatMap(({ parts, overTime }) => overTime?.stretches.find(({ own }) => own)?.own?.parts ?? parts)
    .reduce((sum, part) => sum + (part.kind === 'population' ? part.basis.own : 0), 0);
}
