import { expect, test, visit } from './test';

test('a director sees the projects of the own kommun and no others', async ({ asRole }) => {
  const page = await asRole('direktor.borlange');
  await visit(page, '/portfolj');
  await expect(page.getByRole('rowheader', { name: 'Min skolskjuts' })).toBeVisible();
  await expect(page.getByText('1 projekt i 1 samverkan')).toBeVisible();
  await expect(page.getByRole('combobox', { name: 'Samverkan' }).getByRole('option')).toHaveText([
    'Alla',
    'Gemensamma IT-projekt i Dalarna',
  ]);
  const file = await page.request.get('/portfolj.csv');
  expect(await file.text()).not.toContain('Digital motor');
});

test('what one may not see answers as what does not exist, on every address of it', async ({ asRole }) => {
  const page = await asRole('direktor.borlange');
  for (const project of ['edala', 'digital-motor', 'gemensam-it', 'it-vaxel-telefoni', 'finns-inte']) {
    for (const rest of ['', '/plan', '/milstolpar', '/faser', '/faser/1', '/risker', '/timmar']) {
      const answer = await page.request.get(`/projekt/${project}${rest}`);
      expect(answer.status(), `${project}${rest}`).toBe(404);
      expect(await answer.text()).not.toContain('Förstudie');
    }
    for (const file of [
      'milstolpar.csv',
      'milstolpar/trend',
      'milstolpar/trend.csv',
      'faser/1/andelar.csv',
      'risker.csv',
      'timmar.csv',
    ]) {
      expect((await page.request.get(`/projekt/${project}/${file}`)).status(), `${project}/${file}`).toBe(404);
    }
    const form = { intent: 'remove', id: '1', version: '1' };
    expect((await page.request.post(`/projekt/${project}/risker`, { form })).status(), project).toBe(404);
  }
});

test('the background requests of the pages are as closed as the pages', async ({ asRole }) => {
  const page = await asRole('direktor.borlange');
  for (const path of ['/projekt/edala.data', '/projekt/digital-motor/risker.data', '/projekt/finns-inte/plan.data']) {
    const answer = await page.request.get(path);
    expect(answer.status(), path).toBe(404);
    expect(await answer.text()).not.toContain('participants');
  }
});

test('the filter of the portfolio shows nothing of other cooperations', async ({ asRole }) => {
  const page = await asRole('direktor.borlange');
  for (const query of ['samverkan=fyrbodal', 'kommun=uddevalla', 'samverkan=edala&kommun=mora']) {
    await visit(page, `/portfolj?${query}`);
    await expect(page.getByText('Inget projekt passar urvalet')).toBeVisible();
  }
});

test('an address of no page says so in words, with a way on', async ({ asRole, expectStatus }) => {
  expectStatus(404);
  const page = await asRole('projektledare');
  const paths = ['/projekt/finns-inte', '/projekt/Min%20Skolskjuts', '/projekt/min-skolskjuts/faser/99'];
  for (const path of [...paths, '/projekt/min-skolskjuts/faser/x', '/projekt/min-skolskjuts/finns-inte', '/%C3%A5']) {
    const response = await visit(page, path);
    expect(response.status(), path).toBe(404);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sidan finns inte');
  }
  await page.getByRole('link', { name: 'Till startsidan' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Att göra');
});

test('addresses that break other products end in 404 or 400', async ({ asRole }) => {
  const page = await asRole('projektledare');
  for (const path of [
    '/projekt/%00',
    '/projekt/..%2f..%2fetc',
    "/projekt/'%3B--",
    '/%E0%A4%A',
    '/assets/finns-inte.js',
  ]) {
    const answer = await page.request.get(path);
    expect([400, 404], `${path} answers ${answer.status()}`).toContain(answer.status());
  }
});
