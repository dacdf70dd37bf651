import { Link } from '@remix-run/react';

import { sumOre } from '~/domain/money';
import { amountIn, totalsOf, type LedgerRow } from '~/domain/party-ledger';
import type { Approval, PartyAnswer } from '~/store/approval';
import { formatOre } from '~/views/shell/format';
import { Card, Facts } from '~/views/shell/Page';

interface YearsCardProps {
  readonly approval: Approval;
  readonly party: PartyAnswer;
  readonly ledger: readonly LedgerRow[];
  readonly today: string;
}

/** What the party pays in all initiatives this year and next, drafts told apart since they are no commitment, and whether this share is in it. */
export function YearsCard({ approval, party, ledger, today }: YearsCardProps) {
  const thisYear = Number(today.slice(0, 4));
  const { parts } = totalsOf(ledger);
  const paid = (year: number, draft: boolean) =>
    sumOre(
      parts.filter(({ commitment }) => (commitment === 'utkast') === draft).map(({ years }) => amountIn(years, year)),
    );
  const counts = ledger.find(({ phaseId }) => phaseId === approval.phaseId)?.carried?.version === approval.version;
  return (
    <Card title={`${party.partyName} betalar i alla initiativ`}>
      <Facts
        items={[thisYear, thisYear + 1].map((year) => ({
          term: year,
          value: yearText(paid(year, false), paid(year, true)),
        }))}
      />
      <p className="sub">
        {counts ? 'Den här andelen är med.' : 'Den version av fasens budget som gäller nu är med, inte den här.'}{' '}
        <Link to={`/kommuner/${party.address}`}>Se alla projekt och år</Link>
      </p>
    </Card>
  );
}

function yearText(committed: number, drafted: number): string {
  return drafted === 0 ? formatOre(committed) : `${formatOre(committed)}, och ${formatOre(drafted)} i utkast`;
}
