import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

import { PAGES } from './pages';
import { expect, test, visit } from './test';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

type RunOptions = Parameters<AxeBuilder['options']>[0];
type AxeResults = Awaited<ReturnType<AxeBuilder['analyze']>>;

/**
 * No page of ours holds another, so the rules run in the page itself, and only what breaks them is told, by its markup.
 * No rule that is asked reads the style sheets, which would be fetched anew.
 */
const OPTIONS: RunOptions = { resultTypes: ['violations'], selectors: false, preload: false, iframes: false };

function told(violations: AxeResults['violations']): string[] {
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join('\n  ')}`);
}

async function accessibilityFaults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).options(OPTIONS).withTags(RULES).analyze();
  return told(violations);
}

/** Only the rules that colours can break, by the checker that the look before has left in the page. */
async function colourFaults(page: Page): Promise<string[]> {
  const options: RunOptions = {
    ...OPTIONS,
    runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] },
  };
  const violations = await page.evaluate(async (options) => {
    const { axe } = window as unknown as { axe: { run(options: RunOptions): Promise<AxeResults> } };
    return (await axe.run(options)).violations;
  }, options);
  return told(violations);
}

/** Colours glide to their new value, from the next frame on; who looks at once would see the old one. */
async function endGliding(page: Page): Promise<void> {
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('*, ::before, ::after { transition: none !important }');
    document.adoptedStyleSheets.push(sheet);
  });
}

async function sidewaysScroll(page: Page): Promise<number> {
  return page.evaluate(() => {
    window.scrollTo({ left: 1000, behavior: 'instant' });
    return Math.max(window.scrollX, document.documentElement.scrollWidth - window.innerWidth);
  });
}

// Nothing is changed here, so the pages are shared out between the workers.
test.describe.configure({ mode: 'parallel' });

for (const [role, path] of PAGES) {
  test(`${path} is accessible to ${role ?? 'a visitor'} in light and dark and fits every width`, async ({
    asRole,
    asVisitor,
    expectStatus,
  }) => {
    if (path.includes('finns-inte')) expectStatus(404);
    const options = { colorScheme: 'light', reducedMotion: 'reduce' } as const;
    const page = role ? await asRole(role, options) : await asVisitor(options);
    await visit(page, path);
    await expect(page.getByRole('main')).toHaveCount(1);
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
    await expect(page).toHaveTitle(/Samplan$/);
    expect(await accessibilityFaults(page), 'light').toEqual([]);
    await endGliding(page);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await colourFaults(page), 'dark').toEqual([]);
    for (const width of [390, 768, 1920]) {
      await page.setViewportSize({ width, height: 844 });
      expect(await sidewaysScroll(page), `${width} pixels`).toBe(0);
    }
  });
}

test('messages of a refused form are as accessible as the rest', async ({ asRole }) => {
  const page = await asRole('projektledare');
  await visit(page, '/projekt/min-skolskjuts/milstolpar?ny=1');
  await page.getByRole('textbox', { name: 'Prognos' }).fill('igår');
  await page.getByRole('button', { name: 'Lägg till' }).click();
  await expect(page.getByRole('textbox', { name: 'Milstolpe' })).toHaveAttribute('aria-invalid', 'true');
  expect(await accessibilityFaults(page)).toEqual([]);
});

test('the keyboard reaches the content first and opens a row', async ({ asRole }) => {
  const page = await asRole('projektledare');
  await visit(page, '/projekt/min-skolskjuts/plan');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Hoppa till innehållet' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
  await page.getByRole('link', { name: 'Fas 1: utveckling och två piloter', exact: true }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Slut' })).toHaveValue('2020-09-30');
});
