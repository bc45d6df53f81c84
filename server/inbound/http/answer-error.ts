import type { FastifyReply, FastifyRequest } from 'fastify';
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { Refusal } from '../../application/platform.ts';
import { ServiceError } from '../../errors.ts';
import type { ErrorCode } from '../../errors.ts';
import { isOpen311 } from '../open311/open311-format.ts';
import { sendOpen311Refusal } from '../open311/send-open311.ts';
import { drain } from './drain.ts';
import { PROBLEM_TYPE, problemOf } from './problem.ts';
import { RefusedRequest } from './refused-request.ts';

/** How long a caller waits where nobody knows better. */
const RETRY_AFTER_S = 5;

/** The one place where a thrown error becomes an answer. */
export function answerError(onFailure: (error: unknown, where: string) => void) {
  return async (
    error: unknown,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<FastifyReply> => {
    const refusal = refusalOf(error);
    const known = error instanceof RefusedRequest;
    if (problemOf(refusal).status >= 500 && !known) onFailure(error, whereOf(request));
    if (refusal.code === 'request/tooLarge') await drain(request.raw);
    sendRefusal(request, reply, refusal, known ? error.retryAfter : undefined);
    // A long answer is compressed and not yet sent: without it, the end of this would end it empty.
    return reply;
  };
}

/** Writes a refusal in the form of the address that was asked: the standard's, or ours. */
export function sendRefusal(
  request: FastifyRequest,
  reply: FastifyReply,
  refusal: Refusal,
  retryAfter?: number,
): void {
  const seconds = retryAfter ?? (problemOf(refusal).status === 503 ? RETRY_AFTER_S : undefined);
  if (seconds !== undefined) void reply.header('retry-after', String(seconds));
  if (isOpen311(request.url)) sendOpen311Refusal(request, reply, refusal);
  else sendProblem(reply, refusal);
}

/** Writes a refusal as its problem document. */
export function sendProblem(reply: FastifyReply, refusal: Refusal): void {
  const problem = problemOf(refusal);
  if (problem.status === 503 && !reply.hasHeader('retry-after')) {
    void reply.header('retry-after', String(RETRY_AFTER_S));
  }
  if (problem.status === 401 && refusal.code === 'source/keyMissing') {
    void reply.header('www-authenticate', 'Bearer');
  }
  void reply
    .code(problem.status)
    .header('content-type', PROBLEM_TYPE)
    .send(JSON.stringify(problem));
}

/** Answers bytes that are not HTTP, or headers that are too large, and closes. */
export function answerUnreadable(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const problem = problemOf({ code: unreadableCode(error) });
  const body = JSON.stringify(problem);
  socket.end(
    `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status] ?? ''}\r\nContent-Type: ${PROBLEM_TYPE}\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  );
}

/** A request line of HTTP, whatever its method. */
const REQUEST_LINE = /^[!-~]+ [!-~]+ HTTP\/1\.[01]\r?\n/;

function unreadableCode(error: NodeJS.ErrnoException): ErrorCode {
  switch (error.code ?? '') {
    case 'HPE_HEADER_OVERFLOW':
      return 'request/headersTooLarge';
    case 'HPE_INVALID_METHOD': {
      // What is no HTTP at all has no known method either.
      const packet =
        'rawPacket' in error && error.rawPacket instanceof Buffer ? error.rawPacket : '';
      const isRequest = REQUEST_LINE.test(packet.toString('latin1'));
      return isRequest ? 'route/methodNotAllowed' : 'request/malformed';
    }
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return 'request/tooSlow';
    default:
      return 'request/malformed';
  }
}

function refusalOf(error: unknown): Refusal {
  if (error instanceof RefusedRequest) return error.refusal;
  if (error instanceof ServiceError) return { code: error.code };
  // A read outside of a moment that the disk could not answer.
  if (error instanceof Error && 'errcode' in error) return { code: 'store/failed' };
  const { code, statusCode } = frameworkError(error);
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return { code: 'request/tooLarge' };
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return { code: 'request/unsupportedType' };
  // An address that does not decode, a length that is not that of the body: the sender's doing.
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) {
    return { code: 'request/malformed' };
  }
  return { code: 'server/unexpected' };
}

function frameworkError(error: unknown): {
  readonly code: string | undefined;
  readonly statusCode: number | undefined;
} {
  if (!(error instanceof Error)) return { code: undefined, statusCode: undefined };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const statusCode =
    'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : undefined;
  return { code, statusCode };
}

/** The address without its query, which may name persons. */
function whereOf(request: FastifyRequest): string {
  return `${request.method} ${request.url.split('?')[0] ?? ''}`;
}
