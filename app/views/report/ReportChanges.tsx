import type { ReportDifference } from '~/domain/report-difference';
import { colourWords } from '~/views/risk/risk-words';
import { formatOre } from '~/views/shell/format';
import { phaseTitle } from '~/views/shell/phase-name';

import { moneyBeforeText } from './ReportMoney';

/** What a reader of the report before needs to know first, as a short list. */
export function ReportChanges({ difference }: { readonly difference: ReportDifference }) {
  const lines = changeLines(difference);
  if (lines.length === 0) return <p>Läget, de allvarligaste riskerna och fasbudgetarna är som i förra rapporten.</p>;
  return (
    <ul className="plain-list">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

/** Each difference in a sentence of its own, the lights first. */
export function changeLines({ lights, newRisks, goneRisks, money }: ReportDifference): string[] {
  return [
    ...lights.map(({ area, before, after }) => {
      if (after === null) return `${area}: bedöms inte längre (tidigare: ${before}).`;
      if (before === null) return `${area}: ${after} (bedömdes inte tidigare).`;
      return `${area}: ${after} (tidigare: ${before}).`;
    }),
    ...newRisks.map(
      ({ number, title, colour }) =>
        `Ny bland de allvarligaste riskerna: ${number} ${title}, ${colourWords(colour).word.toLowerCase()}.`,
    ),
    ...goneRisks.map(({ number, title }) => `Inte längre bland de allvarligaste riskerna: ${number} ${title}.`),
    ...money.map(({ phaseNumber, phaseName, before, after }) => {
      const now = after.budget === null ? 'ingen budget' : `${after.state ?? 'utan läge'}, ${formatOre(after.budget)}`;
      return `${phaseTitle({ number: phaseNumber, name: phaseName })}: ${now} (${moneyBeforeText(before)}).`;
    }),
  ];
}
