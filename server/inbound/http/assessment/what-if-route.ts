import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { whatIfRequest, whatIfView } from '#contract/decode/ranking-schema.ts';
import type { WhatIfRequest } from '#contract/ranking-view.ts';
import type { Platform } from '../../../application/platform.ts';
import type { Viewer } from '../../../application/people/viewer.ts';
import { GivenUp } from '../../../application/counts/watched-work.ts';
import type { ErrorCode } from '../../../errors.ts';
import { WHAT_IF_EXAMPLE } from './ranking-examples.ts';
import { problemOf } from '../problem.ts';
import { LINES_HEADERS, LINES_TYPE, progressLines } from '../progress-lines.ts';
import { refuse, valueOf } from '../refused-request.ts';
import { route } from '../route.ts';
import type { Route } from '../route.ts';
import { signedInOf } from '../people/session-routes.ts';

const ERRORS: readonly ErrorCode[] = [
  ...(['request/invalid', 'scheme/notFound', 'scheme/invalid'] as const),
  ...(['request/malformed', 'request/unsupportedType', 'request/tooLarge'] as const),
];

/**
 * Who would move. Other days off and limits take a while the first time: whoever asks for NDJSON gets
 * lines `{"progress": {"phase", "done", "total"}}`, then one with `answer` or `problem`. Closing the
 * request gives the work up.
 */
export function whatIfRoute(platform: Pick<Platform, 'whatIf'>): Route {
  return route({
    method: 'POST',
    path: '/rankings/what-if',
    id: 'askWhatIf',
    summary:
      'Who would move with other weights, thresholds, smallest samples, days off or limits; nothing that is published changes. As NDJSON: lines with `progress`, then one with `answer` or `problem`; closing the request gives it up.',
    body: {
      schema: whatIfRequest,
      example: {
        period: '2026-10',
        scheme: 'approval',
        group: 'cities' as const,
        changes: [{ indicator: 'onTime', target: 98 }],
      },
    },
    answer: {
      description: 'Every unit before and after, in the order of the ranks that there would be.',
      schema: whatIfView,
      otherTypes: [LINES_TYPE],
      example: WHAT_IF_EXAMPLE,
    },
    errors: ERRORS,
    handle: async (call) => {
      const { viewer } = signedInOf(call);
      const body = call.body();
      if (wantsLines(call.request)) return sendLines(platform, viewer, body, call.reply);
      try {
        return valueOf(await platform.whatIf(viewer, body, { signal: untilClosed(call.reply) }));
      } catch (error) {
        // Nobody reads the answer.
        if (error instanceof GivenUp) return refuse('server/busy');
        throw error;
      }
    },
  });
}

function wantsLines({ headers }: FastifyRequest): boolean {
  return headers.accept?.includes(LINES_TYPE) === true;
}

function sendLines(
  platform: Pick<Platform, 'whatIf'>,
  viewer: Viewer,
  request: WhatIfRequest,
  reply: FastifyReply,
): FastifyReply {
  const signal = untilClosed(reply);
  const lines = progressLines(async (onProgress) => {
    try {
      const answer = await platform.whatIf(viewer, request, { signal, onProgress });
      return answer.ok ? { answer: answer.value } : { problem: problemOf(answer.error) };
    } catch (error) {
      if (error instanceof GivenUp) return {};
      throw error;
    }
  });
  return reply.headers(LINES_HEADERS).send(Readable.from(lines, { objectMode: false }));
}

/** Aborted when the connection of a request is closed before its answer. */
export function untilClosed({ raw }: FastifyReply): AbortSignal {
  const closed = new AbortController();
  raw.once('close', () => {
    closed.abort();
  });
  return closed.signal;
}
