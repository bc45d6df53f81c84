import type { Product } from '../http/operation/operation-routes.ts';
import { refuse } from '../http/refused-request.ts';
import type { Route } from '../http/route.ts';
import { discoveryDocument } from './discovery-document.ts';
import {
  CREATED_EXAMPLE,
  DISCOVERY_EXAMPLE,
  FORM_EXAMPLE,
  REQUESTS_EXAMPLE,
  SERVICES_EXAMPLE,
  SERVICE_EXAMPLE,
  TOKEN_EXAMPLE,
} from './open311-examples.ts';
import { OpenDoor } from './open-door.ts';
import {
  jurisdictionQuery,
  reportForm,
  requestQuery,
  requestsQuery,
  valuesOf,
} from './open311-queries.ts';
import { withoutSuffix } from './open311-format.ts';
import { readRequestsQuery } from './read-requests-query.ts';
import { requestList } from './request-documents.ts';
import { numberOf } from './request-token.ts';
import { serviceDefinition, serviceList } from './service-documents.ts';
import { takeReport } from './take-report.ts';
import type { ReportTakers } from './take-report.ts';

/** What the endpoint needs. */
export interface Open311Parts extends ReportTakers {
  readonly product: Pick<Product, 'demo' | 'testClock'>;
  /** Origin that people type, where it is set. */
  readonly origin?: string | undefined;
}

/** Up to a thousand tickets are read for one list. */
const LIST_COSTS = 20;
const ALWAYS = { from: 0, to: Number.MAX_SAFE_INTEGER } as const;

/** Open311 GeoReport v2: what can be reported, and reporting it. */
export function open311Routes(parts: Open311Parts): readonly Route[] {
  const { open311: desk } = parts.platform;
  const door = new OpenDoor(desk);
  return [
    ...door.readings({
      path: 'discovery',
      id: 'discoverOpen311',
      summary: 'Which interfaces of Open311 there are, and who hands out keys.',
      answer: { description: 'The endpoint.', example: DISCOVERY_EXAMPLE },
      handle: ({ request }) =>
        discoveryDocument({
          origin: parts.origin ?? `${request.protocol}://${request.host}`,
          isTest: parts.product.demo || parts.product.testClock !== undefined,
          changedAt: desk.servicesChangedAt(),
        }),
    }),
    ...door.readings({
      path: 'services',
      id: 'listOpen311Services',
      summary: 'What can be reported.',
      query: jurisdictionQuery,
      answer: { description: 'All services on offer.', example: SERVICES_EXAMPLE },
      handle: () => serviceList(desk.services()),
    }),
    door.reading({
      path: 'services/{code}',
      id: 'readOpen311Service',
      summary: 'The attributes that a service asks for.',
      params: { code: 'service_code, with `.json` or `.xml` behind it' },
      query: jurisdictionQuery,
      errors: ['open311/serviceNotFound'],
      answer: { description: 'Its attributes in order.', example: SERVICE_EXAMPLE },
      handle: ({ params }) => {
        const service = desk.findService(withoutSuffix(params['code'] ?? ''));
        return serviceDefinition(service ?? refuse('open311/serviceNotFound'));
      },
    }),
    ...door.readings({
      path: 'requests',
      id: 'listOpen311Requests',
      summary: 'What was reported and is for everybody to see, latest first.',
      query: requestsQuery,
      errors: ['open311/invalid'],
      cost: LIST_COSTS,
      answer: {
        description: 'At most 1,000 of at most 90 days.',
        example: REQUESTS_EXAMPLE,
      },
      handle: async ({ query }) => {
        const { tickets, skip, take } = readRequestsQuery(query, parts.platform.now());
        const found = await desk.tickets(tickets, skip + take);
        return requestList(found.slice(skip), isExtended(query));
      },
    }),
    door.reading({
      path: 'requests/{id}',
      id: 'readOpen311Request',
      summary: 'One request as everybody may see it.',
      params: { id: 'service_request_id, with `.json` or `.xml` behind it' },
      query: requestQuery,
      errors: ['open311/requestNotFound'],
      answer: { description: 'A list of one.', example: REQUESTS_EXAMPLE },
      handle: async ({ params, query }) => {
        const no = withoutSuffix(params['id'] ?? '');
        const found = await desk.tickets({ ...ALWAYS, nos: [no] }, 1);
        if (found.length === 0) refuse('open311/requestNotFound');
        return requestList(found, isExtended(query));
      },
    }),
    door.reading({
      path: 'tokens/{id}',
      id: 'readOpen311Token',
      summary: 'The number of a request that a token was given for.',
      params: { id: 'token, with `.json` or `.xml` behind it' },
      query: jurisdictionQuery,
      errors: ['open311/tokenNotFound'],
      answer: { description: 'A list of one.', example: TOKEN_EXAMPLE },
      handle: async ({ params }) => {
        const token = withoutSuffix(params['id'] ?? '');
        const [found] = await desk.tickets({ ...ALWAYS, nos: [numberOf(token)] }, 1);
        const { no } = found ?? refuse('open311/tokenNotFound');
        return { root: 'service_requests', value: [{ service_request_id: no, token }] };
      },
    }),
    ...door.writings({
      path: 'requests',
      id: 'createOpen311Request',
      summary:
        'Reports something: it becomes a ticket. With an `Idempotency-Key` it may be sent again and makes one ticket.',
      errors: ['open311/invalid', 'open311/serviceNotFound', 'open311/keyReused'],
      body: reportForm(FORM_EXAMPLE),
      answer: { description: 'Number of the new request, or a token.', example: CREATED_EXAMPLE },
      handle: (call) => takeReport(parts, call),
    }),
  ];
}

function isExtended({
  extensions,
}: {
  readonly extensions?: string | readonly string[] | undefined;
}): boolean {
  return /^(?:true|1)$/i.test(valuesOf(extensions)[0] ?? '');
}
