import type { FastifyReply, FastifyRequest } from 'fastify';
import { isOpen311 } from '../open311/open311-format.ts';
import { openMethods } from '../open311/send-open311.ts';
import { sendRefusal } from './answer-error.ts';
import type { Route } from './route.ts';
import type { StaticFiles } from './static-files.ts';

/** Methods that some address takes; another is refused wherever it is tried. */
const KNOWN_METHODS: ReadonlySet<string> = new Set([
  'GET',
  'HEAD',
  'POST',
  'PUT',
  'PATCH',
  'DELETE',
  'OPTIONS',
]);

/** Answers what no route takes: a file, the application's page, another method, or nothing. */
export function answerUnknown(routes: readonly Route[], files: StaticFiles | undefined) {
  const known = routes.map((each) => ({ method: each.method, pattern: patternOf(each) }));
  return (request: FastifyRequest, reply: FastifyReply): void => {
    const path = request.url.split('?')[0] ?? '';
    const methods = known
      .filter(({ pattern }) => pattern.test(path))
      .map(({ method }) => (method === 'GET' ? 'GET, HEAD' : method));
    if (methods.length > 0) {
      answerMethod(request, reply, [...new Set(methods), 'OPTIONS'].join(', '));
      return;
    }
    if (!KNOWN_METHODS.has(request.method)) {
      answerMethod(request, reply, [...KNOWN_METHODS].join(', '));
      return;
    }
    const reads = request.method === 'GET' || request.method === 'HEAD';
    if (reads && files?.answer(path, request, reply) === true) return;
    sendRefusal(request, reply, { code: 'route/notFound' });
  };
}

function answerMethod(request: FastifyRequest, reply: FastifyReply, allow: string): void {
  void reply.header('allow', allow);
  if (request.method !== 'OPTIONS') {
    sendRefusal(request, reply, { code: 'route/methodNotAllowed' });
    return;
  }
  if (isOpen311(request.url)) openMethods(reply);
  void reply.code(204).send();
}

function patternOf(each: Route): RegExp {
  const path = each.path.replace(/[.]/g, '\\.').replace(/\{\w+\}/g, '[^/]+');
  return each.atRoot === true
    ? new RegExp(`^(/api/v1)?${path}/?$`)
    : new RegExp(`^/api/v1${path}/?$`);
}
