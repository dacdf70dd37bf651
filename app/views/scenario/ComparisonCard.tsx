import { growthText } from '~/domain/growth';
import type { ScenarioOrder } from '~/domain/scenario-comparison';
import { keyText } from '~/views/economy/phase-words';
import { formatCount, formatOre } from '~/views/shell/format';
import { Card, Facts, Note, type Fact } from '~/views/shell/Page';

import { ComparisonTable } from './ComparisonTable';
import { leavingText, redistributionText } from './remarks';
import type { ShownComparison } from './scenario-result';
import { changeText, ratioText, summaryText } from './scenario-words';
import type { Standing } from './standing';

export interface ComparisonCardProps {
  readonly comparison: ShownComparison;
  readonly order: ScenarioOrder;
  readonly ownPartyId: number | null;
  readonly today: string;
}

/** Today beside what if: the outcome in words, what both stand on, and every party. */
export function ComparisonCard(props: ComparisonCardProps) {
  const { comparison, today } = props;
  const { summary, growth, hindrance, skipped, assumedToday } = comparison;
  return (
    <Card tight title="I dag och scenariot" id="resultat">
      <div className="scenario-ground">
        {growth ? (
          <Note tone={growth.verdict === 'beyond' ? 'bad' : 'ok'} title={growthText(growth)}>
            {growth.counted} {growth.verdict === 'beyond' ? hindrance : null}
          </Note>
        ) : null}
        {hindrance && growth?.verdict !== 'beyond' ? <Note tone="wait" title={hindrance} /> : null}
        <p>
          <b>{summaryText(summary)}</b>
        </p>
        <Facts items={facts(comparison)} />
        <p className="sub">
          {assumedToday
            ? 'Summan är antagen. Även dagens andelar är räknade på den. '
            : 'Dagens andelar är de i den senaste budgeten. '}
          Räknat på det som gäller {today}. {presenceText(comparison.assumesParties)} Planen ändras inte.
        </p>
        <Supposed comparison={comparison} />
      </div>
      <ComparisonTable {...props} />
      {skipped.length > 0 ? (
        <details className="scenario-ground">
          <summary>Faser som inte är med ({skipped.length})</summary>
          <ul className="plain-list">
            {skipped.map(({ title, reason }) => (
              <li key={title}>
                {title}: {reason}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </Card>
  );
}

/** What is supposed beside parties, key and sum, a sentence each. */
function Supposed({ comparison }: Pick<ComparisonCardProps, 'comparison'>) {
  const { assumedFigures, redistributions, lines } = comparison;
  const sentences = [...lines.map(leavingText), ...redistributions.map(redistributionText)];
  return (
    <>
      {assumedFigures.length > 0 ? (
        <Note tone="warn" title="Scenariot räknar med antagna siffror.">
          {assumedFigures
            .map((used) => `${used.name}: ${used.seriesName.toLowerCase()} ${formatCount(used.value)}`)
            .join(', ')}
          .
        </Note>
      ) : null}
      {sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </>
  );
}

/** Whether those who share are there all the time. */
function presenceText(assumesParties: boolean): string {
  return assumesParties
    ? 'Scenariot räknar hela fasen: dess parter är med från första till sista dagen.'
    : 'Parterna är de som i dag, under de dagar de är med.';
}

function facts({ total, introduction, todayStanding, whatIfStanding }: ShownComparison): Fact[] {
  const both = (today: string, whatIf: string) => (today === whatIf ? today : `${today} → ${whatIf}`);
  const sums: Fact[] = [
    { term: 'Summa i dag', value: formatOre(total.before ?? 0) },
    { term: 'Summa i scenariot', value: formatOre(total.after ?? 0) },
    {
      term: 'Ändring',
      value: `${changeText(total.change)} kr${total.ratio === null ? '' : ` (${ratioText(total.ratio)})`}`,
    },
  ];
  const paid: Fact[] =
    introduction === null ? [] : [{ term: 'Varav införande, bara den nya', value: formatOre(introduction) }];
  return [
    ...sums,
    ...paid,
    { term: 'Nyckel', value: both(keysText(todayStanding), keysText(whatIfStanding)) },
    { term: 'Siffror', value: both(daysText(todayStanding), daysText(whatIfStanding)) },
  ];
}

function keysText({ keys }: Standing): string {
  return keys.map(({ name, version, components }) => `${name}, version ${version} (${keyText(components)})`).join('; ');
}

function daysText({ days }: Standing): string {
  return days.length === 0 ? 'inga siffror behövs' : `per ${days.join(', ')}`;
}
