import type { ReportFacts, ReportSnapshot } from '~/domain/report';
import type { ReportDifference } from '~/domain/report-difference';
import { Card } from '~/views/shell/Page';
import { phaseOwnName } from '~/views/shell/phase-name';

import { moneyBeforeText } from '../ReportMoney';
import { levelWords, periodText } from '../report-words';

interface SinceLastProps {
  readonly before: ReportSnapshot;
  readonly difference: ReportDifference;
  readonly moved: ReportFacts['milestones']['moved'];
}

/** What is another than in the report before, so that its writer knows what has to be explained. */
export function SinceLast({ before, difference, moved }: SinceLastProps) {
  const lines = [
    ...difference.lights.map(({ area, before: earlier, after }) => `${area}: ${word(earlier)} → ${word(after)}`),
    ...moved.map(
      ({ label, title, from, to, reason }) =>
        `${label} ${title}: ${from ?? 'inget datum'} → ${to ?? 'inget datum'}. ${reason || 'Inget skäl angivet.'}`,
    ),
    ...difference.newRisks.map(({ number, title }) => `Ny bland de allvarligaste riskerna: ${number} ${title}`),
    ...difference.goneRisks.map(({ number, title }) => `Inte längre bland de allvarligaste: ${number} ${title}`),
    ...difference.money.map(
      ({ phaseNumber, phaseName, before: earlier }) =>
        `Budgeten för fas ${phaseNumber}, ${phaseOwnName(phaseName)}, är ändrad (${moneyBeforeText(earlier)})`,
    ),
  ];
  return (
    <Card title="Sedan förra rapporten">
      <p className="sub">
        Statusrapport {before.number}, {periodText(before)}.
      </p>
      {lines.length === 0 ? (
        <p>Inget av det som jämförs är ändrat: lägen, milstolpar, de allvarligaste riskerna och budgetarna.</p>
      ) : (
        <ul>
          {lines.map((line) => (
            <li key={line}>{line.trim()}</li>
          ))}
        </ul>
      )}
    </Card>
  );
}

const word = (level: ReportDifference['lights'][number]['before']) => levelWords(level).word.toLowerCase();
