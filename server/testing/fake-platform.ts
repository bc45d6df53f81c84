import type { CardFilter, CardView } from '#contract/card-view.ts';
import { err, ok } from '#domain/result.ts';
import { sees } from '#domain/access/scope.ts';
import type {
  AccountRow,
  CommitNote,
  Platform,
  SessionRow,
  SourceAccount,
} from '../application/platform.ts';
import type { AuditEntry } from '../application/audit/audit-rows.ts';
import type { CredentialRow } from '../application/store/store-rows.ts';
import type { Viewer } from '../application/people/viewer.ts';
import { countersOf } from './counters-of.ts';

/** A card and where its subject lies. */
export interface PlacedCard {
  readonly card: CardView;
  readonly path: string;
}

/** A platform in memory for specs of transport: it keeps what it is given and derives nothing. */
export class FakePlatform {
  readonly accounts = new Map<string, AccountRow & { readonly passwordHash: string }>();
  readonly sessions = new Map<string, SessionRow>();
  readonly credentials = new Map<string, CredentialRow>();
  readonly sources = new Map<string, SourceAccount>();
  readonly cards = new Map<string, PlacedCard>();
  readonly ingested: (readonly unknown[])[] = [];
  /** What was written to the audit log, refusals among it. */
  readonly audited: AuditEntry[] = [];
  readonly #listeners = new Set<(note: CommitNote) => void>();
  #dataVersion = 0;

  /** This as the edges know it. */
  get platform(): Platform {
    return this.#parts() as unknown as Platform;
  }

  put(card: CardView, path: string): void {
    this.cards.set(card.id, { card, path });
  }

  /** What it waits for to be whole; it is unless given. */
  whole: Promise<void> | undefined;

  /** Tells of one commit. */
  commit(note: Partial<CommitNote>): void {
    this.#dataVersion += 1;
    const whole: CommitNote = {
      dataVersion: this.#dataVersion,
      sweptTo: NOW,
      cards: [],
      subjects: [],
      snapshot: false,
      silent: false,
      regions: false,
      at: NOW,
      deltas: [],
      lastEventAt: NOW,
      ...note,
    };
    for (const listener of this.#listeners) listener(whole);
  }

  select(viewer: Viewer, filter: CardFilter): readonly CardView[] {
    return [...this.cards.values()]
      .filter(({ path }) => sees(viewer.scope, { path, line: null }))
      .map(({ card }) => card)
      .filter((card) => filter.level === undefined || card.level === filter.level);
  }

  #parts(): Partial<Platform> {
    return {
      now: () => NOW,
      clockOffMs: () => 0,
      sweptTo: () => NOW,
      dataVersion: () => this.#dataVersion,
      metrics: () => Promise.resolve({ mingjian_events_stored_total: this.ingested.flat().length }),
      alarms: () => Promise.resolve([]),
      calendar: (id) => (id === 'cn' ? { ...CALENDAR } : undefined),
      ingest: (events) => {
        this.ingested.push(events);
        return Promise.resolve({ accepted: events.length, duplicate: 0, rejected: [] });
      },
      ensureReference: () => Promise.resolve(),
      findAccount: (name) => Promise.resolve(this.accounts.get(name)),
      audit: (entry) => Promise.resolve(void this.audited.push(entry)),
      bulkReveals: () => Promise.resolve([]),
      confirmBulkReveal: () => Promise.resolve(err({ code: 'reveal/notFound' })),
      readBulkReveal: () => Promise.resolve(err({ code: 'reveal/notFound' })),
      reveal: (_viewer, no) => Promise.resolve(ok({ no, applicant: null, parts: [] })),
      noteRefusal: (entry) => void this.audited.push(entry),
      auditLog: () => Promise.resolve(ok({ items: [], next: null, total: 0 })),
      saveSession: (row, entry) => {
        this.sessions.set(row.idHash, row);
        if (entry !== undefined) this.audited.push(entry);
        return Promise.resolve();
      },
      sessionsOf: (account) =>
        Promise.resolve([...this.sessions.values()].filter((row) => row.account === account)),
      addAccount: (account, passwordHash) => {
        this.accounts.set(account.name, { ...account, passwordHash });
        return Promise.resolve(ok(account));
      },
      changeAccount: (account) => {
        const before = this.accounts.get(account.name);
        if (before === undefined) return Promise.resolve(err({ code: 'account/notFound' }));
        this.accounts.set(account.name, { ...before, ...account });
        return Promise.resolve(ok(account));
      },
      changePassword: (name, passwordHash, entry) => {
        const before = this.accounts.get(name);
        if (before === undefined) return Promise.resolve(false);
        this.accounts.set(name, { ...before, passwordHash });
        this.audited.push(entry);
        return Promise.resolve(true);
      },
      findCredential: (kind, key) => Promise.resolve(this.credentials.get(`${kind} ${key}`)),
      putCredential: (row, before) => {
        const known = this.credentials.get(`${row.kind} ${row.key}`);
        if ((known?.body ?? null) !== before) return Promise.resolve(false);
        this.credentials.set(`${row.kind} ${row.key}`, row);
        return Promise.resolve(true);
      },
      dropCredential: (kind, key) => Promise.resolve(this.credentials.delete(`${kind} ${key}`)),
      findSession: (idHash) => Promise.resolve(this.sessions.get(idHash)),
      endSession: (idHash, entry) => {
        this.sessions.delete(idHash);
        if (entry !== undefined) this.audited.push(entry);
        return Promise.resolve();
      },
      viewerOf: (account) => viewerOf(account),
      findSourceByKeyHash: (hash) => Promise.resolve(this.sources.get(hash)),
      regions: () => [{ code: '370000', name: '山东省', parent: null, level: 0 }],
      outlines: () => ok({ width: 0, height: 0, licences: [], items: [] }),
      departments: () => [],
      items: () => [],
      sources: () => Promise.resolve([]),
      open311: {
        services: () => [],
        findService: () => undefined,
        servicesChangedAt: () => '2026-10-08T09:00:00+08:00',
        hasJurisdiction: (code) => code === '370000',
        regionOf: () => '370000',
        tickets: () => Promise.resolve([]),
        createdBy: () => Promise.resolve([]),
        mark: (purpose, text) => `${purpose} ${text}`,
      },
      cases: () =>
        Promise.resolve(ok({ items: [], next: null, total: 0, counted: 0, ...this.#stamp() })),
      findCase: (viewer, no) => {
        const cards = this.select(viewer, {}).filter(({ subject }) => subject === no);
        return Promise.resolve(cards.length === 0 ? undefined : ({ no, cards } as never));
      },
      indicators: () =>
        Promise.resolve(ok({ period: PERIOD, items: [], totals: [], ...this.#stamp() })),
      indicatorEvidence: () => Promise.resolve(err({ code: 'indicator/unknown' })),
      clockSummary: () => Promise.resolve(ok({ items: [], ...this.#stamp() })),
      ranking: () => Promise.resolve(err({ code: 'scheme/notFound' })),
      explainRank: () => Promise.resolve(err({ code: 'unit/notFound' })),
      rankingHistory: () => Promise.resolve(err({ code: 'scheme/notFound' })),
      whatIf: () => Promise.resolve(err({ code: 'scheme/notFound' })),
      whatIfCases: () => Promise.resolve(err({ code: 'scheme/notFound' })),
      previewScheme: () => Promise.resolve(err({ code: 'scheme/notFound' })),
      schemes: () => Promise.resolve([]),
      proposeScheme: () => Promise.resolve(err({ code: 'scheme/conflict' })),
      decideScheme: () => Promise.resolve(err({ code: 'scheme/notFound' })),
      scores: () => Promise.resolve([]),
      enterScore: () => Promise.resolve(err({ code: 'score/conflict' })),
      confirmScore: () => Promise.resolve(err({ code: 'score/notFound' })),
      overview: () => Promise.resolve(err({ code: 'region/unknown', path: 'region' })),
      cards: (viewer, filter) => {
        const items = this.select(viewer, filter);
        const counters = countersOf(items);
        return Promise.resolve(
          ok({ items, counters, next: null, total: items.length, ...this.#stamp() }),
        );
      },
      findCard: (viewer, id) =>
        Promise.resolve(this.select(viewer, {}).find((card) => card.id === id)),
      act: (viewer, id, _act, request) => {
        const card = this.select(viewer, {}).find((each) => each.id === id);
        if (card === undefined) return Promise.resolve(err({ code: 'card/notFound' }));
        if (card.version !== request.expectedVersion) {
          return Promise.resolve(err({ code: 'card/conflict', current: card }));
        }
        return Promise.resolve(ok({ ...card, version: card.version + 1 }));
      },
      actOnMany: () => Promise.resolve(ok({ done: [], refused: [] })),
      assignees: () => Promise.resolve(ok([])),
      watchCard: (_viewer, id) =>
        Promise.resolve(ok({ acknowledged: 0, assigned: 0, watching: 1, watched: [id] })),
      myCards: () => Promise.resolve({ acknowledged: 0, assigned: 0, watching: 0, watched: [] }),
      feedback: () =>
        Promise.resolve(
          ok({ items: [], counters: NO_FEEDBACK, next: null, total: 0, ...this.#stamp() }),
        ),
      findFeedback: () => Promise.resolve(undefined),
      replyTemplates: () => Promise.resolve([]),
      savedViews: () => Promise.resolve([]),
      dropReplyTemplate: () => Promise.resolve(ok(undefined)),
      dropView: () => Promise.resolve(),
      actOnManyFeedback: () => Promise.resolve(ok({ done: [], refused: [] })),
      quarantine: () => Promise.resolve({ items: [], next: null }),
      retryQuarantined: () => Promise.resolve(err({ code: 'quarantine/notFound' })),
      storeTrouble: () => null,
      whole: () => this.whole ?? Promise.resolve(),
      isWhole: () => this.whole === undefined,
      selfCheckLog: () => ({
        since: '2026-10-08T09:00:00+08:00',
        at: null,
        difference: 0,
        details: [],
        rounds: [],
      }),
      verify: () =>
        Promise.resolve({
          sweptTo: '2026-10-08T09:00:00+08:00',
          dataVersion: this.#dataVersion,
          detached: 0,
          checked: 0,
          difference: 0,
          at: '2026-10-08T09:00:00+08:00',
          details: [],
        }),
      board: {
        select: (viewer, filter) => this.select(viewer, filter),
        counters: (viewer, filter) => countersOf(this.select(viewer, filter)),
        findIn: (viewer, filter, id) => this.select(viewer, filter).find((card) => card.id === id),
      },
      subscribe: (listener) => {
        this.#listeners.add(listener);
        return () => this.#listeners.delete(listener);
      },
      close: () => Promise.resolve(),
    };
  }

  #stamp() {
    return { asOf: '2026-10-08T09:00:00+08:00', dataVersion: this.#dataVersion, mayOpen: true };
  }
}

const NO_FEEDBACK = {
  open: 0,
  waiting: 0,
  toDispatch: 0,
  toRevisit: 0,
  overdue: 0,
  dueToday: 0,
  byKind: {},
};

/** 2026-10-08T09:00:00+08:00 */
const NOW = Date.UTC(2026, 9, 8, 1);

const PERIOD = { text: '2026-10', from: '2026-10-01', to: '2026-10-31' };

const OFFICE: readonly (readonly [string, string])[] = [
  ['09:00', '12:00'],
  ['13:30', '17:30'],
];

const CALENDAR = {
  id: 'cn',
  timeZone: 'Asia/Shanghai',
  week: { mon: OFFICE, tue: OFFICE, wed: OFFICE, thu: OFFICE, fri: OFFICE },
  holidays: ['2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07'],
  workdays: ['2026-10-10'],
  covers: { from: '2025-01-01', to: '2026-12-31' },
  names: { '2026-10-10': '国庆节调休' },
};

function viewerOf(account: AccountRow): Viewer {
  const { name, displayName, role, regionCode, line } = account;
  const path = regionCode === null || regionCode === '370000' ? '' : `370000/${regionCode}/`;
  return {
    account: name,
    displayName,
    role,
    scope: { path, line },
    regionCode: regionCode ?? '370000',
  };
}
