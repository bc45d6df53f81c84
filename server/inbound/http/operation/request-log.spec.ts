import Fastify from 'fastify';
import type { AnsweredRequest } from '../../../log/log.ts';
import { tellAnswers } from './request-log.ts';

describe('what is told of an answered request', () => {
  const told: AnsweredRequest[] = [];
  const app = Fastify();

  beforeAll(() => {
    tellAnswers(app, (request) => told.push(request));
    app.setNotFoundHandler((request, reply) =>
      request.url.endsWith('.js') ? reply.send('') : reply.code(404).send(''),
    );
    app.get('/cases/:no', (_request, reply) => reply.send({}));
  });

  afterAll(() => app.close());

  const rows = [
    { why: 'an operation, never the case', url: '/cases/3701-SECRET?text=Li', as: '/cases/{no}' },
    { why: 'a file without its name', url: '/chunk-3701.js', as: 'file' },
    { why: 'no address that nobody serves', url: '/3701-SECRET', as: 'unknown' },
  ];
  for (const { why, url, as } of rows) {
    it(`is ${why}`, async () => {
      told.length = 0;
      const { statusCode } = await app.inject(url);
      expect(told).toEqual([
        { method: 'GET', operation: as, status: statusCode, ms: jasmine.any(Number) },
      ]);
    });
  }
});
