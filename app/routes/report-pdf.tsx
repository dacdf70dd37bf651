import { renderToStaticMarkup } from 'react-dom/server';

import { guardedLoader } from '~/policy/guard';
import { ReportDocument } from '~/views/report/paper/ReportDocument';
import { SheetFoot, SheetHead } from '~/views/report/paper/SheetMargins';
import stylesheet from '~/views/styles/index.css?inline';

import { reportFileOf } from './report-file';
import { publishedReport } from './report-subject';

/** A published report as a handling: made by a browser on the server from the same view as the page. */
export const loader = guardedLoader(publishedReport, 'project.read', async (asked) => {
  const { printer } = asked.context;
  if (!printer) return sentence(404, 'PDF görs inte här. Öppna rapporten och välj Skriv ut, så blir den likadan.');
  const { name, snapshot, difference, replacedBy } = await reportFileOf(asked);
  const pdf = await printer.print({
    html: `<!doctype html>${renderToStaticMarkup(<ReportDocument {...{ snapshot, difference, replacedBy, stylesheet }} />)}`,
    header: renderToStaticMarkup(<SheetHead snapshot={snapshot} />),
    footer: renderToStaticMarkup(<SheetFoot />),
  });
  if (pdf === 'busy') return sentence(503, 'Många PDF-filer görs just nu. Försök igen om en halv minut.');
  if (pdf === 'failed') return sentence(503, 'PDF-filen gick inte att göra. Försök igen, eller skriv ut från sidan.');
  return new Response(pdf, {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': `attachment; filename="${name}.pdf"`,
      'Cache-Control': 'private, no-store',
    },
  });
});

function sentence(status: 404 | 503, text: string): Response {
  return new Response(text, {
    status,
    headers: {
      'Content-Type': 'text/plain; charset=utf-8',
      ...(status === 503 ? { 'Retry-After': '30' } : {}),
    },
  });
}
