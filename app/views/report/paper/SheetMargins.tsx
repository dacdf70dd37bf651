import type { ReportSnapshot } from '~/domain/report';

import { documentNumber } from './document-words';

/*
 * The margins of a sheet are drawn apart from the page and know none of its styles.
 */
const margin = {
  boxSizing: 'border-box',
  display: 'flex',
  justifyContent: 'space-between',
  gap: '12pt',
  width: '100%',
  padding: '0 16mm',
  fontFamily: 'Inter, "DejaVu Sans", Arial, sans-serif',
  fontSize: '8pt',
  color: '#333',
} as const;

/** At the top of each sheet: which project, which report. */
export function SheetHead({ snapshot }: { snapshot: ReportSnapshot }) {
  const { projectName, publishedOn } = snapshot;
  return (
    <div style={margin}>
      <span>{projectName}</span>
      <span>
        {documentNumber(snapshot)}, {publishedOn}
      </span>
    </div>
  );
}

/** At the foot of each sheet; the browser fills in the numbers. */
export function SheetFoot() {
  return (
    <div style={{ ...margin, justifyContent: 'flex-end' }}>
      <span>
        Sida <span className="pageNumber" /> av <span className="totalPages" />
      </span>
    </div>
  );
}
