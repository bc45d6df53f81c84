import AxeBuilder from '@axe-core/playwright';
import { type APIRequestContext, type Page, expect } from '@playwright/test';
import { PASSWORD } from './product.ts';

/** Runs in the page before its own scripts. */
const TELL_VIOLATIONS = `document.addEventListener('securitypolicyviolation', (event) => {
  console.error('policy: ' + event.violatedDirective + ' by ' + event.blockedURI + ' ' + event.sample);
});`;

/**
 * Collects what the browser complains of, every violation of the page's policy and every dialog; a
 * story ends with `expect(complaints).toEqual([])`.
 */
export async function listenForComplaints(page: Page): Promise<string[]> {
  const complaints: string[] = [];
  await page.addInitScript({ content: TELL_VIOLATIONS });
  page.on('dialog', (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  return complaints;
}

export async function signIn(page: Page, origin: string, name: string): Promise<void> {
  await page.goto(`${origin}/sign-in`);
  await page.locator('input[autocomplete=username]').fill(name);
  await page.locator('input[autocomplete=current-password]').fill(PASSWORD);
  await page.locator('button[type=submit]').click();
  await expect(page.getByRole('grid').first()).toBeVisible();
}

/** Signs in without the form, where the story is about what comes after. */
export async function signInQuietly(
  request: APIRequestContext,
  origin: string,
  name: string,
): Promise<void> {
  const answer = await request.post(`${origin}/api/v1/session`, {
    headers: { 'x-requested-with': 'mingjian' },
    data: { name, password: PASSWORD },
  });
  expect(answer.ok()).toBeTruthy();
}

/** No finding of axe for WCAG 2.2 A and AA on the page as it stands. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  expect(
    violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join(', ')}`),
  ).toEqual([]);
}
