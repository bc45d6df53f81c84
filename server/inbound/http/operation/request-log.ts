import type { FastifyInstance } from 'fastify';
import type { AnsweredRequest } from '../../../log/log.ts';

/**
 * Tells of every answer. An address that no operation has may say anything: it is told as `file`
 * where something was served, else as `unknown`.
 */
export function tellAnswers(app: FastifyInstance, tell: (request: AnsweredRequest) => void): void {
  app.addHook('onResponse', (request, reply, done) => {
    const url = request.is404 ? undefined : request.routeOptions.url;
    tell({
      method: request.method,
      operation: url?.replace(/:(\w+)/g, '{$1}') ?? (reply.statusCode < 400 ? 'file' : 'unknown'),
      status: reply.statusCode,
      ms: reply.elapsedTime,
    });
    done();
  });
}
