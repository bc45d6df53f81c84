import { type Page, expect, test } from '@playwright/test';
import { event, facts, workingDays } from '../events.ts';
import { expectAccessible, listenForComplaints, signIn } from '../page-checks.ts';
import { type Product, startProduct } from '../product.ts';

const PAGES = [
  { path: '/console', shows: 'PAGE-1' },
  { path: '/cases', shows: 'PAGE-1' },
  { path: '/cases/PAGE-1', shows: 'PAGE-1' },
  { path: '/calculator?start=2026-02-12&limit=20workingDay', shows: '2026' },
  {
    path: '/calculator?calendar=own&mon=09:00-12:00&holidays=2026-02-17&start=2026-02-12&limit=20workingDay',
    shows: '09:00-12:00',
  },
  { path: '/overview', shows: '1' },
  { path: '/feedback', shows: '夜间施工噪声' },
  { path: '/feedback/PAGE-2', shows: '夜间施工噪声' },
  { path: '/feedback/surveys', shows: '办事满意度' },
  { path: '/feedback/surveys/PAGE-3', shows: '办事满意度' },
  { path: '/feedback/tasks', shows: '办事满意度' },
  { path: '/feedback/signs', shows: '2026' },
  { path: '/ranking?period=2026-03', shows: '2026' },
  { path: '/ranking/self-check', shows: '2026' },
  { path: '/ranking/what-if?period=2026-03', shows: '2026' },
  { path: '/schemes', shows: '100' },
  { path: '/units/370100', shows: '济南市' },
  { path: '/indicators/I-03?period=2026-03', shows: 'I-03' },
  { path: '/sources', shows: 'story' },
  { path: '/account', shows: '8' },
  { path: '/search?text=PAGE', shows: '夜间施工噪声' },
] as const;

/** Of items, tickets and places: data, in whichever language. */
const NAMES = /排污许可证核发|夜间施工噪声|办事满意度|济南市/;

test.describe('every page', () => {
  let product: Product;

  test.beforeAll(async () => {
    product = await startProduct('2026-03-12T10:00:00+08:00');
    product.addUser('wang', 'supervisor');
    product.addUser('shen', 'auditor');
    const key = product.addSource('story', 'urn:story');
    const limit = { commitmentLimit: workingDays(3), statutoryLimit: workingDays(7) };
    await product.send(key, [
      event('case.received', 'PAGE-1', '2026-03-02T09:00:00+08:00', facts(limit)),
      event('case.accepted', 'PAGE-1', '2026-03-02T10:00:00+08:00'),
      event('case.suspended', 'PAGE-1', '2026-03-04T10:00:00+08:00', { reason: 'EXPERT_REVIEW' }),
      event('case.resumed', 'PAGE-1', '2026-03-06T10:00:00+08:00'),
      event('ticket.created', 'PAGE-2', '2026-03-09T09:00:00+08:00', {
        kind: 'complaint',
        regionCode: '370102',
        title: '夜间施工噪声',
        text: '每天夜里十一点以后还在施工。',
      }),
      event('ticket.dispatched', 'PAGE-2', '2026-03-09T10:00:00+08:00', {
        departmentCode: '370102-housing',
      }),
      event('survey.published', 'PAGE-3', '2026-03-09T09:00:00+08:00', {
        ...{ surveyId: 'PAGE-3', title: '办事满意度', from: '2026-03-09', to: '2026-04-09' },
        questions: [{ id: 'q', kind: 'scale', title: '总体是否满意？' }],
      }),
      event('task.published', 'PAGE-4', '2026-03-09T09:00:00+08:00', {
        ...{ no: 'PAGE-4', name: '办事满意度提升', due: '2026-03-11', lead: ['济南市'] },
      }),
      event('task.progressed', 'PAGE-4', '2026-03-10T09:00:00+08:00', {
        ...{ no: 'PAGE-4', result: '济南市' },
      }),
      event('survey.answered', 'PAGE-3', '2026-03-10T09:00:00+08:00', {
        ...{ surveyId: 'PAGE-3', regionCode: '370102', answers: { q: 4 } },
      }),
    ]);
  });
  test.afterAll(() => product.stop());

  for (const theme of ['light', 'dark'] as const) {
    for (const language of ['zh-CN', 'en'] as const) {
      test(`speaks ${language} in the ${theme} theme, is accessible and silent`, async ({
        page,
      }) => {
        test.slow();
        const complaints = await listenForComplaints(page);
        await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
        await page.goto(`${product.origin}/sign-in`);
        await expectAccessible(page);
        await signIn(page, product.origin, 'wang');
        if (language === 'en') await page.getByRole('button', { name: 'EN English' }).click();
        await expect(page.locator('html')).toHaveAttribute('lang', language);
        for (const { path, shows } of PAGES) {
          await page.goto(product.origin + path);
          await expect(page.getByRole('main')).toContainText(shows);
          await expectSpeaks(page, language);
          await expectAccessible(page);
        }
        expect(complaints).toEqual([]);
      });

      test(`shows the audit log to its reader in ${language} and ${theme}`, async ({ page }) => {
        const complaints = await listenForComplaints(page);
        await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
        await signIn(page, product.origin, 'shen');
        if (language === 'en') await page.getByRole('button', { name: 'EN English' }).click();
        await page.goto(`${product.origin}/audit`);
        await expect(page.getByRole('main')).toContainText('shen');
        await expectSpeaks(page, language);
        await expectAccessible(page);
        expect(complaints).toEqual([]);
      });
    }
  }
});

/** In English no page shows Chinese but what the data hold (names of places, items and persons). */
async function expectSpeaks(page: Page, language: 'zh-CN' | 'en'): Promise<void> {
  await expect(page.locator('html')).toHaveAttribute('lang', language);
  const heading = page.getByRole('heading', { level: 1 });
  if (language === 'zh-CN') {
    await expect(heading).toHaveText(/\p{Script=Han}|PAGE-2/u);
  } else {
    const spoken = async () => (await heading.innerText()).replace(NAMES, '');
    await expect.poll(spoken).not.toMatch(/\p{Script=Han}/u);
  }
}
