import fc from 'fast-check';
import { hashSecret } from '../sign-in/secret.ts';
import { TestWorld } from '../../testing/test-world.ts';

const KEY = 'key';

/** Forms that are nearly reports: right names, any values. */
const nearly = fc
  .array(
    fc.tuple(
      fc.constantFrom(
        ...['service_code', 'lat', 'long', 'address_string', 'address_id', 'description'],
        ...['jurisdiction_id', 'media_url', 'phone', 'attribute[PART][]', 'attribute[__proto__]'],
        ...['attribute[DEPTH_CM]', 'constructor', '__proto__', 'attribute[]', 'api_key'],
      ),
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.constantFrom('road-damage', 'refuse', '36.6', '117', '370100', 'http://a.b/c', '\0'),
      ),
    ),
    { maxLength: 12 },
  )
  .map((pairs) => Buffer.from(new URLSearchParams(pairs).toString()));

const bytes = fc.oneof(
  fc.uint8Array({ maxLength: 300 }).map((array) => Buffer.from(array)),
  nearly,
  fc.tuple(nearly, fc.nat(200)).map(([form, length]) => form.subarray(0, length)),
);

describe('any bytes over Open311', () => {
  let world: TestWorld;

  beforeAll(async () => {
    world = await TestWorld.open('2026-11-02T09:00:00+08:00');
    await world.platform.addSource({ name: 'hotline', prefix: 'urn:sd:hotline' }, hashSecret(KEY));
  });

  afterAll(() => world.close());

  it('never make a report fail on our side, and a refusal is in the form that was asked for', async () => {
    await fc.assert(
      fc.asyncProperty(bytes, fc.constantFrom('json', 'xml'), async (body, format) => {
        const answer = await fetch(`${world.url}/open311/v2/requests.${format}?api_key=${KEY}`, {
          method: 'POST',
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
          body: new Uint8Array(body),
        });
        expect(answer.status).toBeLessThan(500);
        expect(answer.headers.get('content-type')).toContain(`/${format}; charset=utf-8`);
        await answer.arrayBuffer();
      }),
      { numRuns: 300 },
    );
    expect(world.failures).toEqual([]);
  });

  it('never make an address fail on our side', async () => {
    const parts = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('services', 'requests', 'tokens', 'discovery', '%', '%00', '..', '.json'),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(parts, { maxLength: 4 }), parts, async (path, query) => {
        const url = `${world.url}/open311/v2/${path.map(inAddress).join('/')}?${inAddress(query)}`;
        // Dots lead out of it: what lies there is no address of Open311.
        fc.pre(new URL(url).pathname.startsWith('/open311/v2'));
        const answer = await fetch(url);
        expect(answer.status).toBeLessThan(500);
        await answer.arrayBuffer();
      }),
      { numRuns: 200 },
    );
    expect(world.failures).toEqual([]);
  });
});

/** What an address can hold of a text; a lone percent sign stays as it is. */
function inAddress(text: string): string {
  return text.startsWith('%') ? text : encodeURIComponent(text);
}
