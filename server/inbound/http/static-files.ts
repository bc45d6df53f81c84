import { createHash, randomBytes } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { sendProblem } from './answer-error.ts';
import { withNonce } from './page-nonce.ts';
import { pagePolicy } from './security-headers.ts';

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};
const PACKED_ALREADY: ReadonlySet<string> = new Set(['.png', '.woff2', '.ico']);
/** The build puts a hash of eight letters or more into the names of what may be kept for ever. */
const HASHED = /-[A-Z0-9]{8,}\.\w+$/;

const brotli = promisify(brotliCompress);
const gzipped = promisify(gzip);

const PACKERS = {
  br: (bytes: Buffer): Promise<Buffer> =>
    brotli(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
  gzip: (bytes: Buffer): Promise<Buffer> => gzipped(bytes),
} as const;
type Packed = keyof typeof PACKERS;

interface StaticFile {
  readonly type: string;
  readonly etag: string;
  readonly bytes: Buffer;
  readonly isPackable: boolean;
  readonly packed: Map<Packed, Promise<Buffer>>;
  readonly immutable: boolean;
}

/** A build that was missing is looked for again when somebody asks, at most this often. */
const LOOK_AGAIN_MS = 5000;

const FIRST_PAGE: ReadonlySet<string> = new Set(['/', '/index.html']);

/**
 * The files of the browser application, a few megabytes, held in memory. Each is compressed once, when
 * somebody first asks for it: all of them at the start would be a second of work before any answer.
 */
export class StaticFiles {
  readonly #folder: string;
  #lookedAt = 0;
  readonly #files = new Map<string, StaticFile>();
  readonly #meanwhile: string | undefined;
  #page: string | undefined;

  /**
   * @param folder where the build lies, or will lie
   * @param meanwhile page for a browser that comes before the build; a problem tells it unless given
   */
  constructor(folder: string, meanwhile?: string) {
    this.#folder = folder;
    this.#meanwhile = meanwhile;
  }

  /** Reads the build; what was read before is replaced. Answers whether there is a page. */
  async read(): Promise<boolean> {
    const folder = this.#folder;
    this.#lookedAt = performance.now();
    const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
    this.#files.clear();
    this.#page = undefined;
    for (const entry of entries) {
      if (!entry.isFile()) continue;
      const file = join(entry.parentPath, entry.name);
      const path = `/${file.slice(folder.length + 1).replaceAll('\\', '/')}`;
      const bytes = await readFile(file);
      if (path === '/index.html') this.#page = bytes.toString('utf8');
      else this.#files.set(path, staticFile(path, bytes));
    }
    return this.#page !== undefined;
  }

  /** Answers a path with a file or, for a navigation, with the page; false where it is neither. */
  answer(path: string, request: FastifyRequest, reply: FastifyReply): boolean {
    const file = this.#files.get(path);
    if (file !== undefined) {
      sendFile(file, request, reply);
      return true;
    }
    if (!isNavigation(path, request)) return false;
    if (this.#page === undefined) {
      if (performance.now() - this.#lookedAt > LOOK_AGAIN_MS) {
        this.read().catch(() => undefined); // asked again by the next visitor
      }
      if (this.#meanwhile !== undefined && wantsPage(request)) sendWaiting(reply, this.#meanwhile);
      else sendProblem(reply, { code: 'app/notBuilt' });
      return true;
    }
    const nonce = randomBytes(16).toString('base64');
    void reply
      .headers({
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': pagePolicy(nonce),
      })
      .send(withNonce(this.#page, nonce));
    return true;
  }
}

function staticFile(path: string, bytes: Buffer): StaticFile {
  const extension = extname(path);
  return {
    type: MEDIA_TYPES[extension] ?? 'application/octet-stream',
    etag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`,
    immutable: HASHED.test(path),
    bytes,
    isPackable: !PACKED_ALREADY.has(extension) && bytes.length > 1024,
    packed: new Map(),
  };
}

function packedAs(coding: Packed, { bytes, packed }: StaticFile): Promise<Buffer> {
  const known = packed.get(coding);
  if (known !== undefined) return known;
  const made = PACKERS[coding](bytes);
  packed.set(coding, made);
  return made;
}

function sendFile(file: StaticFile, request: FastifyRequest, reply: FastifyReply): void {
  const coding = codingFor(file, request.headers['accept-encoding']);
  void reply.headers({
    'content-type': file.type,
    'cache-control': file.immutable ? 'public, max-age=31536000, immutable' : 'no-cache',
    etag: file.etag,
    vary: 'accept-encoding',
  });
  if (request.headers['if-none-match'] === file.etag) {
    void reply.code(304).send();
    return;
  }
  if (coding === undefined) {
    void reply.send(file.bytes);
    return;
  }
  void reply.header('content-encoding', coding);
  packedAs(coding, file).then(
    (bytes) => reply.send(bytes),
    (error: unknown) => reply.send(error),
  );
}

/** The best way of compressing a file that is taken; undefined where it goes as it is. */
function codingFor({ isPackable }: StaticFile, accepted = ''): Packed | undefined {
  if (!isPackable) return undefined;
  for (const coding of ['br', 'gzip'] as const) {
    const taken = new RegExp(`\\b${coding}\\b(?!\\s*;\\s*q=0(?:\\.0*)?(?:,|$))`);
    if (taken.test(accepted)) return coding;
  }
  return undefined;
}

/**
 * Whoever opens the first page, probes and `curl` included (they ask for any type), and a browser
 * that opens any address; scripts that miss a file get a 404, not a page.
 */
function isNavigation(path: string, request: FastifyRequest): boolean {
  if (FIRST_PAGE.has(path)) return true;
  if (/^\/(api|open311|public|socket\.io)(\/|$)/.test(path)) return false;
  return wantsPage(request);
}

function wantsPage({ headers }: FastifyRequest): boolean {
  return (headers.accept ?? '').includes('text/html');
}

/** A page that asks again by itself; a program is told to come again. */
function sendWaiting(reply: FastifyReply, page: string): void {
  void reply
    .code(503)
    .headers({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'",
      'retry-after': '2',
    })
    .send(page);
}
