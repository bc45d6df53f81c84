import { hashSecret } from '../sign-in/secret.ts';
import { Open311Client, jsonOf, textIn, xmlOf } from '../../testing/open311-client.ts';
import type { Open311Answer } from '../../testing/open311-client.ts';
import { TestWorld } from '../../testing/test-world.ts';

const KEY = 'key of the hotline';
const PHONE = '13812345678';

interface Request {
  readonly service_request_id: string;
  readonly status: string;
  readonly status_notes: string | null;
  readonly service_name: string;
  readonly service_code: string;
  readonly description: string | null;
  readonly agency_responsible: string | null;
  readonly requested_datetime: string;
  readonly updated_datetime: string;
  readonly expected_datetime: string | null;
  readonly address: string | null;
  readonly lat: number | null;
  readonly long: number | null;
  readonly media_url: string | null;
  readonly token?: string;
  readonly attributes?: readonly { readonly code: string; readonly value: string }[];
  readonly notes?: readonly { readonly type: string; readonly datetime: string }[];
}

/** In the order of the standard. */
const FIELDS = [
  ...['service_request_id', 'status', 'status_notes', 'service_name', 'service_code'],
  ...['description', 'agency_responsible', 'service_notice', 'requested_datetime'],
  ...['updated_datetime', 'expected_datetime', 'address', 'address_id', 'zipcode', 'lat', 'long'],
  'media_url',
];

const W3C = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:Z|[+-]\d{2}:\d{2})$/;

describe('requests over Open311', () => {
  let world: TestWorld;
  let client: Open311Client;
  let serial = 0;

  beforeEach(async () => {
    world = await TestWorld.open('2026-11-02T09:00:00+08:00');
    client = new Open311Client(`${world.url}/open311/v2`);
    await world.platform.addSource({ name: 'hotline', prefix: 'urn:sd:hotline' }, hashSecret(KEY));
    await world.platform.load('departments', [
      { code: 'D1', name: '历下区城市管理局', regionCode: '370102' },
    ]);
  });

  afterEach(async () => {
    expect(world.failures).toEqual([]);
    await world.close();
  });

  function listIn(answer: Open311Answer): readonly Request[] {
    expect(answer.status).toBe(200);
    return jsonOf(answer) as readonly Request[];
  }

  async function report(more: Readonly<Record<string, string>> = {}): Promise<string> {
    const answer = await client.post('requests.json', {
      ...{ api_key: KEY, service_code: 'refuse', address_string: '济南市历下区泉城路1号' },
      ...{ description: '垃圾三天没有清运', phone: PHONE, first_name: '小明', last_name: '王' },
      ...more,
    });
    const created: Partial<Request> | undefined = listIn(answer)[0];
    return created?.service_request_id ?? created?.token ?? '';
  }

  /** Something that the source tells of a ticket later. */
  async function happens(type: string, no: string, time: string, data: object = {}): Promise<void> {
    serial += 1;
    await world.test.moveTo(time);
    const event = {
      ...{ specversion: '1.0', id: `later ${serial}`, source: 'urn:sd:hotline:desk' },
      ...{ type: `ticket.${type}`, subject: no, time, data },
    };
    const receipt = await world.platform.ingest([event], {
      way: 'http',
      prefixes: null,
      sourceName: null,
    });
    expect(receipt.rejected).toEqual([]);
  }

  async function one(no: string, parameters = {}): Promise<Request> {
    const list = listIn(await client.get(`requests/${no}.json`, parameters));
    expect(list.length).toBe(1);
    const [found] = list;
    if (found === undefined) throw new Error('nothing was found');
    return found;
  }

  async function nosOf(parameters: Readonly<Record<string, string>>): Promise<readonly string[]> {
    const list = listIn(await client.get('requests.json', parameters));
    return list.map(({ service_request_id: no }) => no);
  }

  it('are an empty list where nothing was reported, in both forms', async () => {
    expect(listIn(await client.get('requests.json'))).toEqual([]);
    const root = xmlOf(await client.get('requests.xml'));
    expect([root.name, root.parts.length]).toEqual(['service_requests', 0]);
  });

  it('have the fields of the standard, in its order, and nothing else', async () => {
    const no = await report({ lat: '36.66', long: '117.02', media_url: 'https://a.example/b.jpg' });
    const request = await one(no);
    expect(Object.keys(request)).toEqual(FIELDS);
    expect(request).toEqual(
      jasmine.objectContaining({
        ...{ service_request_id: no, status: 'open', service_code: 'refuse' },
        ...{ service_name: '垃圾清运', description: '垃圾三天没有清运' },
        ...{ address: '济南市历下区泉城路1号', lat: 36.66, long: 117.02 },
        ...{ media_url: 'https://a.example/b.jpg', expected_datetime: null },
      }),
    );
    expect(request.requested_datetime).toMatch(W3C);
    expect(request.updated_datetime).toMatch(W3C);
  });

  it('are the same in XML', async () => {
    const no = await report();
    const answer = await client.get(`requests/${no}.xml`);
    expect(answer.type).toBe('text/xml; charset=utf-8');
    const root = xmlOf(answer);
    expect(root.name).toBe('service_requests');
    const [request] = root.parts;
    expect(request?.name).toBe('request');
    expect(request?.parts.map(({ name }) => name)).toEqual(FIELDS);
    expect(textIn(request, 'service_request_id')).toBe(no);
    expect(textIn(request, 'expected_datetime')).toBe('');
    expect(textIn(request, 'description')).toBe('垃圾三天没有清运');
  });

  it('are told by text that markup and control characters do not break', async () => {
    const no = await report({ description: '<b>&amp;</b>]]>\u0007 "x"' });
    const [request] = xmlOf(await client.get(`requests/${no}.xml`)).parts;
    expect(textIn(request, 'description')).toBe('<b>&amp;</b>]]>\ufffd "x"');
  });

  it('are expected when the department that has them is to answer', async () => {
    const no = await report();
    expect((await one(no)).expected_datetime).toBeNull();
    await happens('dispatched', no, '2026-11-02T10:00:00+08:00', {
      departmentCode: 'D1',
      limit: { value: 3, unit: 'workingDay' },
    });
    const dispatched = await one(no);
    expect(dispatched.expected_datetime).toBe('2026-11-05T23:59:59+08:00');
    expect(dispatched.agency_responsible).toBe('历下区城市管理局');
    expect(dispatched.updated_datetime).toBe('2026-11-02T10:00:00+08:00');
    expect(dispatched.status_notes).toBe('已派承办单位');
  });

  it('are closed with the answer as their note', async () => {
    const no = await report();
    await happens('dispatched', no, '2026-11-02T10:00:00+08:00', { departmentCode: 'D1' });
    await happens('replied', no, '2026-11-03T10:00:00+08:00', { text: `已清运，联系${PHONE}` });
    await happens('closed', no, '2026-11-03T11:00:00+08:00');
    const closed = await one(no);
    expect([closed.status, closed.updated_datetime]).toEqual([
      ...['closed', '2026-11-03T11:00:00+08:00'],
    ]);
    expect(closed.status_notes).toBe('已办结：已清运，联系***********');
  });

  it('have attributes, and a note of what happened, for whoever asks for extensions', async () => {
    const no = await report({ service_code: 'noise', 'attribute[ORIGIN]': 'square' });
    await happens('returned', no, '2026-11-02T10:00:00+08:00', { reason: '不归我们管' });
    await happens('dispatched', no, '2026-11-02T11:00:00+08:00', { departmentCode: 'D1' });
    expect((await one(no)).notes).toBeUndefined();
    const extended = await one(no, { extensions: 'true' });
    expect(extended.attributes?.map(({ code, value }) => [code, value])).toEqual([
      ['ORIGIN', 'square'],
    ]);
    expect(extended.notes?.map(({ type }) => type)).toEqual(['created', 'dispatched']);
    const root = xmlOf(await client.get(`requests/${no}.xml`, { extensions: 'true' }));
    expect(root.parts[0]?.parts.slice(FIELDS.length).map(({ name }) => name)).toEqual([
      ...['attributes', 'extended_attributes', 'notes'],
    ]);
  });

  it('are found by each filter, and by all of them together', async () => {
    const first = await report();
    await world.test.moveTo('2026-11-03T09:00:00+08:00');
    const second = await report({ service_code: 'water-supply', address_string: '青岛市某路' });
    await happens('answeredDirectly', second, '2026-11-03T09:30:00+08:00', { text: '已恢复' });
    await world.test.moveTo('2026-11-04T09:00:00+08:00');
    const third = await report({ address_string: '青岛市某路' });
    expect(await nosOf({})).toEqual([third, second, first]);
    expect(await nosOf({ service_code: 'refuse' })).toEqual([third, first]);
    expect(await nosOf({ service_code: 'refuse,water-supply' })).toEqual([third, second, first]);
    expect(await nosOf({ service_code: 'nothing' })).toEqual([]);
    expect(await nosOf({ status: 'closed' })).toEqual([second]);
    expect(await nosOf({ status: 'open' })).toEqual([third, first]);
    expect(await nosOf({ start_date: '2026-11-03T00:00:00+08:00' })).toEqual([third, second]);
    expect(await nosOf({ end_date: '2026-11-03T09:00:00+08:00' })).toEqual([second, first]);
    expect(await nosOf({ jurisdiction_id: '370200' })).toEqual([third, second]);
    expect(await nosOf({ service_request_id: `${first},${third}` })).toEqual([first, third]);
    expect(await nosOf({ service_request_id: first, status: 'closed' })).toEqual([first]);
    expect(await nosOf({ service_request_id: 'nobody' })).toEqual([]);
    expect(await nosOf({ page: '2', page_size: '2' })).toEqual([first]);
    expect(
      await nosOf({
        ...{ service_code: 'refuse', status: 'open', jurisdiction_id: '370200' },
        ...{ start_date: '2026-11-04T00:00:00Z', end_date: '2026-11-05T00:00:00Z' },
      }),
    ).toEqual([third]);
  });

  it('are those of the last 90 days unless asked for others', async () => {
    const old = await report();
    await world.test.moveTo('2027-02-10T09:00:00+08:00');
    expect(await nosOf({})).toEqual([]);
    expect(await nosOf({ start_date: '2026-11-01T00:00:00Z' })).toEqual([old]);
    expect((await client.get('requests.json', { start_date: 'x' })).status).toBe(400);
  });

  it('show nothing of who reported, and no number in what was written', async () => {
    const no = await report({ description: `请致电${PHONE}` });
    for (const path of [`requests/${no}.json`, `requests/${no}.xml`, 'requests.json']) {
      const { text } = await client.get(path, { extensions: 'true' });
      expect(text).toContain('请致电***********');
      for (const secret of [PHONE, '小明', '王小明']) expect(text).not.toContain(secret);
    }
  });

  it('show of a ticket of another way only how it stands', async () => {
    const created = (no: string, more: object) =>
      happens('created', no, '2026-11-02T09:10:00+08:00', {
        ...{ kind: 'complaint', regionCode: '370102', category: 'refuse', text: '电话里说的话' },
        ...more,
      });
    await created('H1', { channel: 'hotline' });
    await created('H2', { confidential: true });
    await created('H3', { category: 'no service' });
    await created('H4', { regionCode: '999999' });
    await happens('replied', 'H1', '2026-11-02T09:20:00+08:00', { text: '答复里的话' });
    expect(await nosOf({})).toEqual(['H1']);
    const shown = await one('H1');
    expect([shown.description, shown.address, shown.status_notes]).toEqual([
      ...[null, null, '承办单位已答复'],
    ]);
    for (const no of ['H2', 'H3', 'H4', 'H5']) {
      const answer = await client.get(`requests/${no}.json`);
      expect(answer.status).toBe(404);
      expect(answer.text).not.toContain('电话里说的话');
    }
  });

  it('are found by their token, and 404 by another one', async () => {
    await world.platform.load('services', [{ code: 'late', name: '稍后编号', type: 'batch' }]);
    const token = await report({ service_code: 'late' });
    const [found] = listIn(await client.get(`tokens/${token}.json`));
    expect(found).toEqual(
      jasmine.objectContaining({ token, service_request_id: token.replace('T-', '') }),
    );
    const no = await report();
    const [itself] = xmlOf(await client.get(`tokens/${no}.xml`)).parts;
    expect([textIn(itself, 'service_request_id'), textIn(itself, 'token')]).toEqual([no, no]);
    expect((await client.get('tokens/nothing.json')).status).toBe(404);
  });
});
