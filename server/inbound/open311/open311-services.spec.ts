import { jsonOf, Open311Client, textIn, xmlOf } from '../../testing/open311-client.ts';
import { supervisor } from '../../testing/open-test-platform.ts';
import { TestWorld } from '../../testing/test-world.ts';

interface Service {
  readonly service_code: string;
  readonly service_name: string;
  readonly metadata: boolean;
  readonly type: string;
  readonly keywords: string;
}

interface Attribute {
  readonly code: string;
  readonly variable: boolean;
  readonly datatype: string;
  readonly required: boolean;
  readonly order: number;
  readonly values: readonly { readonly key: string; readonly name: string }[];
}

const DATATYPES = ['string', 'number', 'datetime', 'text', 'singlevaluelist', 'multivaluelist'];

describe('what can be reported over Open311', () => {
  let world: TestWorld;
  let client: Open311Client;

  beforeAll(async () => {
    world = await TestWorld.open('2026-11-02T09:00:00+08:00');
    client = new Open311Client(`${world.url}/open311/v2`);
  });

  afterAll(() => world.close());

  it('is there from the first start, with the fields of the standard', async () => {
    const answer = await client.get('services.json');
    expect(answer.status).toBe(200);
    expect(answer.type).toBe('application/json; charset=utf-8');
    const services = jsonOf(answer) as readonly Service[];
    expect(services.length).toBeGreaterThan(3);
    for (const service of services) {
      expect(typeof service.service_code).toBe('string');
      expect(typeof service.service_name).toBe('string');
      expect(typeof service.metadata).toBe('boolean');
      expect(['realtime', 'batch', 'blackbox']).toContain(service.type);
      expect(typeof service.keywords).toBe('string');
    }
  });

  it('is the same list in XML', async () => {
    const answer = await client.get('services.xml');
    expect(answer.status).toBe(200);
    expect(answer.type).toBe('text/xml; charset=utf-8');
    expect(answer.text).toMatch(/^<\?xml version="1.0" encoding="utf-8"\?>/);
    const root = xmlOf(answer);
    expect(root.name).toBe('services');
    expect(root.parts.every(({ name }) => name === 'service')).toBeTrue();
    const codes = root.parts.map((part) => textIn(part, 'service_code'));
    const listed = jsonOf(await client.get('services.json')) as readonly Service[];
    expect(codes).toEqual(listed.map((service) => service.service_code));
    expect(textIn(root.parts[0], 'metadata')).toBe(String(listed[0]?.metadata));
  });

  it('tells the attributes of each service that has some, in an order of its own', async () => {
    const services = jsonOf(await client.get('services.json')) as readonly Service[];
    const withAttributes = services.filter(({ metadata }) => metadata);
    expect(withAttributes.length).toBeGreaterThan(0);
    for (const { service_code: code } of withAttributes) {
      const answer = await client.get(`services/${code}.json`);
      const definition = jsonOf(answer) as {
        service_code: string;
        attributes: readonly Attribute[];
      };
      expect(definition.service_code).toBe(code);
      expect(definition.attributes.map(({ order }) => order)).toEqual(
        definition.attributes.map((_one, place) => place + 1),
      );
      for (const attribute of definition.attributes) {
        expect(DATATYPES).toContain(attribute.datatype);
        expect(typeof attribute.variable).toBe('boolean');
        expect(typeof attribute.required).toBe('boolean');
        expect(attribute.values.length > 0).toBe(attribute.datatype.endsWith('list'));
      }
    }
  });

  it('tells the attributes in XML, with key and name of every value', async () => {
    const root = xmlOf(await client.get('services/street-light.xml'));
    expect(root.name).toBe('service_definition');
    const attributes = root.parts.find(({ name }) => name === 'attributes');
    const [fault] = attributes?.parts ?? [];
    expect(fault?.name).toBe('attribute');
    expect(textIn(fault, 'required')).toBe('true');
    const values = fault?.parts.find(({ name }) => name === 'values')?.parts ?? [];
    expect(values.map((value) => textIn(value, 'key'))).toEqual(['dark', 'flicker', 'damaged']);
    expect(textIn(values[0], 'name')).toBe('不亮');
  });

  it('has an empty definition where a service asks for nothing more', async () => {
    expect(jsonOf(await client.get('services/refuse.json'))).toEqual({
      service_code: 'refuse',
      attributes: [],
    });
  });

  it('can be loaded while the server runs', async () => {
    const row = { code: 'snow', name: '积雪清扫', kind: 'help', keywords: '积雪，结冰' };
    const loaded = await world.platform.load('services', [row, { code: 'no name' }]);
    expect(loaded).toEqual(jasmine.objectContaining({ ok: true }));
    const services = jsonOf(await client.get('services.json')) as readonly Service[];
    const snow = services.find(({ service_code: code }) => code === 'snow');
    expect(snow).toEqual(
      jasmine.objectContaining({
        service_name: '积雪清扫',
        metadata: false,
        keywords: '积雪, 结冰',
      }),
    );
    await world.platform.load('services', [{ ...row, withdrawn: true }]);
    expect((await client.get('services/snow.json')).status).toBe(404);
    expect((await client.get('services.json')).text).not.toContain('积雪清扫');
  });

  it('names the category of tickets, also of those that were there before', async () => {
    const time = '2026-11-02T08:00:00+08:00';
    const event = {
      ...{ specversion: '1.0', id: 'named', source: 'urn:sd:hotline', type: 'ticket.created' },
      ...{ subject: 'N1', time },
      data: { kind: 'help', regionCode: '370102', category: 'ice' },
    };
    const origin = { way: 'http', prefixes: null, sourceName: null } as const;
    await world.platform.ingest([event], origin);
    const named = async (): Promise<string | null | undefined> => {
      const viewer = supervisor()(world.platform);
      const found = await world.platform.feedback(viewer, { text: 'N1' }, {});
      return found.ok ? found.value.items[0]?.category : found.error.code;
    };
    expect(await named()).toBe('ice');
    await world.platform.load('services', [{ code: 'ice', name: '道路结冰', kind: 'help' }]);
    expect(await named()).toBe('道路结冰');
  });

  const lost = [
    { what: 'services/nothing.json', parameters: {} },
    { what: 'services.json', parameters: { jurisdiction_id: 'nowhere.gov' } },
    { what: 'services/refuse.json', parameters: { jurisdiction_id: 'nowhere.gov' } },
    { what: 'discovery.pdf', parameters: {} },
    { what: 'nothing.json', parameters: {} },
  ];
  for (const { what, parameters } of lost) {
    it(`answers 404 with a list of errors to ${what} of ${JSON.stringify(parameters)}`, async () => {
      const answer = await client.get(what, parameters);
      expect(answer.status).toBe(404);
      const errors =
        answer.type === 'application/json; charset=utf-8'
          ? (jsonOf(answer) as readonly { code: number; description: string }[])
          : xmlOf(answer).parts.map((error) => ({
              code: Number(textIn(error, 'code')),
              description: textIn(error, 'description') ?? '',
            }));
      expect(errors.map(({ code }) => code)).toEqual([404]);
      expect(errors[0]?.description).not.toBe('');
    });
  }

  it('answers an error in XML as errors of error', async () => {
    const root = xmlOf(await client.get('services/nothing.xml'));
    expect(root.name).toBe('errors');
    expect(root.parts.map(({ name }) => name)).toEqual(['error']);
    expect(textIn(root.parts[0], 'code')).toBe('404');
  });

  it('takes an empty jurisdiction_id as none, and the province or one of its cities as one', async () => {
    for (const jurisdiction of ['', '370000', '370100', '370102']) {
      const answer = await client.get('services.json', { jurisdiction_id: jurisdiction });
      expect(answer.status).toBe(200);
    }
  });

  it('answers without a suffix what Accept asks for, and XML to whoever asks for nothing', async () => {
    const typeFor = async (headers: Readonly<Record<string, string>>): Promise<string | null> => {
      const answer = await fetch(`${world.url}/open311/v2/services`, { headers });
      await answer.arrayBuffer();
      return answer.headers.get('content-type');
    };
    expect(await typeFor({ accept: 'application/json' })).toContain('application/json');
    expect(await typeFor({ accept: 'text/xml' })).toContain('text/xml');
    expect(await typeFor({ accept: '*/*' })).toContain('text/xml');
  });

  it('may be read by a page of any site, also beforehand, and is answered to HEAD', async () => {
    const url = `${world.url}/open311/v2/services.json`;
    const headers = { origin: 'https://elsewhere.example' };
    const got = await fetch(url, { headers });
    await got.arrayBuffer();
    expect(got.headers.get('access-control-allow-origin')).toBe('*');
    expect(got.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    const asked = await fetch(url, { method: 'OPTIONS', headers });
    expect(asked.status).toBe(204);
    expect(asked.headers.get('access-control-allow-methods')).toContain('GET');
    const head = await fetch(url, { method: 'HEAD' });
    expect(head.status).toBe(200);
    expect(await head.text()).toBe('');
  });

  it('is found by a discovery document in both forms', async () => {
    const found = jsonOf(await client.get('discovery.json')) as {
      readonly changeset: string;
      readonly endpoints: readonly { url: string; specification: string; formats: string[] }[];
    };
    const [endpoint] = found.endpoints;
    expect(endpoint?.specification).toBe('http://wiki.open311.org/GeoReport_v2');
    expect(endpoint?.url).toBe(`${world.url}/open311/v2`);
    expect(endpoint?.formats).toEqual(['text/xml', 'application/json']);
    expect(Date.parse(found.changeset)).toBeLessThan(Date.parse('2026-11-02T09:00:01+08:00'));
    const root = xmlOf(await client.get('discovery.xml'));
    expect(root.name).toBe('discovery');
    expect(root.parts.map(({ name }) => name)).toEqual([
      ...['changeset', 'contact', 'key_service', 'endpoints'],
    ]);
  });
});
