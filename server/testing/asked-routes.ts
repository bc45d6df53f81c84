/** The moment of the first events. */
export const FIRST = '2026-03-02T10:00:00+08:00';
/** A card that is there wherever anything lies elsewhere. */
export const FOREIGN_CARD = 'F0/commitment/yellow/1';
const NO_CARD = 'NONE/commitment/yellow/1';

const SUMMARIES = ['correctionNotice', 'statutory', 'commitment', 'step', 'delivery'].flatMap(
  (kind) =>
    ['region', 'department', 'item'].flatMap((by) => [
      `/clocks/summary?by=${by}&kind=${kind}`,
      `/clocks/summary?by=${by}&kind=${kind}&region=370102`,
      `/clocks/summary?by=${by}&kind=${kind}&from=2026-03-01&to=2026-03-31`,
    ]),
);
const REGIONS = ['370102', '370202', '370000', 'unassigned', 'atlantis', 'nowhere'];

/** What is asked in both worlds, by the route that answers. */
export const ASKED: Readonly<Record<string, readonly string[]>> = {
  'GET /healthz': ['/healthz'],
  'GET /readyz': ['/readyz'],
  'GET /openapi.json': ['/openapi.json'],
  'GET /config': ['/config'],
  'GET /calendars/{id}/days': ['/calendars/cn/days?from=2026-03-01&to=2026-03-31'],
  'GET /me': ['/me'],
  'GET /me/cards': ['/me/cards'],
  'GET /me/sessions': ['/me/sessions'],
  'GET /session/provider': ['/session/provider'],
  'GET /session/provider/callback': ['/session/provider/callback'],
  'GET /me/second-factor': ['/me/second-factor'],
  'GET /regions': ['/regions'],
  'GET /regions/{code}/outlines': REGIONS.flatMap((code) => [
    `/regions/${code}/outlines`,
    `/regions/${code}/outlines?level=2`,
  ]),
  'GET /departments': ['/departments'],
  'GET /items': ['/items'],
  'GET /alarms': ['/alarms'],
  'GET /sources': ['/sources'],
  'GET /sources/quality': ['/sources/quality', '/sources/quality?from=2026-03-01&to=2026-03-31'],
  'GET /sources/{name}/days': ['/sources/jinan/days', '/sources/nobody/days'],
  'GET /webhooks': ['/webhooks'],
  'GET /webhooks/{name}/dead-letters': ['/webhooks/hotline/dead-letters'],
  'GET /quarantine': ['/quarantine', '/quarantine?limit=1', '/quarantine?source=jinan'],
  'GET /audit': ['/audit'],
  'GET /verify': ['/verify'],
  'GET /verify/log': ['/verify/log'],
  'GET /overview': ['/overview', ...REGIONS.map((code) => `/overview?region=${code}`)],
  'GET /clocks/summary': [
    ...SUMMARIES,
    ...REGIONS.map((code) => `/clocks/summary?by=department&kind=step&region=${code}`),
    '/clocks/summary?subject=ticket&by=region&kind=close',
  ],
  'GET /indicators/catalogue': ['/indicators/catalogue'],
  'GET /indicators': [
    ...['region', 'department'].flatMap((by) => [
      `/indicators?period=2026-03&by=${by}`,
      `/indicators?period=2026-Q1&by=${by}&region=370102`,
      `/indicators?period=2026&by=${by}&id=I-03`,
    ]),
    ...REGIONS.map((code) => `/indicators?period=2026-03&by=department&region=${code}`),
  ],
  'GET /indicators/{id}/evidence': [
    ...['numerator', 'denominator'].flatMap((part) =>
      ['I-01', 'I-03', 'I-06', 'I-18', 'I-24', 'I-29'].map(
        (id) => `/indicators/${id}/evidence?period=2026-03&part=${part}`,
      ),
    ),
    ...REGIONS.map((code) => `/indicators/I-06/evidence?period=2026&region=${code}`),
    '/indicators/I-06/evidence?period=2026-03&department=370202-water',
  ],
  'GET /indicators/{id}/evidence.csv': [
    '/indicators/I-06/evidence.csv?period=2026-03',
    '/indicators/I-06/evidence.csv?period=2026-03&region=370202',
  ],
  'GET /feedback': [
    '/feedback',
    '/feedback?limit=1',
    '/feedback?text=F0',
    '/feedback?department=370202-water',
    '/feedback?department=370102-land',
    ...REGIONS.map((code) => `/feedback?region=${code}`),
  ],
  'GET /feedback/{no}': ['TA1', 'RA1', 'TB1', 'RB1', 'TF0', 'RF0', 'A1', 'NONE'].map(
    (no) => `/feedback/${no}`,
  ),
  'GET /feedback/export.csv': ['/feedback/export.csv', '/feedback/export.csv?region=370202'],
  'GET /feedback/{no}/draft': ['/feedback/TA1/draft', '/feedback/TF0/draft'],
  'GET /feedback/{no}/attachments/{file}': ['/feedback/TF0/attachments/1'],
  'GET /reply-templates': ['/reply-templates'],
  'GET /feedback-views': ['/feedback-views'],
  'GET /feedback/{no}/code': ['/feedback/TF0/code', '/feedback/NONE/code'],
  'GET /feedback/signs': ['/feedback/signs', '/feedback/signs?region=370202'],
  'GET /schemes': ['/schemes'],
  'GET /scores': ['/scores?period=2026-03'],
  'GET /surveys': ['/surveys'],
  'GET /surveys/{id}/answers': [
    '/surveys/s1/answers',
    '/surveys/s1/answers?region=370102&limit=1',
    '/surveys/s1/answers?region=370202',
  ],
  'GET /surveys/{id}/results': ['/surveys/s1/results', '/surveys/none/results'],
  'GET /tasks': ['/tasks'],
  'GET /survey-drafts': ['/survey-drafts'],
  'GET /survey-drafts/{no}': ['/survey-drafts/DC-elsewhere', '/survey-drafts/none'],
  'GET /survey-drafts/{no}/preview': [
    '/survey-drafts/DC-elsewhere/preview',
    '/survey-drafts/none/preview',
  ],
  'GET /public/style.css': ['/../../public/style.css'],
  'GET /public/rate/{token}': ['/../../public/rate/none'],
  'GET /public/ticket': ['/../../public/ticket'],
  'GET /public/surveys/{no}': ['/../../public/surveys/none'],
  'GET /open311/v2/discovery': ['/../../open311/v2/discovery'],
  'GET /open311/v2/discovery.{format}': ['/../../open311/v2/discovery.json'],
  'GET /open311/v2/services': ['/../../open311/v2/services'],
  'GET /open311/v2/services.{format}': ['/../../open311/v2/services.json'],
  'GET /open311/v2/services/{code}': ['/../../open311/v2/services/noise.xml'],
  'GET /cases': [
    '/cases',
    '/cases?limit=1',
    '/cases?text=F0',
    '/cases?text=A',
    '/cases?department=370202-water',
    '/cases?department=370102-land',
    '/cases?department=370102-land&clock=step',
    '/cases?item=unheard-of',
    '/cases?clock=commitment&bucket=overdue',
    '/cases?clock=commitment&from=2026-03-01&to=2026-03-31',
    '/cases?volume=received&from=2026-03-01&to=2026-03-31',
    '/cases?channel=web&from=2026-03-01&to=2026-03-31',
    '/cases?channel=unassigned',
    '/cases?level=yellow',
    '/cases?phase=accepted',
    ...REGIONS.map((code) => `/cases?region=${code}`),
  ],
  'GET /cases/{no}': [
    ...['A1', 'A2', 'B1', 'F0', 'F1', 'F2', 'F9', 'NONE'].map((no) => `/cases/${no}`),
    `/cases/A1?knownAt=${encodeURIComponent(FIRST)}`,
    `/cases/F0?knownAt=${encodeURIComponent(FIRST)}`,
    `/cases/A1?asOf=${encodeURIComponent(FIRST)}`,
  ],
  'GET /reveals': ['/reveals'],
  'GET /cases/{no}/ledger.csv': ['A1', 'F0', 'NONE'].map((no) => `/cases/${no}/ledger.csv`),
  'GET /cases/export.csv': ['/cases/export.csv', '/cases/export.csv?region=370202'],
  'GET /cards': [
    '/cards',
    '/cards?limit=1',
    '/cards?level=yellow',
    '/cards?state=unsettled',
    '/cards?text=F0',
    '/cards?mine=watched',
    '/cards?mine=acknowledged',
    '/cards?mine=assigned',
    '/cards?orderDueToday=true',
    '/cards?sort=-due',
    '/cards?department=370202-water',
    '/cards?department=370102-land',
    ...REGIONS.map((code) => `/cards?region=${code}`),
  ],
  'GET /cards/{id}': [
    'A1/commitment/yellow/1',
    'B1/commitment/yellow/1',
    FOREIGN_CARD,
    NO_CARD,
  ].map((id) => `/cards/${encodeURIComponent(id)}`),
  'GET /feedback/{no}/similar': ['TA1', 'TB1', 'TF0', 'F1', 'NONE'].map(
    (no) => `/feedback/${no}/similar`,
  ),
  'GET /cards/export.csv': ['/cards/export.csv', '/cards/export.csv?region=370202'],
};

/**
 * Answers that tell of other places on purpose: figures of the process, what is published to
 * everybody, and ranks, where of a peer stand its name, rate, score and rank alone.
 */
export const PUBLISHED: readonly string[] = [
  'GET /metrics',
  'GET /public/results',
  'GET /open311/v2/requests',
  'GET /open311/v2/requests.{format}',
  'GET /open311/v2/requests/{id}',
  'GET /open311/v2/tokens/{id}',
  'GET /rankings',
  'GET /rankings/export.csv',
  'GET /rankings/history',
  'GET /rankings/{unit}',
];

/** Acts on what lies elsewhere, also with bodies that nobody could take. */
export const TRIED: readonly (readonly [method: string, path: string, body?: string])[] = [
  FOREIGN_CARD,
  NO_CARD,
].flatMap((id) => {
  const path = `/cards/${encodeURIComponent(id)}`;
  return [
    ['POST', `${path}/urge`, '{"reason":"催","expectedVersion":1}'],
    ['POST', `${path}/urge`, '{"reason":"催","expectedVersion":99}'],
    ['POST', `${path}/order`, '{"due":"never"}'],
    ['POST', `${path}/acknowledge`, 'no JSON'],
    ['POST', `${path}/acknowledge`],
    ['POST', `${path}/watch`],
    ['DELETE', `${path}/watch`],
    ['POST', '/cards/assignees', JSON.stringify({ ids: [id] })],
    ['POST', `${path}/assign`, '{"to":"supervisor","expectedVersion":1}'],
    ['POST', '/cards/bulk', JSON.stringify({ ids: [id], action: 'urge', reason: '催' })],
    ['POST', '/quarantine/1/retry'],
    ['POST', '/webhooks/hotline/replay', '{}'],
  ] as const;
});
