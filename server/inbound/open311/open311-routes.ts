import type { Product } from '../http/operation-routes.ts';
import { refuse } from '../http/refused-request.ts';
import type { Route } from '../http/route.ts';
import { discoveryDocument } from './discovery-document.ts';
import {
  CREATED_EXAMPLE,
  DISCOVERY_EXAMPLE,
  FORM_EXAMPLE,
  SERVICES_EXAMPLE,
  SERVICE_EXAMPLE,
} from './open311-examples.ts';
import { OpenDoor } from './open-door.ts';
import { jurisdictionQuery, reportForm } from './open311-queries.ts';
import { withoutSuffix } from './open311-format.ts';
import { serviceDefinition, serviceList } from './service-documents.ts';
import { takeReport } from './take-report.ts';
import type { ReportTakers } from './take-report.ts';

/** What the endpoint needs. */
export interface Open311Parts extends ReportTakers {
  readonly product: Pick<Product, 'demo' | 'testClock'>;
  /** Origin that people type, where it is set. */
  readonly origin?: string | undefined;
}

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
    ...door.writings({
      path: 'requests',
      id: 'createOpen311Request',
      summary: 'Reports something: it becomes a ticket.',
      body: reportForm(FORM_EXAMPLE),
      answer: { description: 'Number of the new request, or a token.', example: CREATED_EXAMPLE },
      handle: (call) => takeReport(parts, call),
    }),
  ];
}
