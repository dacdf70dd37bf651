import { amountIn, totalOf, type LedgerRow } from '~/domain/party-ledger';
import { formatHours, formatOre } from '~/views/shell/format';
import { Card, Facts, type Fact } from '~/views/shell/Page';

interface PartyFactsProps {
  readonly ledger: readonly LedgerRow[];
  readonly thisYear: number;
}

/** What the party pays this year, next year and in all. A draft is no commitment and stands apart. */
export function PartyFacts({ ledger, thisYear }: PartyFactsProps) {
  const committed = totalOf(ledger.filter(({ carried }) => carried?.commitment !== 'utkast'));
  const drafted = totalOf(ledger.filter(({ carried }) => carried?.commitment === 'utkast'));
  const items: Fact[] = [
    { term: `Andel ${thisYear}`, value: formatOre(amountIn(committed.years, thisYear)), big: true },
    { term: `Andel ${thisYear + 1}`, value: formatOre(amountIn(committed.years, thisYear + 1)) },
    { term: 'Andel i allt', value: formatOre(committed.share) },
  ];
  if (committed.hours > 0) items.push({ term: 'Egen tid', value: formatHours(committed.hours) });
  if (committed.compensation !== 0) {
    items.push({ term: 'Ersättning för egen tid', value: formatOre(committed.compensation) });
    items.push({ term: 'Netto i allt', value: formatOre(committed.net) });
  }
  if (drafted.share !== 0) items.push({ term: 'Utkast, om de godkänns', value: formatOre(drafted.share) });
  return (
    <Card>
      <Facts items={items} />
      <p className="sub">
        Beslutat och inskickat.{' '}
        {drafted.share === 0 ? '' : 'Ett utkast är inget åtagande och räknas inte in i andelarna ovanför. '}
        {committed.compensation === 0 ? '' : 'Netto är andelen minus ersättningen för debiterad egen tid.'}
      </p>
    </Card>
  );
}
