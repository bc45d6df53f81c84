import Fastify from 'fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import compress from '@fastify/compress';
import { constants } from 'node:zlib';
import { TrustedProxies } from '../sign-in/trusted-proxies.ts';
import { NOBODY, admit } from './admit.ts';
import type { Doors } from './admit.ts';
import type { Platform } from '../../application/platform.ts';
import { answerError, answerUnreadable } from './answer-error.ts';
import { answerUnknown } from './answer-unknown.ts';
import { decodeOrRefuse, readJson } from './read-body.ts';
import { isOpen311 } from '../open311/open311-format.ts';
import { openToAnySite } from '../open311/send-open311.ts';
import { UPLOAD_TYPE } from './intake/import-routes.ts';
import { tellAnswers } from './operation/request-log.ts';
import { noteRefusal } from './audit/note-refusal.ts';
import { findPermission } from './route-permissions.ts';
import type { Permission } from './route-permissions.ts';
import type { AnsweredRequest } from '../../log/log.ts';
import type { Caller, Route } from './route.ts';
import { isHttps } from './is-https.ts';
import { setSecurityHeaders } from './security-headers.ts';
import type { StaticFiles } from './static-files.ts';
import { wholeCardId } from './supervision/whole-card-id.ts';

const API = '/api/v1';

const HEADERS_TIMEOUT_MS = 15_000;
const REQUEST_TIMEOUT_MS = 30_000;
/** How often connections are looked through for those that are too slow; Node's own pause is 30 s. */
const CHECK_CONNECTIONS_EVERY_MS = 1000;
/** Above this many the system's own limit of open files would come first. */
const MAX_CONNECTIONS = 20_000;
const MAX_HEADER_BYTES = 16 * 1024;
const BODY_BYTES = 64 * 1024;
/** Below this a coding costs more than it saves. */
const COMPRESS_FROM_BYTES = 1024;

/**
 * Routes decode by themselves: no schema is handed to the framework, whose own compilers are a hundred
 * files that a start would load.
 */
const NO_SCHEMAS = {
  buildValidator: () => noSchema,
  buildSerializer: () => noSchema,
};

function noSchema(): never {
  throw new TypeError('a route was given a schema');
}

/** What the server is made of. */
export interface HttpParts extends Doors {
  readonly routes: readonly Route[];
  /** Has the audit log note refusals of access. */
  readonly refusals: Pick<Platform, 'noteRefusal'>;
  /** Files of the browser application; absent in specs of the interface alone. */
  readonly files?: StaticFiles | undefined;
  /** Whose word on callers counts; proxies on this machine unless given. */
  readonly proxies?: TrustedProxies | undefined;
  /** Resolves when the platform is whole, for which routes wait that are not early; they need not unless given. */
  readonly whole?: (() => Promise<void>) | undefined;
  /** Hears of our own failures. */
  readonly onFailure: (error: unknown, where: string) => void;
  /** Hears of every answer. */
  readonly onAnswer?: ((request: AnsweredRequest) => void) | undefined;
}

/**
 * Makes the HTTP server; the caller listens.
 *
 * @throws {Error} a route has no permission: nothing may be served by oversight.
 */
export async function httpServer(parts: HttpParts): Promise<FastifyInstance> {
  const { proxies = new TrustedProxies() } = parts;
  const app = Fastify({
    bodyLimit: BODY_BYTES,
    requestTimeout: REQUEST_TIMEOUT_MS,
    trustProxy: (address: string) => proxies.trusts(address),
    keepAliveTimeout: 65_000,
    forceCloseConnections: 'idle',
    http: {
      maxHeaderSize: MAX_HEADER_BYTES,
      headersTimeout: HEADERS_TIMEOUT_MS,
      connectionsCheckingInterval: CHECK_CONNECTIONS_EVERY_MS,
    },
    schemaController: { compilersFactory: NO_SCHEMAS },
    routerOptions: { maxParamLength: 1000, ignoreTrailingSlash: true },
    rewriteUrl: ({ url = '/' }) => wholeCardId(url),
    clientErrorHandler: answerUnreadable,
    frameworkErrors: (error, request, reply) => {
      void answerError(parts.onFailure)(error, request, reply);
    },
  });
  app.server.maxConnections = MAX_CONNECTIONS;
  await app.register(compress, {
    threshold: COMPRESS_FROM_BYTES,
    encodings: ['br', 'gzip'],
    // Requests are unpacked where their bounds are known.
    globalDecompression: false,
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
  });
  app.removeAllContentTypeParsers();
  // Routes read the bytes themselves: what a body is depends on the route, and some look at scope first.
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => {
    done(null, body);
  });
  app.addContentTypeParser(UPLOAD_TYPE, (_request, body, done) => {
    done(null, body);
  });
  app.addHook('onRequest', (request, reply, done) => {
    setSecurityHeaders(reply, isHttps(request, parts.origin));
    if (isOpen311(request.url)) openToAnySite(reply);
    done();
  });
  if (parts.onAnswer !== undefined) tellAnswers(app, parts.onAnswer);
  app.setErrorHandler(answerError(parts.onFailure));
  app.setNotFoundHandler(answerUnknown(parts.routes, parts.files));
  for (const each of parts.routes) addRoute(app, parts, each);
  return app;
}

function addRoute(app: FastifyInstance, parts: HttpParts, each: Route): void {
  const permission = findPermission(each.method, each.path);
  if (permission === undefined) {
    throw new Error(`${each.method} ${each.path} declares no permission`);
  }
  for (const url of urlsOf(each)) {
    app.route({
      method: each.method,
      url,
      bodyLimit: each.body?.maxBytes ?? BODY_BYTES,
      handler: handlerOf(parts, each, permission),
    });
  }
}

/** What stands at the root answers below the interface's prefix as well. */
function urlsOf(each: Route): readonly string[] {
  const path = each.path.replace(/\{(\w+)\}/g, ':$1');
  return each.atRoot === true ? [path, `${API}${path}`] : [`${API}${path}`];
}

function handlerOf(parts: HttpParts, each: Route, permission: Permission) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
    let caller: Caller = NOBODY;
    try {
      caller = await admit(parts, permission, request, (known) => {
        caller = known;
      });
      if (each.early !== true) await parts.whole?.();
      return await answer(each, caller, request, reply);
    } catch (error) {
      noteRefusal(parts.refusals, each, { caller, request, error });
      throw error;
    }
  };
}

async function answer(
  each: Route,
  caller: Caller,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
  const value: unknown = await each.handle({
    params: request.params as Readonly<Record<string, string>>,
    query: each.query === undefined ? undefined : decodeOrRefuse(each.query, given(request.query)),
    body: () => (each.body === undefined ? undefined : readJson(each.body, request.headers, bytes)),
    bytes,
    caller,
    request,
    reply,
  });
  if (reply.sent) return reply;
  if (value === undefined) return reply.send();
  return value;
}

/** Query parameters that say something: an empty one is as good as absent. */
function given(query: unknown): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(query as Record<string, unknown>).filter(([, value]) => value !== ''),
  );
}
