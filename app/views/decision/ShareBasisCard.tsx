import { Link } from '@remix-run/react';

import { netOfParty } from '~/domain/in-kind';
import { ore } from '~/domain/money';
import { netFacts } from '~/views/economy/in-kind-words';
import { ShareExplanation } from '~/views/economy/ShareExplanation';
import { formatOre, formatPercent } from '~/views/shell/format';
import { Card, Facts, type Fact } from '~/views/shell/Page';

import type { RegisteredDecision } from '~/store/register';
import { phaseTitle } from '~/views/shell/phase-name';

import type { RecordPageProps } from './RecordPage';

interface ShareBasisCardProps {
  readonly decision: RegisteredDecision & {
    readonly budget: NonNullable<RegisteredDecision['budget']>;
    readonly phase: NonNullable<RegisteredDecision['phase']>;
  };
  readonly basis: RecordPageProps['basis'];
}

/** What a decided share is a share of, and how it was computed: as it was frozen, never computed anew. */
export function ShareBasisCard({ decision, basis }: ShareBasisCardProps) {
  const { budget, phase, amount, projectSlug } = decision;
  const facts: Fact[] = [
    { term: 'Egen andel', value: formatOre(amount ?? 0), big: true },
    {
      term: 'Av budgeten',
      value: `${formatOre(budget.total)}${budget.total === 0 ? '' : ` (${formatPercent((amount ?? 0) / budget.total)})`}`,
    },
    {
      term: 'Budget',
      value: `Version ${phase.version}${budget.submittedOn ? `, inskickad ${budget.submittedOn}` : ''}`,
    },
    ...netFactsOf(decision, basis),
    ...(basis ? [{ term: 'Nyckel', value: `${basis.keyName}, version ${basis.keyVersion}` }, roundingOf(basis)] : []),
  ];
  return (
    <Card title="Underlag">
      <div className="stack">
        <Facts items={facts} />
        {basis?.explanations.map((explanation) => (
          <ShareExplanation
            key={explanation.claimant.unitId ?? 0}
            explanation={explanation}
            rounding={basis.rounding}
          />
        ))}
        {budget.phaseRemoved ? (
          <p className="sub">{phaseTitle(phase)} är borttagen ur planen.</p>
        ) : (
          <p>
            <Link to={`/projekt/${projectSlug}/faser/${phase.number}?version=${phase.version}`}>
              Hela budgeten och alla parters andelar
            </Link>
          </p>
        )}
      </div>
    </Card>
  );
}

/** What the party's own hours left of the share when the budget was submitted. */
function netFactsOf({ amount }: ShareBasisCardProps['decision'], basis: ShareBasisCardProps['basis']): Fact[] {
  if (!basis?.inKind) return [];
  const { partyId, partyName } = basis.inKind;
  return netFacts(netOfParty({ partyId, partyName, share: ore(amount ?? 0) }, basis.inKind));
}

function roundingOf({ rounding: { unit, mode } }: NonNullable<RecordPageProps['basis']>): Fact {
  return {
    term: 'Avrundning',
    value: `till ${formatOre(unit)}, ${mode === 'exact' ? 'exakt summa' : 'varje cell för sig'}`,
  };
}
