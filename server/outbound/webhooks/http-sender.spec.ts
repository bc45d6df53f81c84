import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingHttpHeaders, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AddressRule } from './address-rule.ts';
import { httpSender } from './http-sender.ts';

const NOW = Date.parse('2026-03-02T10:00:00+08:00');
const SECRET = `whsec_${Buffer.from('a secret of some length').toString('base64')}`;

describe('sending to other systems', () => {
  let server: Server;
  let url: string;
  let got: { readonly headers: IncomingHttpHeaders; readonly body: string }[];
  let answer: { readonly status: number; readonly headers?: Readonly<Record<string, string>> };

  beforeEach(async () => {
    got = [];
    answer = { status: 204 };
    server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        got.push({ headers: request.headers, body });
        response.writeHead(answer.status, answer.headers).end('ignored');
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/in`;
  });

  afterEach(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  const send = (to = url, allowed: readonly string[] = ['127.0.0.0/8']) =>
    httpSender(allowed, () => NOW).send({
      url: to,
      id: 'event-7',
      body: '{"a":1}',
      secret: SECRET,
    });

  it('signs id, time and body, so that a receiver can tell who sent it and whether it is new', async () => {
    expect(await send()).toEqual({ delivered: true });
    const [{ headers, body } = { headers: {}, body: '' }] = got;
    const signed = `event-7.${String(headers['webhook-timestamp'])}.${body}`;
    const key = Buffer.from('a secret of some length');
    expect(headers['webhook-signature']).toBe(
      `v1,${createHmac('sha256', key).update(signed).digest('base64')}`,
    );
    expect(headers['webhook-timestamp']).toBe(String(NOW / 1000));
    expect([headers['webhook-id'], headers['idempotency-key']]).toEqual(['event-7', 'event-7']);
    expect(headers['content-type']).toContain('application/cloudevents+json');
  });

  it('follows no redirection', async () => {
    answer = { status: 302, headers: { location: '/elsewhere' } };
    expect(await send()).toEqual({
      delivered: false,
      error: 'status 302',
      retryAfterMs: undefined,
    });
    expect(got.length).toBe(1);
  });

  it('hears how long it is to wait', async () => {
    answer = { status: 503, headers: { 'retry-after': '120' } };
    expect(await send()).toEqual({
      delivered: false,
      error: 'status 503',
      retryAfterMs: 120_000,
    });
  });

  it('reaches no machine of a closed network unless it was opened, by address or by name', async () => {
    const named = url.replace('127.0.0.1', 'localhost');
    for (const to of [url, named, url.replace('127.0.0.1', '[::ffff:127.0.0.1]')]) {
      expect((await send(to, [])).delivered)
        .withContext(to)
        .toBeFalse();
    }
    expect(got).toEqual([]);
    expect((await send(named, ['127.0.0.0/8', '::1'])).delivered).toBeTrue();
  });

  it('says that nobody listens', async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    expect(await send()).toEqual({
      delivered: false,
      error: 'ECONNREFUSED',
      retryAfterMs: undefined,
    });
    server.listen(0);
  });

  const wrong: readonly (readonly [url: string, why: string])[] = [
    ['ftp://a.example', 'another protocol'],
    ['nonsense', 'no address'],
    ['https://me:secret@a.example', 'a password in it'],
    ['https://169.254.169.254/latest', 'a link-local address'],
    ['https://[::1]/', 'this machine'],
    ['https://10.1.2.3/', 'a private address'],
    ['https://0x7f000001/', 'this machine in another way of writing'],
  ];
  for (const [address, why] of wrong) {
    it(`takes no target with ${why}`, () => {
      expect(httpSender([], () => NOW).findProblem(address)).toBeDefined();
    });
  }

  it('takes a private address that was opened, and public ones', () => {
    const sender = httpSender(['10.20.0.0/16'], () => NOW);
    expect(sender.findProblem('https://10.20.1.1/in')).toBeUndefined();
    expect(sender.findProblem('https://hotline.example.gov.cn/in')).toBeUndefined();
  });

  it('knows the networks that are closed, in both families', () => {
    const rule = new AddressRule([]);
    const closed = [
      '10.0.0.1',
      '172.31.0.1',
      '192.168.1.1',
      'fd00::1',
      'fe80::1',
      '::ffff:10.0.0.1',
    ];
    expect(closed.filter((address) => rule.permits(address))).toEqual([]);
    expect(
      ['8.8.8.8', '172.32.0.1', '2400:3200::1'].every((each) => rule.permits(each)),
    ).toBeTrue();
  });
});
