import type { LoggedEvent } from '#domain/cases/logged-event.ts';
import { loggedEvents } from '../../testing/logged-events.ts';
import { hashSecret } from '../sign-in/secret.ts';
import { Open311Client, jsonOf, textIn, xmlOf } from '../../testing/open311-client.ts';
import type { Open311Answer } from '../../testing/open311-client.ts';
import { TestWorld } from '../../testing/test-world.ts';

const KEY = 'key of the hotline';
const CITY_KEY = 'key of 青岛';

interface Created {
  readonly service_request_id?: string;
  readonly token?: string;
  readonly service_notice?: string | null;
  readonly account_id?: string | null;
}

/** The example of the standard, with a service of ours. */
const REPORT = {
  api_key: KEY,
  service_code: 'road-damage',
  lat: '36.66524078',
  long: '117.0212043',
  address_string: '济南市历下区泉城路1号',
  email: 'smit333@sfgov.edu',
  device_id: 'tt222111',
  account_id: '123456',
  first_name: 'john',
  last_name: 'smith',
  phone: '13812345678',
  description: 'A large sinkhole is destroying the street\nand it grows',
  media_url: 'http://farm3.static.flickr.com/2002/2212426634_5ed477a060.jpg',
  'attribute[PART][]': ['carriageway', 'manhole'],
  'attribute[DEPTH_CM]': '12.5',
};

function without(...names: readonly (keyof typeof REPORT)[]): Record<string, string | string[]> {
  return Object.fromEntries(
    Object.entries(REPORT).filter(([name]) => !names.some((each) => each === name)),
  );
}

describe('reporting over Open311', () => {
  let world: TestWorld;
  let client: Open311Client;

  beforeAll(async () => {
    world = await TestWorld.open('2026-11-02T09:00:00+08:00');
    client = new Open311Client(`${world.url}/open311/v2`);
    await world.platform.addSource({ name: 'hotline', prefix: 'urn:sd:hotline' }, hashSecret(KEY));
    await world.platform.addSource(
      { name: 'qingdao', prefix: 'urn:sd:3702:', regionCode: '370200' },
      hashSecret(CITY_KEY),
    );
    await world.platform.load('services', [
      { code: 'late', name: '稍后编号', type: 'batch' },
      { code: 'mute', name: '只收不答', type: 'blackbox', notice: '已收到。' },
    ]);
  });

  afterAll(async () => {
    expect(world.failures).toEqual([]);
    await world.close();
  });

  function createdIn(answer: Open311Answer): Created {
    expect(answer.status).toBe(200);
    const list = jsonOf(answer) as readonly Created[];
    expect(list.length).toBe(1);
    return list[0] ?? {};
  }

  async function eventOf(no: string | undefined): Promise<LoggedEvent> {
    const events = await loggedEvents(world.test.settings, { kind: 'ticket', no: no ?? '' });
    expect(events.length).toBe(1);
    const [event] = events;
    if (event === undefined) throw new Error('nothing was stored');
    return event;
  }

  async function refusalOf(parameters: Parameters<Open311Client['post']>[1]): Promise<string> {
    const answer = await client.post('requests.json', parameters);
    const errors = jsonOf(answer) as readonly { code: number; description: string }[];
    for (const { code } of errors) expect(code).toBe(answer.status);
    return [answer.status, ...errors.map(({ description }) => description)].join(' | ');
  }

  it('makes a ticket and tells its number, a notice, and nothing about who reports', async () => {
    const created = createdIn(await client.post('requests.json', REPORT));
    expect(created.service_request_id).toMatch(/^311-20261102-[0-9A-Z]{10}$/);
    expect(created.token).toBeUndefined();
    expect(created.account_id).toBeNull();
    expect(created.service_notice).toContain('围挡');
  });

  it('makes a ticket of its own of each report, also of equal ones', async () => {
    const first = createdIn(await client.post('requests.json', REPORT));
    const second = createdIn(await client.post('requests.json', REPORT));
    expect(first.service_request_id).not.toBe(second.service_request_id);
  });

  it('stores an event of the source of the key, with kind and category of the service', async () => {
    const created = createdIn(await client.post('requests.json', REPORT));
    const { type, source, id, data } = await eventOf(created.service_request_id);
    const told: unknown = data;
    expect([type, source]).toEqual(['ticket.created', 'urn:sd:hotline:open311']);
    expect(id).toBe(`${created.service_request_id}/created`);
    expect(told).toEqual(
      jasmine.objectContaining({
        ...{ kind: 'help', category: 'road-damage', channel: 'open311', regionCode: '370102' },
        text: REPORT.description,
        open311: {
          ...{ address: REPORT.address_string, addressId: null },
          ...{ lat: 36.66524078, long: 117.0212043, mediaUrl: REPORT.media_url },
          answers: { PART: ['carriageway', 'manhole'], DEPTH_CM: '12.5' },
        },
      }),
    );
  });

  it('leaves nothing in the log of who reports', async () => {
    const created = createdIn(
      await client.post('requests.json', { ...REPORT, description: '请打 13812345678' }),
    );
    const text = JSON.stringify(await eventOf(created.service_request_id));
    for (const secret of [REPORT.email, REPORT.device_id, REPORT.phone, 'john', 'smith']) {
      expect(text).not.toContain(secret);
    }
    expect(text).toContain('commitment');
  });

  it('answers in XML as service_requests of request', async () => {
    const answer = await client.post('requests.xml', REPORT);
    expect([answer.status, answer.type]).toEqual([200, 'text/xml; charset=utf-8']);
    const root = xmlOf(answer);
    expect(root.name).toBe('service_requests');
    expect(root.parts.map(({ name }) => name)).toEqual(['request']);
    expect(textIn(root.parts[0], 'service_request_id')).toMatch(/^311-/);
    expect(textIn(root.parts[0], 'account_id')).toBe('');
  });

  it('takes what stands in the address instead of the body, the key as well', async () => {
    const query = new URLSearchParams({
      ...{ api_key: KEY, service_code: 'refuse', address_string: '莒县' },
    });
    createdIn(await client.post(`requests.json?${query.toString()}`, {}));
  });

  it('gives a token for a service that numbers later, and nothing for one that never does', async () => {
    const late = createdIn(
      await client.post('requests.json', { ...without('attribute[PART][]'), service_code: 'late' }),
    );
    expect(late.token).toMatch(/^T-311-/);
    expect(late.service_request_id).toBeUndefined();
    const mute = createdIn(await client.post('requests.json', { ...REPORT, service_code: 'mute' }));
    expect(mute).toEqual({ service_notice: '已收到。', account_id: null });
  });

  describe('files it', () => {
    const filed: readonly { why: string; with: Record<string, string>; under: string }[] = [
      { why: 'under the city that its point lies in', with: {}, under: '370100' },
      {
        why: 'under the province where its point lies in no city',
        with: { lat: '34.75', long: '113.63' },
        under: '370000',
      },
      {
        why: 'below the city of its point, as the address says',
        with: { address_string: '市中区某路' },
        under: '370103',
      },
      { why: 'under its jurisdiction', with: { jurisdiction_id: '370300' }, under: '370300' },
      {
        why: 'below its jurisdiction, as the address says',
        with: { jurisdiction_id: '371100', address_string: '莒县浮来山镇' },
        under: '371122',
      },
      {
        why: 'under the city that an address names',
        with: { address_string: '青岛市某路' },
        under: '370200',
      },
      {
        why: 'under the county that an address names without its city',
        with: { address_string: '平阴县榆山街道' },
        under: '370124',
      },
      {
        why: 'not under one of several of the same name',
        with: { address_string: '市中区某路', lat: '', long: '' },
        under: '370000',
      },
      {
        why: 'by the code that an address number begins with',
        with: { address_id: '370102001005-12' },
        under: '370102',
      },
      {
        why: 'under its jurisdiction where the number lies elsewhere',
        with: { jurisdiction_id: '370200', address_id: '370102001005' },
        under: '370200',
      },
      {
        why: "under the region of the key's source",
        with: { api_key: CITY_KEY, address_string: '某路1号' },
        under: '370200',
      },
    ];
    for (const { why, with: parameters, under } of filed) {
      it(why, async () => {
        const place = { lat: '36.6', long: '117' };
        const created = createdIn(
          await client.post('requests.json', {
            ...{ api_key: KEY, service_code: 'refuse', ...place, ...parameters },
          }),
        );
        const { regionCode }: Readonly<Record<string, unknown>> = (
          await eventOf(created.service_request_id)
        ).data;
        expect(regionCode).toBe(under);
      });
    }
  });

  describe('is refused', () => {
    it('with 403 without a key, with an empty one and with a wrong one', async () => {
      expect(await refusalOf(without('api_key'))).toBe('403 | api_key was not provided.');
      expect(await refusalOf({ ...REPORT, api_key: '' })).toBe('403 | api_key was not provided.');
      expect(await refusalOf({ ...REPORT, api_key: 'xyz' })).toBe('403 | api_key is not valid.');
    });

    it('with 400 and all that is missing', async () => {
      expect(await refusalOf({ api_key: KEY })).toBe(
        '400 | service_code was not provided. | A location was not provided: lat and long, address_string or address_id.',
      );
    });

    it('with 400 and every attribute that is missing or wrong', async () => {
      expect(
        await refusalOf({
          ...without('attribute[PART][]'),
          'attribute[DEPTH_CM]': 'deep',
        }),
      ).toBe('400 | attribute[PART] is required. | attribute[DEPTH_CM] must be a number.');
      expect(await refusalOf({ ...REPORT, 'attribute[PART][]': 'moon' })).toBe(
        '400 | attribute[PART] must be one of carriageway, cycleway, pavement, manhole.',
      );
    });

    it('with 404 for a service or a jurisdiction that is not there', async () => {
      expect(await refusalOf({ ...REPORT, service_code: '001' })).toBe(
        '404 | service_code 001 was not found.',
      );
      expect(await refusalOf({ ...REPORT, jurisdiction_id: 'city.gov' })).toBe(
        '404 | jurisdiction_id city.gov was not found.',
      );
    });

    const wrong: readonly { why: string; with: Record<string, string>; says: string }[] = [
      { why: 'a latitude off the globe', with: { lat: '91' }, says: 'lat must be' },
      { why: 'a longitude that is none', with: { long: 'east' }, says: 'long must be' },
      {
        why: 'a description of more than 4,000 characters',
        with: { description: '长'.repeat(4001) },
        says: 'description has more than 4000',
      },
      { why: 'a script as media', with: { media_url: 'javascript:x' }, says: 'media_url must be' },
    ];
    for (const { why, with: parameters, says } of wrong) {
      it(`with 400 for ${why}`, async () => {
        expect(await refusalOf({ ...REPORT, ...parameters })).toContain(says);
      });
    }

    it('with 400 for half a point', async () => {
      expect(await refusalOf(without('long'))).toContain('long was not provided');
    });

    for (const [where, query] of [
      ['in the address', `?api_key=${encodeURIComponent(KEY)}`],
      ['in the body, where it is not read', ''],
    ] as const) {
      it(`with 400 and what is wanted for JSON, with a key ${where}`, async () => {
        const answer = await fetch(`${world.url}/open311/v2/requests.json${query}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ api_key: KEY, service_code: 'refuse' }),
        });
        // The standard knows 400, 403 and 404; that a key lacks is not what is wrong.
        expect(answer.status).toBe(400);
        expect(await answer.text()).toContain('must be application/x-www-form-urlencoded');
      });
    }
  });
});
