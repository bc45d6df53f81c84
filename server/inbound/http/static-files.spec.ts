import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTestServer } from '../../testing/test-server.ts';
import type { TestServer } from '../../testing/test-server.ts';

const PAGE = `<!doctype html><html><head>
<style>body{margin:0}</style>
<link rel="stylesheet" href="styles-ABCDEFGH.css" media="print" onload="this.media='all'">
</head><body><app-root></app-root><script src="main-ABCDEFGH.js" type="module"></script></body></html>`;

describe('files of the application', () => {
  let folder: string;
  let server: TestServer;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mingjian-app-'));
    await writeFile(join(folder, 'index.html'), PAGE);
    await writeFile(join(folder, 'main-ABCDEFGH.js'), `console.log("${'x'.repeat(4000)}");`);
    await writeFile(join(folder, 'styles-ABCDEFGH.css'), 'body{}');
    await writeFile(join(folder, 'favicon.ico'), 'icon');
    await mkdir(join(folder, 'media'));
    await writeFile(join(folder, 'media', 'map.json'), '{}');
    server = await startTestServer(folder);
  });

  afterAll(async () => {
    await server.close();
    await rm(folder, { recursive: true, force: true });
  });

  function open(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
    return fetch(server.url + path, { headers: { accept: 'text/html', ...headers } });
  }

  it('gives the page for every address that a browser opens', async () => {
    for (const path of ['/', '/cards', '/cases/37010220261008-0001', '/index.html']) {
      const answer = await open(path);
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(answer.headers.get('cache-control')).toBe('no-store');
    }
  });

  it('gives its first page to a probe that asks for any type, and no other', async () => {
    for (const path of ['/', '/index.html']) {
      const answer = await open(path, { accept: '*/*' });
      expect([path, answer.status]).toEqual([path, 200]);
      expect(answer.headers.get('content-security-policy')).toContain("'nonce-");
    }
    expect((await open('/cards', { accept: '*/*' })).status).toBe(404);
  });

  it('gives no page for addresses of the interface, nor to scripts that miss a file', async () => {
    expect((await open('/api/v2/cards')).status).toBe(404);
    expect((await open('/socket.io.js', { accept: '*/*' })).status).toBe(404);
    expect((await open('/main-OLDOLDOL.js', { accept: '*/*' })).status).toBe(404);
  });

  it('lets only scripts and styles with the nonce of this answer run, and nothing inline', async () => {
    const answer = await open('/');
    const policy = answer.headers.get('content-security-policy') ?? '';
    const [, nonce = ''] = /'nonce-([^']+)'/.exec(policy) ?? [];
    expect(nonce.length).toBe(24);
    expect(policy).not.toContain('unsafe');
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect(policy).toMatch(/trusted-types angular angular#bundler$/);
    const page = await answer.text();
    expect(page).toContain(`<script nonce="${nonce}" src="main-ABCDEFGH.js"`);
    expect(page).toContain(`<style nonce="${nonce}">`);
    expect(page).toContain(`<app-root ngCspNonce="${nonce}">`);
    expect(page).toContain('<link rel="stylesheet" href="styles-ABCDEFGH.css">');
    expect(page).not.toContain('onload');
    expect(await (await open('/')).text()).not.toContain(nonce);
  });

  it('lets hashed files be kept for ever and others be asked for again', async () => {
    const hashed = await open('/main-ABCDEFGH.js', { 'accept-encoding': 'gzip, br' });
    expect(hashed.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(hashed.headers.get('content-encoding')).toBe('br');
    const plain = await open('/favicon.ico');
    expect(plain.headers.get('cache-control')).toBe('no-cache');
    const etag = plain.headers.get('etag') ?? '';
    expect((await open('/favicon.ico', { 'if-none-match': etag })).status).toBe(304);
  });

  it('compresses by what the browser takes', async () => {
    const gzip = await open('/main-ABCDEFGH.js', { 'accept-encoding': 'gzip' });
    expect(gzip.headers.get('content-encoding')).toBe('gzip');
    const none = await open('/main-ABCDEFGH.js', { 'accept-encoding': 'identity' });
    expect(none.headers.get('content-encoding')).toBeNull();
    expect((await none.text()).length).toBeGreaterThan(4000);
  });

  it('gives all who ask at once the same compressed form, which is the file', async () => {
    const answers = await Promise.all(
      [1, 2, 3].map(() => open('/main-ABCDEFGH.js', { 'accept-encoding': 'br' })),
    );
    const texts = await Promise.all(answers.map((answer) => answer.text()));
    expect(new Set(texts)).toEqual(new Set([`console.log("${'x'.repeat(4000)}");`]));
  });

  it('gives no file outside its folder', async () => {
    for (const path of [
      '/../package.json',
      '/%2e%2e/package.json',
      '/media/..%2f..%2fpackage.json',
    ]) {
      const answer = await open(path, { accept: '*/*' });
      expect(answer.status).toBeGreaterThanOrEqual(400);
    }
    expect((await open('/media/map.json', { accept: '*/*' })).status).toBe(200);
  });
});

describe('files of an application that is being built', () => {
  let folder: string;
  let server: TestServer;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mingjian-app-'));
    server = await startTestServer(folder, {}, '<!doctype html><p>soon');
  });

  afterAll(async () => {
    await server.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('are waited for on a page that runs nothing; a program is told the problem', async () => {
    const page = await fetch(`${server.url}/cards`, { headers: { accept: 'text/html' } });
    expect([page.status, await page.text()]).toEqual([503, '<!doctype html><p>soon']);
    expect(page.headers.get('content-security-policy')).toBe("default-src 'none'");
    expect(page.headers.get('cache-control')).toBe('no-store');
    const probe = await fetch(`${server.url}/`, { headers: { accept: '*/*' } });
    expect(probe.status).toBe(503);
    expect(probe.headers.get('content-type')).toContain('application/problem+json');
  });
});
