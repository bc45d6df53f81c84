import type { FastifyRequest } from 'fastify';

/**
 * Whether the visitor came by https: as the set origin says, else as the connection is or a trusted
 * proxy in front of it says.
 */
export function isHttps(request: FastifyRequest, origin: string | undefined): boolean {
  return origin === undefined ? request.protocol === 'https' : origin.startsWith('https:');
}
