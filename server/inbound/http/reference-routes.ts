import { z } from 'zod';
import { outlinesQuery, overviewQuery } from '#contract/decode/list-queries.ts';
import {
  departmentView,
  itemView,
  outlinesView,
  overviewView,
  regionView,
} from '#contract/decode/reference-view.ts';
import type { Platform } from '../../application/platform.ts';
import { valueOf } from './refused-request.ts';
import { route } from './route.ts';
import { sendUnchanged } from './send-unchanged.ts';
import type { Route } from './route.ts';
import { signedInOf } from './people/session-routes.ts';

type ReferencePlatform = Pick<
  Platform,
  'regions' | 'outlines' | 'departments' | 'items' | 'overview'
>;

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
      path: '/regions/{code}/outlines',
      id: 'listOutlines',
      summary: 'The outlines of the regions below one, drawn for a map.',
      params: { code: 'code of the region' },
      query: outlinesQuery,
      answer: {
        description:
          'Those of which an operator loaded one, with the licences to show beside them.',
        schema: outlinesView,
        example: {
          ...{ width: 4800, height: 3200, licences: ['示例测绘院，许可 2026-01'] },
          items: [
            { code: '370102', name: '历下区', parent: '370100', path: 'M0 0l10 0 0 10 -10 0z' },
          ],
        },
      },
      errors: ['request/invalid', 'region/unknown'],
      handle: (call) => {
        const { viewer } = signedInOf(call);
        const { code = '' } = call.params;
        return sendUnchanged(call, valueOf(platform.outlines(viewer, code, call.query.level)));
      },
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
