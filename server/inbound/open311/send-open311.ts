import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Refusal } from '../../application/platform.ts';
import { findError } from '../../errors.ts';
import { jsonText, xmlText } from './open311-document.ts';
import type { Open311Document } from './open311-document.ts';
import { OPEN311_TYPES, formatOf } from './open311-format.ts';

/** Statuses that the standard leaves as they are; any other refusal is its 400. */
const KEPT: ReadonlySet<number> = new Set([403, 404, 405, 408, 429, 431]);

/** Answers a document in the form that was asked for. */
export function documentText(
  request: FastifyRequest,
  reply: FastifyReply,
  document: Open311Document,
): string {
  const format = formatOf(request);
  void reply.header('content-type', OPEN311_TYPES[format]);
  return format === 'json' ? jsonText(document) : xmlText(document);
}

/** Answers a refusal as the standard's list of errors; a wrong key is 403, not 401. */
export function sendOpen311Refusal(
  request: FastifyRequest,
  reply: FastifyReply,
  refusal: Refusal,
): void {
  const { status, title } = findError(refusal.code) ?? { status: 400, title: refusal.code };
  const code = statusOf(status);
  const sentences = refusal.messages ?? [sentenceOf(title, refusal)];
  const value = sentences.map((description) => ({ code, description }));
  void reply.code(code).send(documentText(request, reply, { root: 'errors', value }));
}

function statusOf(status: number): number {
  if (status >= 500 || KEPT.has(status)) return status;
  return status === 401 ? 403 : 400;
}

function sentenceOf(title: string, { path, message }: Refusal): string {
  if (message === undefined) return title;
  return path === undefined || path === '' ? message : `${path}: ${message}`;
}

/**
 * Lets pages of any site read the answer: what they may ask for needs no cookie, and none is looked
 * at here.
 */
export function openToAnySite(reply: FastifyReply): void {
  void reply.headers({
    'access-control-allow-origin': '*',
    'access-control-expose-headers': 'retry-after',
    'cross-origin-resource-policy': 'cross-origin',
  });
}

/** Answers a page that asks beforehand what it may send. */
export function openMethods(reply: FastifyReply): void {
  void reply.headers({
    'access-control-allow-methods': 'GET, HEAD, POST, OPTIONS',
    'access-control-allow-headers': 'content-type, accept, idempotency-key',
    'access-control-max-age': '86400',
  });
}
