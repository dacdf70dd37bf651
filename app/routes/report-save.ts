import type { z } from 'zod';

import { Refusal } from '~/domain/refusal';
import { writtenReport, type reportForm } from '~/forms/report';
import { LostRace } from '~/policy/form-failure';
import type { Guarded } from '~/policy/guard';
import { updateReport } from '~/store/report-change';
import { findReportWriter } from '~/store/report-writer';
import type { SavedDraft } from '~/views/report/editor/editor-answer';
import { differingFields } from '~/views/report/editor/report-fields';
import { formatDateTime } from '~/views/shell/format';

import { lockDraftReport } from './report-publish';
import type { ReportAddress } from './subjects';

/**
 * Saves what is written in a draft. What already stands there is not saved again, whatever version it was seen in: an
 * answer that got lost on the way must not look like somebody else's writing when it is sent anew.
 * @throws Refusal when the draft is thrown away or published
 * @throws LostRace with who wrote and what they wrote, when somebody has been there since
 */
export async function saveDraft(
  { viewer, found, write }: Guarded<ReportAddress>,
  input: z.output<typeof reportForm>,
): Promise<SavedDraft> {
  const written = writtenReport(input);
  return write(async (trx, actor) => {
    const report = await lockDraftReport(trx, { viewer, found }, input.id);
    const areas = (draft: typeof report.draft) => draft.lights.map(({ area }) => area).join('\n');
    if (areas(report.draft) !== areas(written.draft)) {
      throw new Refusal('Rapporten bedömer andra områden än formuläret. Ladda om sidan.');
    }
    const differing = differingFields(written, report);
    const periodMoved = report.periodStart !== written.periodStart || report.periodEnd !== written.periodEnd;
    if (differing.length === 0) return { version: report.version, at: actor.at, periodMoved };
    if (report.version !== input.version) {
      const writer = await findReportWriter(trx, viewer, found.project.id, report.id);
      const last = `${writer?.by ?? 'Okänd'}, ${formatDateTime(writer?.at ?? null)}`;
      throw new LostRace({ version: report.version, values: [['Senast sparad av', last], ...differing] });
    }
    return { version: await updateReport(trx, actor, found.project.id, report, written), at: actor.at, periodMoved };
  });
}
