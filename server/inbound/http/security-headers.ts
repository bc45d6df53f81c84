import type { FastifyReply } from 'fastify';

/** Answers of the interface load nothing at all. */
const NOTHING = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

/** A year, as browsers' lists ask for at least. Other hosts below this one are none of our business. */
const HSTS_SECONDS = 31_536_000;

/** Headers of every answer; a page of the application replaces the policy by its own. */
export function setSecurityHeaders(reply: FastifyReply, https: boolean): void {
  if (https) void reply.header('strict-transport-security', `max-age=${HSTS_SECONDS}`);
  void reply.headers({
    'content-security-policy': NOTHING,
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=()',
    'cache-control': 'no-store',
  });
}

/**
 * Policy of the application's page: scripts of this host and those that carry the nonce, no inline
 * code. Angular writes component styles into the page, with the same nonce. No text becomes HTML
 * or code but through Angular's own policies; the one by which it would let code of ours go
 * unchecked (`angular#unsafe-bypass`) is not among them.
 */
export function pagePolicy(nonce: string): string {
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "connect-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    // The preview of a survey stands in a frame, as everybody would see it.
    "frame-src 'self'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "object-src 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types angular angular#bundler',
  ].join('; ');
}
