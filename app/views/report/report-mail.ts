import type { ReportSnapshot } from '~/domain/report';
import type { NewEmail } from '~/store/email';
import type { Recipient } from '~/store/recipient';

import { levelWords, periodText, reportTitle } from './report-words';

interface Announced {
  readonly reportId: number;
  readonly snapshot: ReportSnapshot;
  readonly projectSlug: string;
  /** why the report has a new edition; null: it is its first */
  readonly reason: string | null;
}

/** Tells somebody in the styrgrupp that a report is there to be read and answered. */
export function reportMail(
  { reportId, snapshot, projectSlug, reason }: Announced,
  to: Recipient,
  origin: string,
): NewEmail {
  const { projectName, number, draft } = snapshot;
  const title = reportTitle(snapshot);
  return {
    key: `report ${reportId} ${to.userId}`,
    userId: to.userId,
    address: to.address,
    subject: `Att granska: ${title} för ${projectName}`,
    text: [
      `${title} för ${projectName} är publicerad. Den gäller ${periodText(snapshot)}.`,
      ...(reason === null ? [] : [`Den ersätter utgåva ${snapshot.edition - 1}. Skäl: ${reason}`]),
      '',
      ...draft.lights.map(({ area, level, text }) => `${area}: ${levelWords(level).word}${text ? `. ${text}` : ''}`),
      '',
      `Läs och svara: ${origin}/projekt/${projectSlug}/rapporter/${number}`,
    ].join('\n'),
  };
}
