import type { ReportSnapshot } from '~/domain/report';
import type { ReportDifference } from '~/domain/report-difference';

import { ReportView1 } from '../ReportView1';
import { documentTitle } from './document-words';

interface ReportDocumentProps {
  readonly snapshot: ReportSnapshot;
  readonly difference: ReportDifference | null;
  /** the edition that is in force instead; null: this one is */
  readonly replacedBy: number | null;
  readonly stylesheet: string;
}

/** A report as a document of its own, for paper: the view of the page without the product around it. */
export function ReportDocument({ snapshot, difference, replacedBy, stylesheet }: ReportDocumentProps) {
  return (
    <html lang="sv">
      <head>
        <meta charSet="utf-8" />
        <title>{documentTitle(snapshot)}</title>
        {/* Our own stylesheet as it was built; markup would be escaped and a link would need a request. */}
        <style dangerouslySetInnerHTML={{ __html: stylesheet }} />
      </head>
      <body>
        <main className="handling">
          <h1>{snapshot.cooperationName}</h1>
          {replacedBy === null ? null : (
            <p>
              <b>Den här utgåvan är ersatt av utgåva {replacedBy}.</b>
            </p>
          )}
          <ReportView1 snapshot={snapshot} difference={difference} />
        </main>
      </body>
    </html>
  );
}
