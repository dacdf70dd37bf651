import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

import { PAGES } from './pages';
import { expect, test, visit } from './test';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** @param only the rules that can come out another way than before; all of them unless told */
async function accessibilityFaults(page: Page, only?: readonly string[]): Promise<string[]> {
  // No page of ours holds another, so the rules run in the page itself, and only what breaks them is told.
  const builder = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] });
  const { violations } = await (only ? builder.withRules([...only]) : builder.withTags(RULES)).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join('\n  ')}`);
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
    await page.emulateMedia({ colorScheme: 'dark' });
    // Colours glide to their new value, from the next frame on.
    await page.evaluate(async () => {
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      await Promise.all(document.getAnimations().map((each) => each.finished.catch(() => null)));
    });
    expect(await accessibilityFaults(page, ['color-contrast', 'link-in-text-block']), 'dark').toEqual([]);
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
