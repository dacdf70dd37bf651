import { docxResponse } from '~/platform/docx';
import { guardedLoader } from '~/policy/guard';
import { documentTitle } from '~/views/report/paper/document-words';
import { reportBlocks } from '~/views/report/paper/report-blocks';

import { reportFileOf } from './report-file';
import { publishedReport } from './report-subject';

/** A published report for a word processor, with what its page shows. */
export const loader = guardedLoader(publishedReport, 'project.read', async (asked) => {
  const { name, snapshot, difference, replacedBy } = await reportFileOf(asked);
  const title = documentTitle(snapshot);
  const [project, ...rest] = reportBlocks(snapshot, difference);
  const replaced = { kind: 'paragraph', text: `Den här utgåvan är ersatt av utgåva ${replacedBy}.` } as const;
  return docxResponse({
    name,
    title,
    creator: snapshot.cooperationName,
    header: title,
    blocks: [project!, ...(replacedBy === null ? [] : [replaced]), ...rest],
  });
});
