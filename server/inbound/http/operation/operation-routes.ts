import {
  publicConfig,
  readiness,
  selfCheckView,
  verification,
} from '#contract/decode/operation-view.ts';
import type { Platform } from '../../../application/platform.ts';
import { instantText } from '#contract/instant-text.ts';
import { sessionIdIn } from '../../sign-in/session-cookie.ts';
import { metricsText, processFigures } from './metrics-text.ts';
import { route } from '../route.ts';
import type { Route } from '../route.ts';
import { signedInOf } from '../people/session-routes.ts';

/** What the running program is. */
export interface Product {
  readonly version: string;
  readonly demo: boolean;
  /** Whether people may sign in by an OpenID provider. */
  readonly provider?: boolean | undefined;
  readonly testClock: { readonly speed: number } | undefined;
  /** Figures of this process beside the platform's. */
  readonly figures: () => Readonly<Record<string, number>>;
}

/** A sweep this far behind means that numbers are not of now. */
const MAX_SWEEP_LAG_S = 120;

type OperationPlatform = Pick<
  Platform,
  | 'now'
  | 'clockOffMs'
  | 'sweptTo'
  | 'dataVersion'
  | 'storeTrouble'
  | 'isWhole'
  | 'metrics'
  | 'verify'
  | 'selfCheckLog'
  | 'calendar'
>;

/** Health, readiness, metrics, the proof that live equals recomputed, and what the page must know first. */
export function operationRoutes(platform: OperationPlatform, product: Product): readonly Route[] {
  return [
    route({
      method: 'GET',
      path: '/healthz',
      atRoot: true,
      id: 'readHealth',
      early: true,
      summary: 'Whether the process answers at all.',
      answer: { description: 'It does.', example: { alive: true } },
      handle: () => ({ alive: true }),
    }),
    route({
      method: 'GET',
      path: '/readyz',
      atRoot: true,
      id: 'readReadiness',
      early: true,
      summary:
        'Whether all has been read that is shown, and clock, store and sweep are as they should be; 503 with the same body if not.',
      answer: { description: 'Ready.', schema: readiness },
      handle: ({ reply }) => {
        const state = readinessOf(platform, product);
        if (!state.ready) void reply.code(503);
        return state;
      },
    }),
    route({
      method: 'GET',
      path: '/metrics',
      atRoot: true,
      id: 'readMetrics',
      summary: 'Figures of the process for Prometheus.',
      answer: { description: 'Prometheus text format 0.0.4.', type: 'text/plain' },
      handle: async ({ reply }) => {
        void reply.header('content-type', 'text/plain; version=0.0.4; charset=utf-8');
        return metricsText({
          ...(await platform.metrics()),
          ...product.figures(),
          ...processFigures(),
        });
      },
    }),
    route({
      method: 'GET',
      path: '/config',
      id: 'readConfig',
      early: true,
      summary: 'What the page must know before anyone signs in.',
      answer: {
        description: 'Version and banners.',
        schema: publicConfig,
        example: {
          version: '0.1.0',
          demo: false,
          provider: false,
          testClock: null,
          hasSession: false,
        },
      },
      handle: ({ request }) => ({
        version: product.version,
        demo: product.demo,
        provider: product.provider === true,
        testClock: product.testClock === undefined ? null : instantText(platform.now()),
        hasSession: sessionIdIn(request.headers.cookie) !== undefined,
      }),
    }),
    route({
      method: 'GET',
      path: '/verify',
      id: 'verify',
      summary:
        'Derives everything within reach again and compares: a difference of 0 is agreement.',
      answer: { description: 'What was compared and what differs.', schema: verification },
      handle: (call) => platform.verify(signedInOf(call).viewer),
    }),
    route({
      method: 'GET',
      path: '/verify/log',
      id: 'readSelfCheckLog',
      summary: 'What the standing check has compared since the start, and where it differed.',
      answer: { description: 'Its last comparison and its rounds.', schema: selfCheckView },
      handle: (call) => platform.selfCheckLog(signedInOf(call).viewer),
    }),
  ];
}

function readinessOf(platform: OperationPlatform, product: Product) {
  const now = platform.now();
  const sweptTo = platform.sweptTo();
  const speed = product.testClock?.speed ?? 1;
  const sweepLagSeconds = Math.max(0, now - sweptTo) / 1000;
  // The recorded calendar is in every store: without it the store could not be read.
  const trouble = platform.storeTrouble();
  const ok = trouble === null && platform.calendar('cn') !== undefined;
  return {
    // A clock that runs fast makes every pause of the sweep look long.
    ready: ok && platform.isWhole() && sweepLagSeconds <= MAX_SWEEP_LAG_S * Math.max(1, speed),
    clock: {
      now: instantText(now),
      test: product.testClock !== undefined,
      speed,
      offSeconds: platform.clockOffMs() / 1000,
      aheadSeconds: Math.max(0, sweptTo - now) / 1000,
    },
    store: { ok, trouble, dataVersion: platform.dataVersion() },
    sweptTo: instantText(sweptTo),
    sweepLagSeconds,
  };
}
