import type { ReportSnapshot } from '~/domain/report';

/** "Statusrapport 3, utgåva 1": what a report is called where it stands alone. */
export function documentNumber({ number, edition }: Pick<ReportSnapshot, 'number' | 'edition'>): string {
  return `Statusrapport ${number}, utgåva ${edition}`;
}

/** "Statusrapport 3, utgåva 1 · Digital motor". */
export function documentTitle(snapshot: Pick<ReportSnapshot, 'number' | 'edition' | 'projectName'>): string {
  return `${documentNumber(snapshot)} · ${snapshot.projectName}`;
}
