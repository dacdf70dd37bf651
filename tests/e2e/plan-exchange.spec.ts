import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';

import type { Page } from '@playwright/test';

import { expect, test, visit } from './test';

test.use({ portfolio: 'plan-exchange' });

const PLAN = '/projekt/min-skolskjuts/plan';
const xml = (text: string | Buffer) => ({ name: 'plan.xml', mimeType: 'text/xml', buffer: Buffer.from(text) });
const csv = (text: string) => ({ name: 'plan.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
const project2019 = readFileSync(join(import.meta.dirname, '../support/fixtures/mspdi/project-2019.xml'));

async function check(page: Page, file: { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
  await visit(page, `${PLAN}/importera`);
  await page.getByLabel('Fil', { exact: true }).setInputFiles(file);
  await page.getByRole('button', { name: 'Kontrollera filen' }).click();
}

const facts = (page: Page) => page.getByRole('main').locator('dl');

test('a plan of Project is looked through, read in, exported and unchanged when read again', async ({ asRole, db }) => {
  const count = async () => (await db.selectFrom('planItem').select('id').execute()).length;
  const before = await count();
  const page = await asRole('projektledare');
  await visit(page, PLAN);
  await page.getByRole('link', { name: 'Läs in en plan' }).click();
  await check(page, xml(project2019));
  await expect(page.getByRole('status')).toContainText('Inget är sparat än.');
  await expect(facts(page)).toContainText(/Läggs till\s*6/);
  await expect(page.getByText('1 rad hoppas över (inaktivt i filen).')).toBeVisible();
  expect(await count(), 'checking writes nothing').toBe(before);
  await page.getByRole('button', { name: 'Läs in 6 rader' }).click();
  await expect(page.getByRole('status')).toContainText('Planen är inläst.');
  expect(await count()).toBe(before + 6);
  await visit(page, PLAN);
  await expect(page.getByRole('main')).toContainText('Kravställning');

  for (const ending of ['xml', 'csv', 'xlsx']) {
    const answer = await page.request.get(`${PLAN}.${ending}`);
    await check(page, { name: `plan.${ending}`, mimeType: 'application/octet-stream', buffer: await answer.body() });
    await expect(page.getByRole('status'), ending).toContainText('Planen är redan som filen.');
  }
});

test('mistakes of a table are said with row and column, and nothing is stored', async ({
  asRole,
  expectStatus,
  db,
}) => {
  expectStatus(400);
  const page = await asRole('projektledare');
  const count = async () => (await db.selectFrom('planItem').select('id').execute()).length;
  const before = await count();
  await check(page, csv('typ;fas;namn;start;slut\naktivitet;Ny fas;Rätt;2020-01-07;2020-01-08\nuppgift;;X;7 jan;\n'));
  const messages = page.getByRole('main').locator('.ds-validation-message');
  await expect(messages).toContainText([
    'Rad 3, kolumn ”typ”: ”uppgift”. Tillåtet är fas, aktivitet eller milstolpe.',
    'Rad 3, kolumn ”start”: ”7 jan” är inget datum.',
    'Rad 3, kolumn ”fas”: tom.',
  ]);
  await check(page, xml('<!DOCTYPE p [<!ENTITY x SYSTEM "file:///etc/passwd">]><Project>&x;</Project>'));
  await expect(messages).toContainText(['Filen har en dokumenttyp (DOCTYPE).']);
  await check(page, xml('<html><body>Logga in</body></html>'));
  await expect(messages).toContainText(['Filen är en webbsida']);
  expect(await count()).toBe(before);
});

test('a file of 20 MB is refused before it is read, with and without script', async ({ asRole, expectStatus }) => {
  expectStatus(413);
  const big = xml(Buffer.alloc(20 * 1024 * 1024, 'x'));
  const page = await asRole('projektledare');
  await check(page, big);
  await expect(page.getByLabel('Fil', { exact: true })).toHaveAccessibleDescription(/Filen är större än 7 MB/);
  const form = { intent: 'check', file: big };
  const answer = await page.request.post(`${PLAN}/importera`, { multipart: form });
  expect(answer.status()).toBe(413);
  expect(await answer.text()).toContain('för stort');
});

test('a body that comes in pieces without its size is refused before it has ended', async ({ site }) => {
  const answer = await new Promise<number>((resolve, reject) => {
    const headers = { Origin: site.address, 'Content-Type': 'text/xml', 'Transfer-Encoding': 'chunked' };
    const sent = request(`${site.address}${PLAN}/importera`, { method: 'POST', headers });
    sent.once('response', ({ statusCode }) => resolve(statusCode ?? 0));
    sent.once('error', reject);
    // Never ended: whoever waits for all of it answers nothing.
    sent.write('<Project>');
  });
  expect(answer).toBe(411);
});

test('without script, and when the plan changed after the check, it is shown anew and a reason follows', async ({
  asRole,
  db,
}) => {
  const page = await asRole('projektledare', { javaScriptEnabled: false });
  const file = (day: string) => csv(`typ;fas;namn;start;slut\nmilstolpe;Pilotfas;Pilot klar;;${day}\n`);
  const choose = async (day: string) => {
    await page.goto(`${PLAN}/importera`);
    await page.getByLabel('Fil', { exact: true }).setInputFiles(file(day));
    await page.getByRole('button', { name: 'Kontrollera filen' }).click();
  };
  await choose('2021-03-01');
  await page.getByRole('button', { name: 'Läs in 2 rader' }).click();
  await expect(page.getByRole('status')).toContainText('2 nya rader');
  await choose('2021-04-01');
  await expect(page.getByRole('main')).toContainText('datum: 2021-03-01 → 2021-04-01');
  await db.updateTable('milestone').set({ forecastDate: '2021-03-15' }).where('title', '=', 'Pilot klar').execute();
  await page.getByRole('textbox', { name: 'Varför flyttas milstolparna?' }).fill('Leverantören är sen');
  await page.getByRole('button', { name: 'Läs in 1 rad' }).click();
  await expect(page.getByRole('alert')).toContainText('Inget är sparat: planen ändrades efter kontrollen.');
  await expect(page.getByRole('main')).toContainText('datum: 2021-03-15 → 2021-04-01');
  const reason = page.getByRole('textbox', { name: 'Varför flyttas milstolparna?' });
  await expect(reason).toHaveValue('Leverantören är sen');
  await page.getByRole('button', { name: 'Läs in 1 rad' }).click();
  await expect(page.getByRole('status')).toContainText('1 ändrad');
  const change = await db
    .selectFrom('milestoneChange')
    .innerJoin('milestone', 'milestone.id', 'milestoneChange.milestoneId')
    .where('milestone.title', '=', 'Pilot klar')
    .select(['fromValue', 'toValue', 'reason'])
    .execute();
  expect(change).toEqual([{ fromValue: '2021-03-15', toValue: '2021-04-01', reason: 'Leverantören är sen' }]);
});

test('a calendar address shows milestones to whoever has it, until it is revoked', async ({
  asRole,
  asVisitor,
  expectStatus,
}) => {
  expectStatus(404);
  const page = await asRole('projektledare');
  await visit(page, `${PLAN}/kalender`);
  await page.getByRole('combobox', { name: 'Visar' }).selectOption({ label: 'Alla milstolpar i projektet' });
  await page.getByRole('button', { name: 'Skapa adress' }).click();
  const address = await page.getByRole('textbox', { name: 'Adress' }).inputValue();
  const visitor = await asVisitor();
  const path = new URL(address).pathname;
  const answer = await visitor.request.get(path);
  expect(answer.status()).toBe(200);
  expect(answer.headers()['content-type']).toBe('text/calendar; charset=utf-8');
  const text = await answer.text();
  expect(text).toMatch(/^BEGIN:VCALENDAR\r\n/);
  expect(text).toContain('(Min skolskjuts)');
  expect(text).toMatch(/DTSTART;VALUE=DATE:\d{8}\r\n/);
  expect(text).not.toMatch(/Ansvarig|ORGANIZER|ATTENDEE/);
  expect((await visitor.request.get(path.replace(/.\.ics$/, 'x.ics').replace(/^(.{20})./, '$1-'))).status()).toBe(404);

  await visit(page, `${PLAN}/kalender`);
  await expect(page.getByRole('main')).not.toContainText(path);
  await page.getByText('Återkalla …').click();
  await page.getByRole('button', { name: 'Ja, återkalla' }).click();
  await expect(page.getByRole('status')).toContainText('Adressen är återkallad.');
  expect((await visitor.request.get(path)).status()).toBe(404);
});

test('a reader exports, and is refused reading in and making addresses', async ({ asRole, db }) => {
  const page = await asRole('lasare');
  for (const ending of ['xml', 'csv', 'xlsx']) {
    expect((await page.request.get(`${PLAN}.${ending}`)).status(), ending).toBe(200);
  }
  const feeds = async () => (await db.selectFrom('calendarFeed').select('id').execute()).length;
  const before = await feeds();
  for (const path of ['importera', 'kalender']) {
    expect((await page.request.get(`${PLAN}/${path}`)).status(), path).toBe(403);
  }
  const check = await page.request.post(`${PLAN}/importera`, {
    multipart: { intent: 'check', file: xml(project2019) },
  });
  expect(check.status()).toBe(403);
  const save = { intent: 'save', plan: '{}', seen: 'x', fileName: 'x' };
  expect((await page.request.post(`${PLAN}/importera`, { form: save })).status()).toBe(403);
  expect((await page.request.post(`${PLAN}/kalender`, { form: { intent: 'create', partyId: '' } })).status()).toBe(403);
  expect((await page.request.post(`${PLAN}/kalender`, { form: { intent: 'revoke', id: '1' } })).status()).toBe(403);
  expect(await feeds()).toBe(before);
});

test('the plan of a cooperation that one is not in is not there, whatever the ending', async ({ asRole }) => {
  const page = await asRole('direktor.borlange');
  for (const path of ['plan.xml', 'plan.csv', 'plan.xlsx', 'plan/importera', 'plan/kalender']) {
    expect((await page.request.get(`/projekt/digital-motor/${path}`)).status(), path).toBe(404);
  }
});
