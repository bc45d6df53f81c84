import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { SQUARES, squareFeature } from '../../server/testing/square-outlines.ts';
import { event, facts, workingDays } from '../events.ts';
import { expectAccessible, listenForComplaints, signInQuietly } from '../page-checks.ts';
import { type Product, startProduct } from '../product.ts';

/** Every county needs an outline; of those without a case it is a small square. */
const REGIONS = JSON.parse(
  readFileSync(new URL('../../mock-data/reference/regions.json', import.meta.url), 'utf8'),
) as readonly { readonly code: string; readonly level: number }[];
const OTHERS = REGIONS.filter(
  ({ code, level }) => level === 2 && SQUARES.every((square) => square.code !== code),
).map(({ code }, at) => ({
  ...{ code, side: 0.01 },
  ...{ long: 117 + (at % 10) / 50, lat: 36.3 + Math.floor(at / 10) / 50 },
}));
const JINAN = [...SQUARES, ...OTHERS].filter(({ code }) => code.startsWith('3701')).length;
const LICENCE = '示例测绘院，许可 2026-01';
const ADDRESS = '/ranking?period=2026-03&scheme=approval&group=counties&indicator=onTime';

test.describe.serial('outlines of counties', () => {
  let product: Product;

  test.beforeAll(async () => {
    product = await startProduct('2026-03-20T10:00:00+08:00');
    product.addUser('leader', 'leader');
    const key = product.addSource('story', 'urn:story');
    const limits = { commitmentLimit: workingDays(3), statutoryLimit: workingDays(7) };
    // Of four cases of a county one more is late than of the county before.
    await product.send(
      key,
      SQUARES.flatMap(({ code }, late) =>
        [0, 1, 2, 3].flatMap((index) => {
          const no = `${code}-${index}`;
          const end = index < late ? '2026-03-09' : '2026-03-04';
          const received = facts({ ...limits, regionCode: code });
          return [
            event('case.received', no, '2026-03-02T09:00:00+08:00', received),
            event('case.accepted', no, '2026-03-02T10:00:00+08:00'),
            event('case.finished', no, `${end}T10:00:00+08:00`),
          ];
        }),
      ),
    );
  });
  test.afterAll(() => product.stop());

  test('are drawn once an operator has loaded them, and open the unit', async ({ page }) => {
    test.slow();
    const complaints = await listenForComplaints(page);
    await signInQuietly(page.request, product.origin, 'leader');
    await page.goto(product.origin + ADDRESS);
    await expect(page.locator('svg.counties g')).toHaveCount(SQUARES.length + OTHERS.length);
    await expect(page.locator('app-region-map')).toContainText('mingjian load outlines');

    const folder = mkdtempSync(join(tmpdir(), 'mingjian-outlines-'));
    const file = join(folder, 'counties.geojson');
    const features = [...SQUARES, ...OTHERS].map(squareFeature);
    writeFileSync(file, JSON.stringify({ type: 'FeatureCollection', features }));
    expect(product.command(['load', 'outlines', file, '--licence', LICENCE])).toContain(
      `${features.length} outlines`,
    );
    rmSync(folder, { recursive: true });

    // A running server knows what another process recorded within seconds.
    await expect(async () => {
      await page.reload();
      await expect(page.locator('svg.outlines path')).toHaveCount(features.length, {
        timeout: 5000,
      });
    }).toPass();
    const map = page.locator('app-region-map');
    await expect(map).toContainText(LICENCE);
    await expectAccessible(page);
    await map.getByRole('combobox', { name: '放大' }).selectOption('370100');
    await expect(map.locator('svg path')).toHaveCount(JINAN);
    await expect(map.locator('svg text')).toHaveText(['100.00', '75.00']);
    await map.locator('svg path').nth(1).click();
    await expect(page).toHaveURL(/unit=370103/);
    await expect(page.getByRole('complementary')).toContainText('75.00');
    // The same by keys: the table twin, and up and down through the units.
    await page.keyboard.press('m');
    await expect(map.getByRole('button', { name: '历下区' })).toBeVisible();
    await page.keyboard.press('m');
    await expect(map.locator('svg g.on')).toHaveCount(1);
    await page.keyboard.press('ArrowUp');
    await expect(page).toHaveURL(/unit=370102/);

    await page.setViewportSize({ width: 375, height: 812 });
    await expectAccessible(page);
    const wide = 'document.documentElement.scrollWidth > innerWidth';
    expect(await page.evaluate<boolean>(wide)).toBe(false);
    // Colours on their way from one theme to the other are of neither.
    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
    await expectAccessible(page);
    expect(complaints).toEqual([]);
  });

  test('of a city stand on its page, where each opens its own', async ({ page }) => {
    const complaints = await listenForComplaints(page);
    await signInQuietly(page.request, product.origin, 'leader');
    await page.goto(`${product.origin}/units/370100?period=2026-03&scheme=approval`);
    const map = page.locator('app-county-map');
    await expect(map.locator('svg path')).toHaveCount(JINAN);
    await expect(map).toContainText(LICENCE);
    await expectAccessible(page);
    await map.getByRole('button', { name: '历下区' }).click();
    await expect(page).toHaveURL(/units\/370102\?.*group=counties/);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('历下区');
    expect(complaints).toEqual([]);
  });
});
