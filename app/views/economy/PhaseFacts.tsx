import { isEditable } from '~/domain/budget';
import type { BasisFigure } from '~/domain/key';
import { formatCount, formatKronorExact, formatOre } from '~/views/shell/format';
import { Card, Facts, type Fact } from '~/views/shell/Page';
import { Status } from '~/views/shell/Status';

import { BUDGET_WORDS, keyOrigin, keyText } from './phase-words';
import { PhaseStrip } from './PhaseApproval';
import type { PhasePageProps } from './PhasePage';
import { shareColumns } from './share-columns';
import type { SharesShown } from './ShareTableCard';

const UNIT_WORDS: Record<number, string> = {
  1: 'öre',
  100: 'hela kronor',
  10_000: 'hela 100 kr',
  100_000: 'hela 1 000 kr',
};

interface PhaseFactsProps extends Pick<PhasePageProps, 'phase' | 'budget' | 'standing' | 'shares'> {
  /** the page's address without a query */
  readonly here: string;
}

/** What the phase is about in one row of figures, and how far the parties have come. */
export function PhaseFacts({ phase, budget, standing, shares, here }: PhaseFactsProps) {
  const { table, key } = shares;
  const items: Fact[] = [];
  if (table) items.push({ term: 'Att dela', value: formatOre(table.total), big: true });
  if (budget)
    items.push({
      term: 'Budget',
      value: <Status tone={BUDGET_WORDS[budget.state].tone}>{BUDGET_WORDS[budget.state].word}</Status>,
    });
  if (key) items.push({ term: 'Fördelningsnyckel', value: <KeyInUse used={key} {...{ phase, budget }} /> });
  if (table) {
    const figures = table.rows.flatMap((row) => row.figures.filter((figure) => figure !== null));
    if (figures.length > 0) items.push({ term: 'Underlag', value: datesOf(figures) });
    items.push({
      term: 'Avrundning',
      value: `${UNIT_WORDS[table.rounding.unit]}, ${table.rounding.mode === 'exact' ? 'exakt summa' : 'varje cell för sig'}`,
    });
    const inhabitants = shareColumns(table).find((column) => column.partLabel === 'Efter invånare')?.basisSum;
    if (inhabitants)
      items.push({
        term: 'Per invånare i snitt',
        value: `${formatKronorExact(Math.round(table.total / inhabitants))} kr`,
      });
  }
  if (phase.externalBudget !== null) items.push({ term: 'Extern budget', value: formatOre(phase.externalBudget) });
  if (phase.actual !== null) items.push({ term: 'Utfall', value: formatOre(phase.actual) });
  if (items.length === 0) return null;
  return (
    <Card>
      <Facts items={items} />
      {table ? (
        <p className="sub">
          {sharersText(new Set(table.rows.map((row) => row.claimant.partyId)).size)}
          {table.stretches.length > 0 ? ' Alla är inte med hela tiden, så kostnaden är uppdelad på dagarna.' : ''}
        </p>
      ) : null}
      <PhaseStrip {...{ budget, standing, here }} />
    </Card>
  );
}

function sharersText(parties: number): string {
  return parties === 1 ? 'En part betalar allt.' : `${formatCount(parties)} parter delar.`;
}

interface KeyInUseProps extends Pick<PhasePageProps, 'phase' | 'budget'> {
  readonly used: NonNullable<SharesShown['key']>;
}

/** The key in words, which one it is, and why this one. */
function KeyInUse({ used, phase, budget }: KeyInUseProps) {
  const open = budget === null || isEditable(budget.state);
  const ofScenario = budget?.state === 'utkast' && budget.assumptions !== null && budget.assumptions.keyId !== null;
  return (
    <>
      {keyText(used.components)}
      <span className="cell-sub">
        {keyOrigin(used.name, phase, ofScenario)}: {used.name}, version {used.version}
      </span>
      {open && used.next ? (
        <span className="cell-sub">
          Version {used.next.version} gäller från {used.next.validFrom}.
        </span>
      ) : null}
    </>
  );
}

/** The days the figures are of, each once; a figure of a whole year says the year. */
function datesOf(figures: readonly BasisFigure[]): string {
  const days = figures.map(({ referenceDate, precision }) =>
    precision === 'year' ? referenceDate.slice(0, 4) : referenceDate,
  );
  return [...new Set(days)].sort().join(', ');
}
