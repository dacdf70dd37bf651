import type { ReportFacts, RiskFact } from '~/domain/report';
import type { ReportDifference } from '~/domain/report-difference';
import { colourWords, countText, escalationText } from '~/views/risk/risk-words';
import { TableScroll } from '~/views/shell/DataTable';
import { Light } from '~/views/shell/Status';

interface ReportRisksProps {
  readonly risks: ReportFacts['risks'];
  readonly difference: ReportDifference | null;
  readonly of: string;
}

/** The gravest risks and how they have moved. */
export function ReportRisks({ risks: { top, count }, difference, of }: ReportRisksProps) {
  const isNew = ({ number }: RiskFact) => difference?.newRisks.some((risk) => risk.number === number) ?? false;
  return (
    <>
      {count ? <p>Öppna risker: {countText(count)}.</p> : null}
      {top.length > 0 ? <RiskTable risks={top} isNew={isNew} label={`Allvarligast, ${of}`} /> : null}
      {difference && difference.goneRisks.length > 0 ? (
        <p className="sub">
          Inte längre bland de allvarligaste:{' '}
          {difference.goneRisks.map(({ number, title }) => `${number} ${title}`).join(', ')}.
        </p>
      ) : null}
    </>
  );
}

/** Risks whose level is in somebody else's mandate than the projektledare's (DOMAIN.md 4.3). */
export function ReportEscalations({ risks, of }: { risks: ReportFacts['escalations']; of: string }) {
  if (risks.length === 0) return <p>Ingen risk ligger utanför projektledarens mandat.</p>;
  return <RiskTable risks={risks} isNew={() => false} label={`Risker som någon annan beslutar om, ${of}`} />;
}

interface RiskTableProps {
  readonly risks: readonly RiskFact[];
  readonly isNew: (risk: RiskFact) => boolean;
  readonly label: string;
}

function RiskTable({ risks, isNew, label }: RiskTableProps) {
  return (
    <TableScroll label={label}>
      <table>
        <thead>
          <tr>
            <th scope="col">Risk</th>
            <th scope="col">Nivå</th>
            <th scope="col">Mandat</th>
          </tr>
        </thead>
        <tbody>
          {risks.map((risk) => (
            <tr key={risk.number}>
              <th scope="row">
                {risk.number} {risk.title}
              </th>
              <td>
                <Light tone={colourWords(risk.colour).tone}>{colourWords(risk.colour).word}</Light>
                <Moved risk={risk} isNew={isNew(risk)} />
              </td>
              <td>
                {risk.mandate ?? '–'}
                {risk.raised ? <span className="cell-sub">{escalationText(risk.raised)}</span> : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

function Moved({ risk, isNew }: { risk: RiskFact; isNew: boolean }) {
  if (isNew) return <span className="cell-sub">ny bland de allvarligaste</span>;
  if (risk.before === undefined || risk.before === risk.colour) return null;
  return <span className="cell-sub">tidigare: {colourWords(risk.before).word.toLowerCase()}</span>;
}
