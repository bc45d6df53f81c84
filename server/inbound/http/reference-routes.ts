import { z } from 'zod';
import { overviewQuery } from '#contract/decode/list-queries.ts';
import {
  departmentView,
  itemView,
  overviewView,
  regionView,
} from '#contract/decode/reference-view.ts';
import type { Platform } from '../../application/platform.ts';
import { valueOf } from './refused-request.ts';
import { route } from './route.ts';
import type { Route } from './route.ts';
import { signedInOf } from './people/session-routes.ts';

type ReferencePlatform = Pick<Platform, 'regions' | 'departments' | 'items' | 'overview'>;

/** What the pickers list and the overview. */
export function referenceRoutes(platform: ReferencePlatform): readonly Route[] {
  return [
    route({
      method: 'GET',
      path: '/regions',
      id: 'listRegions',
      summary: 'Regions within reach.',
      answer: {
        description: 'All of them, from the top down.',
        schema: listOf(regionView),
        example: {
          items: [{ code: '370100', name: '济南市', parent: '370000', level: 1 }],
          next: null,
        },
      },
      handle: (call) => all(platform.regions(signedInOf(call).viewer)),
    }),
    route({
      method: 'GET',
      path: '/departments',
      id: 'listDepartments',
      summary: 'Departments within reach.',
      answer: {
        description: 'All of them.',
        schema: listOf(departmentView),
        example: {
          items: [
            { code: '370102-water', name: '历下区水务局', regionCode: '370102', line: 'water' },
          ],
          next: null,
        },
      },
      handle: (call) => all(platform.departments(signedInOf(call).viewer)),
    }),
    route({
      method: 'GET',
      path: '/items',
      id: 'listItems',
      summary: 'Service items.',
      answer: {
        description: 'All of them.',
        schema: listOf(itemView),
        example: { items: [{ code: '370100-0113-001', name: '取水许可' }], next: null },
      },
      handle: (call) => all(platform.items(signedInOf(call).viewer)),
    }),
    route({
      method: 'GET',
      path: '/overview',
      id: 'readOverview',
      summary: 'Today’s volumes against the same weekday, cards by day, sources.',
      query: overviewQuery,
      answer: { description: 'The overview of one region.', schema: overviewView },
      errors: ['request/invalid'],
      handle: async (call) =>
        valueOf(await platform.overview(signedInOf(call).viewer, call.query.region)),
    }),
  ];
}

function listOf<T>(item: z.ZodType<T>) {
  return z.object({ items: z.array(item), next: z.null() });
}

function all<T>(items: readonly T[]): { readonly items: readonly T[]; readonly next: null } {
  return { items, next: null };
}
