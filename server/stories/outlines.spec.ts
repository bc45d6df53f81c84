import type { OutlinesView } from '#contract/outline-view.ts';
import { areaOf, readOutline } from '#domain/reference/outline.ts';
import type { Platform } from '../application/platform.ts';
import type { LoadReport } from '../application/reference/reference-port.ts';
import { hashSecret } from '../inbound/sign-in/secret.ts';
import { loggedEvents } from '../testing/logged-events.ts';
import { Open311Client, jsonOf } from '../testing/open311-client.ts';
import { openTestPlatform, supervisor } from '../testing/open-test-platform.ts';
import { SQUARES, squareFeature } from '../testing/square-outlines.ts';
import type { Square } from '../testing/square-outlines.ts';
import { TestWorld } from '../testing/test-world.ts';

const FIRST: Square = { code: '370102', long: 117, lat: 36.6 };
const LICENCE = '示例测绘院，许可 2026-01';
const KEY = 'key of the hotline';

describe('outlines that an operator loads', () => {
  let world: TestWorld;
  let province: string;
  let city: string;

  beforeEach(async () => {
    world = await TestWorld.open('2026-11-02T09:00:00+08:00');
    province = await world.admit('wang', 'leader', null);
    city = await world.admit('li', 'leader', '370100');
  });

  afterEach(() => world.close());

  const load = async (
    squares: readonly Square[],
    licence = LICENCE,
    change: (feature: ReturnType<typeof squareFeature>) => object = (feature) => feature,
  ): Promise<LoadReport> => {
    const rows = squares.map((square) => ({ ...change(squareFeature(square)), licence }));
    const loaded = await world.platform.load('outlines', rows);
    if (!loaded.ok) throw new Error(`${loaded.error.code} ${loaded.error.message ?? ''}`);
    return loaded.value;
  };
  const ask = (cookie: string, path: string, headers: Readonly<Record<string, string>> = {}) =>
    fetch(`${world.url}/api/v1${path}`, { headers: { cookie, ...headers } });
  const drawn = async (cookie: string, path: string): Promise<OutlinesView> =>
    (await ask(cookie, path)).json() as Promise<OutlinesView>;
  const codesOf = ({ items }: OutlinesView): readonly string[] => items.map(({ code }) => code);

  it('are none before, and the map is told so', async () => {
    expect(await drawn(province, '/regions/370000/outlines?level=2')).toEqual({
      width: 0,
      height: 0,
      licences: [],
      items: [],
    });
  });

  it('are drawn on one sheet with names, parents and the licence, neighbours with one border', async () => {
    expect(await load(SQUARES)).toEqual({ loaded: 3, unchanged: 0, refused: [], rederived: 0 });
    const view = await drawn(province, '/regions/370000/outlines?level=2');
    expect(codesOf(view)).toEqual(['370102', '370103', '370202']);
    expect(view.licences).toEqual([LICENCE]);
    expect(view.width).toBe(4800);
    const [west, east] = view.items.map(({ path }) => readOutline(path, 1).flat());
    const shared = (west ?? []).filter((point) => (east ?? []).join('|').includes(point.join()));
    expect(shared.length).toBe(2);
    expect(view.items[0]).toEqual(
      jasmine.objectContaining({ code: '370102', name: '历下区', parent: '370100' }),
    );
  });

  it('are those of the level below a region unless another one is asked for', async () => {
    await load([...SQUARES, { code: '370100', long: 117, lat: 36.6, side: 0.2 }]);
    expect(codesOf(await drawn(province, '/regions/370000/outlines'))).toEqual(['370100']);
    expect(codesOf(await drawn(province, '/regions/370100/outlines'))).toEqual([
      '370102',
      '370103',
    ]);
    expect(codesOf(await drawn(province, '/regions/370102/outlines'))).toEqual([]);
  });

  it('reach as far as the scope of whoever asks', async () => {
    await load(SQUARES);
    expect(codesOf(await drawn(city, '/regions/370100/outlines'))).toEqual(['370102', '370103']);
    for (const code of ['370000', '370200', '370202', 'atlantis']) {
      const answer = await ask(city, `/regions/${code}/outlines`);
      expect(answer.status).withContext(code).toBe(422);
      expect(await answer.text()).toContain('region/unknown');
    }
    expect((await fetch(`${world.url}/api/v1/regions/370100/outlines`)).status).toBe(401);
    expect((await ask(province, '/regions/370000/outlines?level=two')).status).toBe(422);
  });

  it('are sent once: packed, and with 304 to whoever has them, until others are loaded', async () => {
    const many = ['02', '03', '04', '05', '12', '13', '14', '15', '16', '17', '24', '26'].map(
      (no, at) => ({ code: `3701${no}`, long: 117, lat: 36 + at / 5 }),
    );
    await load(many);
    const path = '/regions/370100/outlines';
    const first = await ask(province, path, { 'accept-encoding': 'br' });
    const etag = first.headers.get('etag') ?? '';
    expect(etag).toMatch(/^W\/"[\w-]{22}"$/);
    expect(first.headers.get('cache-control')).toBe('private, no-cache');
    expect(first.headers.get('content-encoding')).toBe('br');
    const again = await ask(province, path, { 'if-none-match': `"other", ${etag}` });
    expect([again.status, await again.text()]).toEqual([304, '']);
    await load([{ code: '370102', long: 117, lat: 36.61 }]);
    const changed = await ask(province, path, { 'if-none-match': etag });
    expect(changed.status).toBe(200);
  });

  it('are loaded once, word for word, and every load is on record', async () => {
    await load(SQUARES);
    expect(await load(SQUARES)).toEqual({ loaded: 0, unchanged: 3, refused: [], rederived: 0 });
    const auditor = await world.admit('zhou', 'auditor', null);
    const log = await ask(auditor, '/audit?action=reference.load');
    const { items } = (await log.json()) as { readonly items: readonly { object: string }[] };
    expect(items.map(({ object }) => object)).toEqual(['outlines', 'outlines']);
  });

  it('are there when the platform is opened again', async () => {
    const test = await openTestPlatform('2026-11-02T09:00:00+08:00');
    await test.current().load('outlines', [{ ...squareFeature(FIRST), licence: LICENCE }]);
    const seen = (platform: Platform) => platform.outlines(supervisor()(platform), '370000', 2);
    const before = seen(test.current());
    expect(before.ok && codesOf(before.value)).toEqual(['370102']);
    expect(seen(await test.reopen())).toEqual(before);
    await test.dispose();
  });

  it('of an abolished region become part of what it is today, without the border between', async () => {
    await load([
      { code: '370100', long: 117, lat: 36 },
      { code: '371200', long: 117.1, lat: 36 },
    ]);
    const { items } = await drawn(province, '/regions/370000/outlines');
    expect(items.map(({ code }) => code)).toEqual(['370100']);
    const rings = readOutline(items[0]?.path ?? '', 1);
    expect(rings.map((ring) => ring.length)).toEqual([6]);
    expect(areaOf(rings[0] ?? [])).toBeGreaterThan(4800 * 2400);
  });

  it('are taken back by a feature without a geometry', async () => {
    await load(SQUARES);
    await load(SQUARES.slice(0, 1), LICENCE, (feature) => ({ ...feature, geometry: null }));
    expect(codesOf(await drawn(city, '/regions/370100/outlines'))).toEqual(['370103']);
  });

  it('are refused feature by feature, each by its name, and the others are taken', async () => {
    const unknown = { code: '999999', long: 1, lat: 1 };
    const { loaded, refused } = await load([FIRST, unknown, ...SQUARES]);
    expect(loaded).toBe(3);
    expect(refused).toEqual([
      {
        row: 1,
        code: 'load/unknownRegion',
        message: 'feature 999999 第999999号: 999999 is not known as a region',
      },
      { row: 2, code: 'load/invalid', message: 'feature 370102 第370102号: 370102 stands twice' },
    ]);
  });

  describe('and a report over Open311', () => {
    let client: Open311Client;

    beforeEach(async () => {
      client = new Open311Client(`${world.url}/open311/v2`);
      await world.platform.addSource({ name: 'h', prefix: 'urn:sd:h' }, hashSecret(KEY));
    });

    const regionOf = async (more: Readonly<Record<string, string>>): Promise<unknown> => {
      const answer = await client.post('requests.json', {
        ...{ api_key: KEY, service_code: 'road-damage', description: 'a hole' },
        ...{ 'attribute[PART][]': ['carriageway'], 'attribute[DEPTH_CM]': '12' },
        ...more,
      });
      expect(answer.status).withContext(answer.text).toBe(200);
      const [created] = jsonOf(answer) as { readonly service_request_id: string }[];
      const events = await loggedEvents(world.test.settings, {
        ...{ kind: 'ticket', no: created?.service_request_id ?? '' },
      });
      return (events[0]?.data as { readonly regionCode?: unknown }).regionCode;
    };

    const rows: readonly (readonly [
      rule: string,
      report: Readonly<Record<string, string>>,
      without: string,
      withThem: string,
    ])[] = [
      [
        'goes to the county in whose outline its point lies',
        { lat: '36.65', long: '117.05' },
        '370100',
        '370102',
      ],
      [
        'goes to the county of its point where its words name the city alone',
        { lat: '36.65', long: '117.05', address_string: '济南市某路' },
        '370100',
        '370102',
      ],
      [
        'stays with the county that its words name',
        { lat: '36.65', long: '117.05', address_string: '济南市市中区某路' },
        '370103',
        '370103',
      ],
      [
        'goes to the city near the border of two counties',
        { lat: '36.65', long: '117.1003' },
        '370100',
        '370100',
      ],
      [
        'goes to the city where no county has an outline',
        { lat: '35.41', long: '116.59' },
        '370800',
        '370800',
      ],
      [
        'is told nothing by a point that its jurisdiction does not hold',
        { lat: '36.65', long: '117.05', jurisdiction_id: '370200' },
        '370200',
        '370200',
      ],
    ];
    for (const [rule, report, without, withThem] of rows) {
      it(rule, async () => {
        expect(await regionOf(report)).toBe(without);
        await load(SQUARES);
        expect(await regionOf(report)).toBe(withThem);
      });
    }
  });
});
