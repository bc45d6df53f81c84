/** Addresses of routes that ask for something to be named, in the world of `serve.spec.ts`. */
export const ADDRESSES: Readonly<Record<string, string>> = {
  '/sources/{name}/days': '/sources/jinan/days',
  '/cases/{no}': '/cases/A1',
  '/cards/{id}': `/cards/${encodeURIComponent('A1/commitment/yellow/1')}`,
  '/clocks/summary': '/clocks/summary?by=region&kind=commitment',
  '/indicators': '/indicators?period=2026-03&by=region',
  '/indicators/{id}/evidence': '/indicators/I-06/evidence?period=2026-11',
  '/feedback/{no}': '/feedback/T1',
  '/feedback/{no}/draft': '/feedback/T1/draft',
  '/feedback/{no}/code': '/feedback/T1/code',
  '/feedback/{no}/similar': '/feedback/T1/similar',
  '/regions/{code}/outlines': '/regions/370100/outlines',
  '/surveys/{id}/results': '/surveys/S1/results',
  '/surveys/{id}/answers': '/surveys/S1/answers',
  '/scores': '/scores?period=2026-11&scheme=approval',
  '/rankings/{unit}': '/rankings/370100?period=2026-11',
  '/webhooks/{name}/dead-letters': '/webhooks/hotline/dead-letters',
  '/calendars/{id}/days': '/calendars/cn/days?from=2026-10-01&to=2026-10-10',
};

/** Who may read what the supervisor of a city may not: an auditor, somebody of the whole province. */
export const READERS: Readonly<Record<string, string>> = {
  '/audit': 'zhao',
  '/webhooks/{name}/dead-letters': 'wang',
};
