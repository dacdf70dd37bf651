import { expect, test, visit } from './test';

const PAGE = '/samverkan/dalarna';

test('a läsare sees agreement, members, keys and figures, and nothing to change them with', async ({ asRole }) => {
  const page = await asRole('lasare');
  for (const [path, text] of [
    ['', 'SCB:s folkmängd den 31 december året innan budgeten fastställs'],
    ['?andra=1', 'Halvårsvis i efterskott, av värdkommunen'],
    ['?ny-medlem=1', 'sedan tidigare'],
    ['/nycklar', '50 % lika · 50 % efter invånare'],
    ['/nycklar?ny=1', '50 % lika · 50 % efter invånare'],
    ['/underlag', '52 224'],
    ['/underlag?siffra=folkmangd', '52 224'],
  ] as const) {
    await visit(page, PAGE + path);
    const content = page.getByRole('main');
    await expect(content).toContainText(text.replace(/(\d) (\d)/g, '$1\u00a0$2'));
    await expect(content.getByRole('button'), path).toHaveCount(0);
    await expect(content.getByRole('textbox'), path).toHaveCount(0);
    await expect(content.getByRole('link', { name: /^(Ändra|Ny |Läs in|Skriv in)/ }), path).toHaveCount(0);
  }
});
