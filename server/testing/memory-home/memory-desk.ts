import type { Desk } from '../../application/store/desk.ts';
import type { ReferenceTable } from '../../application/store/store.ts';
import type { QuarantineEntry, SourceDay } from '../../application/store/store-rows.ts';
import type { AtOnce } from './at-once.ts';
import type { MemoryViews } from './memory-tables.ts';

/** Recorded reference data in memory. */
export function memoryReference({ references }: MemoryViews): AtOnce<ReferenceTable> {
  const all = () => [...references.values()].sort((one, other) => one.no - other.no);
  return {
    all: () => all(),
    after: (no) => all().filter((row) => row.no > no),
    add: (rows) => {
      let no = all().at(-1)?.no ?? 0;
      for (const row of rows) {
        no += 1;
        references.set(no, Object.freeze({ ...row, no }));
      }
    },
  };
}

/** Accounts, sources and quarantine in memory. */
export function memoryDesk(views: MemoryViews): AtOnce<Desk> {
  const {
    accounts,
    credentials,
    records,
    sessions,
    sources,
    sourceDays,
    watched,
    quarantine,
    sourceTallies,
    manifests,
  } = views;
  const refused = () => [...quarantine.values()].sort((one, other) => other.no - one.no);
  const isKept = (entry: QuarantineEntry): boolean =>
    entry.source !== null &&
    entry.eventId !== null &&
    refused().some(
      (row) =>
        row.source === entry.source &&
        row.eventId === entry.eventId &&
        row.code === entry.code &&
        row.event === entry.event,
    );
  return {
    addAccount: (account, passwordHash) => {
      if (accounts.get(account.name) !== undefined) return false;
      accounts.set(account.name, Object.freeze({ ...account, passwordHash }));
      return true;
    },
    findAccount: (name) => accounts.get(name),
    accounts: () =>
      [...accounts.values()]
        .map(({ name, displayName, role, regionCode, line, disabled }) => ({
          name,
          displayName,
          role,
          regionCode,
          line,
          disabled,
        }))
        .sort((one, other) => (one.name < other.name ? -1 : 1)),
    changeAccount: (account) => {
      const before = accounts.get(account.name);
      if (before === undefined) return false;
      accounts.set(account.name, Object.freeze({ ...before, ...account }));
      return true;
    },
    changePassword: (name, passwordHash) => {
      const before = accounts.get(name);
      if (before === undefined) return false;
      accounts.set(name, Object.freeze({ ...before, passwordHash }));
      return true;
    },
    findCredential: (kind, key) => credentials.get(`${kind} ${key}`),
    putCredential: (row, before) => {
      const known = credentials.get(`${row.kind} ${row.key}`);
      if ((known?.body ?? null) !== before) return false;
      credentials.set(`${row.kind} ${row.key}`, Object.freeze({ ...row }));
      return true;
    },
    dropCredential: (kind, key) => {
      const known = credentials.get(`${kind} ${key}`) !== undefined;
      credentials.delete(`${kind} ${key}`);
      return known;
    },
    findRecord: (kind, key) => records.get(`${kind} ${key}`),
    listRecords: (kind, prefix, after, limit) =>
      [...records.values()]
        .filter((row) => row.kind === kind && row.key.startsWith(prefix) && row.key > after)
        .sort((one, other) => Buffer.compare(Buffer.from(one.key), Buffer.from(other.key)))
        .slice(0, limit),
    writeRecord: ({ kind, key, body, before }) => {
      const known = records.get(`${kind} ${key}`);
      if ((known?.version ?? null) !== before) return false;
      const version = (before ?? 0) + 1;
      if (body === null) records.delete(`${kind} ${key}`);
      else records.set(`${kind} ${key}`, Object.freeze({ kind, key, body, version }));
      return true;
    },
    sessionsOf: (account) =>
      [...sessions.values()]
        .filter((row) => row.account === account)
        .sort(
          (one, other) => other.createdAt - one.createdAt || (one.idHash < other.idHash ? -1 : 1),
        ),
    saveSession: (session) => {
      sessions.set(session.idHash, Object.freeze({ ...session }));
    },
    findSession: (idHash) => sessions.get(idHash),
    endSession: (idHash) => {
      sessions.delete(idHash);
    },
    addSource: (source, keyHash) => {
      if (sources.get(source.name) !== undefined) return false;
      sources.set(
        source.name,
        Object.freeze({ ...source, regionCode: source.regionCode ?? null, keyHash }),
      );
      return true;
    },
    findSourceByKeyHash: (keyHash) => {
      for (const { keyHash: known, ...source } of sources.values()) {
        if (known === keyHash) return source;
      }
      return undefined;
    },
    sources: () =>
      [...sources.values()]
        .map(({ name, prefix, regionCode }) => ({ name, prefix, regionCode }))
        .sort((one, other) => (one.name < other.name ? -1 : 1)),
    addSourceDays: (days) => {
      for (const day of days) {
        const key = `${day.name}\0${day.day}`;
        sourceDays.set(key, Object.freeze(sumOf(sourceDays.get(key), day)));
      }
    },
    sourceDays: (day) => {
      const latest = new Map<string, SourceDay>();
      for (const row of sourceDays.values()) {
        if (row.day > day) continue;
        const known = latest.get(row.name) ?? row;
        latest.set(row.name, {
          ...(row.day >= known.day ? row : known),
          lastEventAt: laterOf(row.lastEventAt, known.lastEventAt),
          lastReceivedAt: Math.max(row.lastReceivedAt, known.lastReceivedAt),
        });
      }
      return [...latest.values()].sort((one, other) => (one.name < other.name ? -1 : 1));
    },
    watch: (account, card, wanted) => {
      const key = `${account}\0${card}`;
      if (wanted) watched.set(key, { account, card });
      else watched.delete(key);
    },
    watched: (account) =>
      [...watched.values()]
        .flatMap((row) => (row.account === account ? [row.card] : []))
        .sort((one, other) => (one < other ? -1 : 1)),
    addQuarantine: (entries, keep) => {
      let no = refused()[0]?.no ?? 0;
      const added: QuarantineEntry[] = [];
      for (const entry of entries) {
        if (isKept(entry)) continue;
        no += 1;
        added.push(entry);
        quarantine.set(no, Object.freeze({ ...entry, no }));
      }
      for (const row of refused()) if (row.no <= no - keep) quarantine.delete(row.no);
      return added;
    },
    quarantine: (accounts, before, limit) =>
      refused()
        .filter((row) => isOf(accounts, row))
        .filter(({ no }) => before === null || no < before)
        .slice(0, limit),
    findQuarantined: (no) => quarantine.get(no),
    dropQuarantined: (no) => {
      quarantine.delete(no);
    },
    putQuarantined: (no, event) => {
      const row = quarantine.get(no);
      if (row !== undefined) quarantine.set(no, Object.freeze({ ...row, event }));
    },
    countQuarantined: (accounts) => refused().filter((row) => isOf(accounts, row)).length,
    addSourceTallies: (rows) => {
      for (const row of rows) {
        const key = `${row.source}\0${row.day}`;
        const before = sourceTallies.get(key);
        sourceTallies.set(
          key,
          Object.freeze({
            ...row,
            accepted: row.accepted + (before?.accepted ?? 0),
            rejected: row.rejected + (before?.rejected ?? 0),
            late: row.late + (before?.late ?? 0),
          }),
        );
      }
    },
    sourceTallies: (prefix, from, to) =>
      [...sourceTallies.values()].filter(
        ({ source, day }) => source.startsWith(prefix) && day >= from && day <= to,
      ),
    putManifests: (rows) => {
      for (const row of rows) {
        manifests.set(`${row.source}\0${row.from}\0${row.to}`, Object.freeze({ ...row }));
      }
    },
    manifests: (prefix, from, to) =>
      [...manifests.values()].filter(
        (row) => row.source.startsWith(prefix) && row.to > from && row.from < to,
      ),
  };
}

function isOf(accounts: readonly string[] | null, { sourceName }: QuarantineEntry): boolean {
  return accounts === null || (sourceName !== null && accounts.includes(sourceName));
}

function sumOf(before: SourceDay | undefined, day: SourceDay): SourceDay {
  if (before === undefined) return { ...day };
  const times = [before.lastEventAt, day.lastEventAt].filter((at) => at !== null);
  return {
    ...day,
    accepted: before.accepted + day.accepted,
    rejected: before.rejected + day.rejected,
    lagMs: before.lagMs + day.lagMs,
    lastEventAt: times.length === 0 ? null : Math.max(...times),
  };
}

function laterOf(one: number | null, other: number | null): number | null {
  return one === null || other === null ? (one ?? other) : Math.max(one, other);
}
