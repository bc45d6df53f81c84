import { hashSecret } from '../sign-in/secret.ts';
import { Open311Client, jsonOf, textIn, xmlOf } from '../../testing/open311-client.ts';
import type { Open311Answer } from '../../testing/open311-client.ts';
import { TestWorld } from '../../testing/test-world.ts';

const KEY = 'key of the hotline';
const AT = '2026-11-02T09:00:00+08:00';
const DAY_MS = 24 * 3_600_000;
/** Of the standard: the first 1,000 requests of a span. */
const MOST = 1000;

type Parameters = Readonly<Record<string, string | readonly string[]>>;

/** What the text of GeoReport v2 asks of a server, one by one, by a client that knows nothing else. */
describe('a validator of GeoReport v2', () => {
  let world: TestWorld;
  let client: Open311Client;

  beforeAll(async () => {
    world = await TestWorld.open(AT);
    client = new Open311Client(`${world.url}/open311/v2`);
    await world.platform.addSource({ name: 'hotline', prefix: 'urn:sd:hotline' }, hashSecret(KEY));
    // A day apart, latest first, but for the last two, of one moment.
    const times = Array.from({ length: MOST + 2 }, (_, place) =>
      new Date(Date.parse(AT) - Math.min(place, MOST) * 7_000_000).toISOString(),
    );
    const events = times.map((time, place) => ({
      ...{ specversion: '1.0', id: `t${place}`, source: 'urn:sd:hotline:desk' },
      ...{ type: 'ticket.created', subject: `T${place}`, time },
      data: { kind: 'complaint', regionCode: '370102', category: 'refuse' },
    }));
    for (let at = 0; at < events.length; at += 500) {
      const receipt = await world.platform.ingest(events.slice(at, at + 500), {
        ...{ way: 'http', prefixes: null, sourceName: null },
      });
      expect(receipt.rejected).toEqual([]);
    }
  }, 60_000);

  afterAll(async () => {
    expect(world.failures).toEqual([]);
    await world.close();
  });

  const post = (parameters: Parameters, format = 'json'): Promise<Open311Answer> =>
    client.post(`requests.${format}`, { api_key: KEY, ...parameters });
  const nosOf = async (parameters: Parameters): Promise<readonly string[]> => {
    const answer = await client.get('requests.json', parameters);
    expect(answer.status).toBe(200);
    const list = jsonOf(answer) as readonly { readonly service_request_id: string }[];
    return list.map(({ service_request_id: no }) => no);
  };
  const errorsOf = (answer: Open311Answer) => {
    if (answer.type?.startsWith('application/json') === true) {
      return jsonOf(answer) as readonly { readonly code: number; readonly description: string }[];
    }
    const root = xmlOf(answer);
    expect(root.name).toBe('errors');
    return root.parts.map((error) => {
      expect(error.name).toBe('error');
      expect(error.parts.map(({ name }) => name)).toEqual(['code', 'description']);
      return { code: Number(textIn(error, 'code')), description: textIn(error, 'description') };
    });
  };

  const place = { address_string: '济南市历下区' };
  const refused: readonly (readonly [
    why: string,
    status: number,
    ask: (format: string) => Promise<Open311Answer>,
  ])[] = [
    [
      'no key',
      403,
      (form) => client.post(`requests.${form}`, { service_code: 'refuse', ...place }),
    ],
    ['a wrong key', 403, (form) => post({ api_key: 'x', service_code: 'refuse', ...place }, form)],
    ['no service_code', 400, (form) => post(place, form)],
    ['a service that is not there', 404, (form) => post({ service_code: 'x', ...place }, form)],
    ['no location', 400, (form) => post({ service_code: 'refuse' }, form)],
    [
      'a jurisdiction that is not there, reporting',
      404,
      (form) => post({ service_code: 'refuse', jurisdiction_id: 'x.gov', ...place }, form),
    ],
    [
      'a jurisdiction that is not there, reading',
      404,
      (form) => client.get(`requests.${form}`, { jurisdiction_id: 'x.gov' }),
    ],
    ['a definition that is not there', 404, (form) => client.get(`services/x.${form}`)],
    ['a request that is not there', 404, (form) => client.get(`requests/x.${form}`)],
    ['a token that is not there', 404, (form) => client.get(`tokens/x.${form}`)],
    [
      'a date that is none',
      400,
      (form) => client.get(`requests.${form}`, { start_date: 'yesterday' }),
    ],
    [
      'more than 90 days',
      400,
      (form) =>
        client.get(`requests.${form}`, {
          ...{ start_date: '2026-01-01T00:00:00Z', end_date: '2026-06-01T00:00:00Z' },
        }),
    ],
  ];
  for (const [why, status, ask] of refused) {
    it(`is answered ${status} with errors in JSON and in XML alike for ${why}`, async () => {
      const [json, xml] = [await ask('json'), await ask('xml')];
      expect([json.status, json.type]).toEqual([status, 'application/json; charset=utf-8']);
      expect([xml.status, xml.type]).toEqual([status, 'text/xml; charset=utf-8']);
      const said = errorsOf(json);
      expect(said.length).toBeGreaterThan(0);
      for (const { code } of said) expect(code).toBe(status);
      expect(errorsOf(xml)).toEqual(said);
    });
  }

  it('finds at most 1,000 requests of a span, the latest, and the rest by an earlier end', async () => {
    // The latest but one: other rules report something at the very end.
    const last = new Date(Date.parse(AT) - 7_000_000).toISOString();
    const first = await nosOf({ start_date: '2026-08-08T00:00:00Z', end_date: last });
    expect([first.length, first[0]]).toEqual([MOST, 'T1']);
    const end = new Date(Date.parse(AT) - 998.5 * 7_000_000).toISOString();
    const start = new Date(Date.parse(end) - 80 * DAY_MS).toISOString();
    const rest = await nosOf({ start_date: start, end_date: end });
    expect([...rest].sort()).toEqual(['T1000', 'T1001', 'T999'].sort());
  });

  it('finds requests by a list of numbers in any of its ways, each once, whatever else is said', async () => {
    const ways: readonly Parameters[] = [
      { service_request_id: 'T1,T3' },
      { service_request_id: ['T1', 'T3'] },
      { service_request_id: ' T3 , T1 ,, T1' },
      { service_request_id: 'T1,T3', status: 'closed', start_date: '2020-01-01T00:00:00Z' },
    ];
    for (const way of ways) expect([...(await nosOf(way))].sort()).toEqual(['T1', 'T3']);
    expect(await nosOf({ service_request_id: 'T1,nothing' })).toEqual(['T1']);
  });

  it('finds both ends of a span, and those open and closed where both are named', async () => {
    const at = new Date(Date.parse(AT) - 7_000_000).toISOString();
    expect(await nosOf({ start_date: at, end_date: at })).toEqual(['T1']);
    expect((await nosOf({ status: 'open,closed', page_size: '2' })).length).toBe(2);
    expect(await nosOf({ status: 'closed' })).toEqual([]);
    expect(await nosOf({ service_code: 'street-light' })).toEqual([]);
    expect((await nosOf({ service_code: 'street-light,refuse', page_size: '1' })).length).toBe(1);
  });

  it('may send what the standard does not know', async () => {
    expect((await client.get('services.json', { utm_source: 'x', '': '' })).status).toBe(200);
    expect((await nosOf({ page_size: '1', fields: 'all', q: '%' })).length).toBe(1);
    const created = await post({ service_code: 'refuse', ...place, mood: 'bad', 'a[b]': 'c' });
    expect(created.status).toBe(200);
  });

  it('has several values of an attribute back, in both forms, where it asks for extensions', async () => {
    const parts = { 'attribute[PART][]': ['carriageway', 'manhole'], account_id: '77' };
    const created = jsonOf(await post({ service_code: 'road-damage', ...place, ...parts }));
    const [{ service_request_id: no = '', account_id: account } = {}] = created as readonly {
      readonly service_request_id?: string;
      readonly account_id?: string | null;
    }[];
    expect(account).toBeNull();
    const [plain] = jsonOf(await client.get(`requests/${no}.json`)) as readonly object[];
    expect(Object.keys(plain ?? {})).not.toContain('attributes');
    const json = await client.get(`requests/${no}.json`, { extensions: 'true' });
    const [request] = jsonOf(json) as readonly {
      readonly attributes?: readonly { readonly code: string; readonly value: string }[];
    }[];
    expect(request?.attributes?.map(({ code, value }) => [code, value])).toEqual([
      ['PART', 'carriageway, manhole'],
    ]);
    const root = xmlOf(await client.get(`requests/${no}.xml`, { extensions: 'true' }));
    const attributes = root.parts[0]?.parts.find(({ name }) => name === 'attributes');
    expect(textIn(attributes?.parts[0], 'value')).toBe('carriageway, manhole');
    expect(json.text).not.toContain('77');
  });

  it('is told that a value is none of the list', async () => {
    const answer = await post({
      ...{ service_code: 'road-damage', ...place },
      'attribute[PART][]': ['carriageway', 'moon'],
    });
    expect([answer.status, errorsOf(answer)[0]?.description]).toEqual([
      400,
      jasmine.stringContaining('attribute[PART]'),
    ]);
  });

  it('may name forms in capitals, and end an address with a slash or not', async () => {
    expect((await client.get('services.JSON')).type).toContain('application/json');
    expect((await client.get('services/refuse.XML')).type).toContain('text/xml');
    expect((await client.get('requests/T1.Json')).status).toBe(200);
  });
});
