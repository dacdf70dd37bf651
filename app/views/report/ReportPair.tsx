import type { ReportSnapshot } from '~/domain/report';
import type { ReportDifference } from '~/domain/report-difference';

import { periodText, reportTitle } from './report-words';
import { ReportView1 } from './ReportView1';

interface ReportPairProps {
  readonly snapshot: ReportSnapshot;
  /** the report before; null: this is the first */
  readonly before: ReportSnapshot | null;
  readonly difference: ReportDifference | null;
}

/** A report beside the one before it; on a narrow screen that one is folded under it. */
export function ReportPair({ snapshot, before, difference }: ReportPairProps) {
  return (
    <div className={before ? 'report-pair' : undefined} id="rapport">
      <div className="card">
        <ReportView1 snapshot={snapshot} difference={difference} />
      </div>
      {before ? (
        <details className="card report-before no-print">
          <summary>
            Förra rapporten: {reportTitle(before)}, {periodText(before)}
          </summary>
          <ReportView1 snapshot={before} difference={null} />
        </details>
      ) : null}
    </div>
  );
}
