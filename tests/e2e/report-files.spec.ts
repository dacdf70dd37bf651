import JSZip from 'jszip';
import { extractText, getDocumentProxy, getMeta } from 'unpdf';

import { addPublished, snapshotFor } from './report-files';
import { expect, test, visit } from './test';

test.use({ portfolio: 'report-files' });
test.describe.configure({ mode: 'serial' });

const REPORT = '/projekt/min-skolskjuts/rapporter/70';
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

test.beforeAll(async ({ site }) => {
  const first = await addPublished(site.db, 'min-skolskjuts', snapshotFor());
  const second = snapshotFor({ edition: 2 });
  await addPublished(site.db, 'min-skolskjuts', second, { replaces: first, replaceReason: 'Fel siffra' });
});

test('the PDF is a tagged A4 handling in Swedish, with heads, page numbers and words for the lights', async ({
  asRole,
}) => {
  const page = await asRole('lasare');
  await visit(page, REPORT);
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Hämta PDF' }).click();
  expect((await download).suggestedFilename()).toBe('min-skolskjuts-statusrapport-70-utgava-2.pdf');

  const answer = await page.request.get(`${REPORT}/rapport.pdf`);
  expect(answer.headers()['content-type']).toBe('application/pdf');
  expect(answer.headers()['cache-control']).toBe('private, no-store');
  const bytes = new Uint8Array(await answer.body());
  const raw = Buffer.from(bytes).toString('latin1');
  expect(raw).toContain('/StructTreeRoot');
  expect(raw).toMatch(/\/MarkInfo\s*<<\s*\/Type \/MarkInfo\s*\/Marked true|\/Marked true/);
  expect(raw).toMatch(/\/Lang\s*\(sv/);
  expect(raw).toContain('/Outlines');

  const pdf = await getDocumentProxy(bytes);
  expect((await getMeta(pdf)).info['Title']).toBe('Statusrapport 70, utgåva 2 · Min skolskjuts');
  const [, , width, height] = (await pdf.getPage(1)).view;
  // A4 in points; the browser rounds a sheet up to whole pixels.
  expect(Math.abs(width! - 595.3)).toBeLessThan(1);
  expect(Math.abs(height! - 841.9)).toBeLessThan(1.5);
  const { totalPages, text } = await extractText(pdf);
  expect(totalPages).toBeGreaterThan(1);
  text.forEach((sheet, at) => {
    expect(sheet).toContain(`Sida ${at + 1} av ${totalPages}`);
    expect(sheet).toContain('Statusrapport 70, utgåva 2, 2020-12-01');
  });
  const all = text.join('\n');
  // Black and white: the word stands beside the shape.
  for (const word of ['Enligt plan', 'Mindre komplikationer', 'Komplikationer', 'Genomförd', 'Min skolskjuts']) {
    expect(all).toContain(word);
  }
  expect(all).toContain('Leveransen <b>väntar</b> & drar ut');
  expect(all).toContain('Utbildning av handläggare åäö');
  expect(all).toContain('930 000');
});

test('the structure of the PDF has headings and tables with heading cells', async ({ asRole }) => {
  const page = await asRole('lasare');
  const answer = await page.request.get(`${REPORT}/rapport.pdf`);
  const pdf = await getDocumentProxy(new Uint8Array(await answer.body()));
  const roles = new Set<string>();
  const collect = (node: { role?: string; children?: unknown[] }) => {
    if (node.role) roles.add(node.role);
    node.children?.forEach((child) => collect(child as { role?: string }));
  };
  collect((await (await pdf.getPage(1)).getStructTree()) as { role?: string });
  expect([...roles]).toEqual(expect.arrayContaining(['H1', 'H2', 'H3', 'Table', 'TR', 'TH', 'TD']));
});

test('an older edition says in both files that it is replaced', async ({ asRole }) => {
  const page = await asRole('lasare');
  await visit(page, `${REPORT}?utgava=1`);
  await expect(page.getByRole('link', { name: 'Hämta PDF' })).toHaveAttribute('href', /utgava=1$/);
  const answer = await page.request.get(`${REPORT}/rapport.pdf?utgava=1`);
  const pdf = await getDocumentProxy(new Uint8Array(await answer.body()));
  const { text } = await extractText(pdf, { mergePages: true });
  expect(text).toContain('Den här utgåvan är ersatt av utgåva 2.');
  expect(text).toContain('Statusrapport 70, utgåva 1');
  const docx = await page.request.get(`${REPORT}/rapport.docx?utgava=1`);
  expect(await partOf(await docx.body(), 'word/document.xml')).toContain('ersatt av utgåva 2');
});

test('the Word file has the same words under headings, and tables with heading rows', async ({ asRole }) => {
  const page = await asRole('lasare');
  await visit(page, REPORT);
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Hämta Word' }).click();
  expect((await download).suggestedFilename()).toBe('min-skolskjuts-statusrapport-70-utgava-2.docx');

  const answer = await page.request.get(`${REPORT}/rapport.docx`);
  expect(answer.headers()['content-type']).toBe(DOCX);
  const file = await answer.body();
  const document = await partOf(file, 'word/document.xml');
  expect(document).toContain('w:val="Heading1"');
  expect(document).toContain('w:val="Heading3"');
  expect(document).toContain('<w:tblHeader/>');
  expect(document).toContain('Leveransen &lt;b&gt;väntar&lt;/b&gt; &amp; drar ut');
  for (const word of ['Mindre komplikationer', 'Komplikationer', 'Genomförd', 'Plan beslutad', '=1+1 är inte']) {
    expect(document).toContain(word);
  }
  expect(await partOf(file, 'word/styles.xml')).toContain('w:val="sv-SE"');
  expect(await partOf(file, 'docProps/core.xml')).toContain('Statusrapport 70, utgåva 2 · Min skolskjuts');
  expect(await partOf(file, 'word/footer1.xml')).toContain('NUMPAGES');
  expect(await partOf(file, 'word/header1.xml')).toContain('Statusrapport 70, utgåva 2 · Min skolskjuts');
});

test('there is no file of a draft, of what is not there or of what one may not see', async ({
  asRole,
  asVisitor,
  db,
  expectStatus,
}) => {
  expectStatus(404);
  await db
    .updateTable('statusReport')
    .set({ number: 90 })
    .where('state', '=', 'utkast')
    .where('projectId', '=', (eb) => eb.selectFrom('project').where('slug', '=', 'min-skolskjuts').select('id'))
    .execute();
  const lead = await asRole('projektledare');
  for (const path of ['90/rapport.pdf', '91/rapport.docx', '70/rapport.pdf?utgava=3', '70/rapport.docx?utgava=x']) {
    expect((await lead.request.get(`/projekt/min-skolskjuts/rapporter/${path}`)).status(), path).toBe(404);
  }
  // A cooperation that Borlänge is not in.
  await addPublished(db, 'gemensam-it', snapshotFor({ projectName: 'Gemensam IT' }));
  const stranger = await asRole('direktor.borlange');
  for (const file of ['rapport.pdf', 'rapport.docx']) {
    expect((await stranger.request.get(`/projekt/gemensam-it/rapporter/70/${file}`)).status(), file).toBe(404);
    const visitor = await asVisitor();
    const turned = await visitor.request.get(`${REPORT}/${file}`, { maxRedirects: 0 });
    expect([turned.status(), turned.headers()['location']]).toEqual([
      302,
      `/logga-in?till=${encodeURIComponent(`${REPORT}/${file}`)}`,
    ]);
  }
});

test('several ask for a PDF at once and all get it', async ({ asRole }) => {
  const page = await asRole('lasare');
  const answers = await Promise.all(Array.from({ length: 4 }, () => page.request.get(`${REPORT}/rapport.pdf`)));
  expect(answers.map((answer) => answer.status())).toEqual([200, 200, 200, 200]);
});

async function partOf(file: Buffer, name: string): Promise<string> {
  const zip = await JSZip.loadAsync(file);
  return zip.file(name)!.async('string');
}
