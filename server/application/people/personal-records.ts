import { canonicalJson } from '#contract/events/canonical-json.ts';
import { contentOf } from '#contract/events/content-of.ts';
import {
  findPersonal,
  restorePersonal,
  showErased,
  showUnreadable,
  withholdPersonal,
} from '#domain/access/personal-parts.ts';
import type { PersonalPart } from '#domain/access/personal-parts.ts';
import type { EventData, LoggedEvent } from '#domain/cases/logged-event.ts';
import type { EventLog, PersonalTable, StoreParts } from '../store/store.ts';
import type {
  AddedEvent,
  EventDigests,
  KeptEvent,
  SealedPart,
  SubjectKey,
  SubjectSecret,
} from '../store/store-rows.ts';
import { subjectKeyOf } from '../writer/subject-key.ts';
import { SubjectMap } from '../store/subject-map.ts';
import { VaultError } from './vault.ts';
import type { PersonalKey, Vault } from './vault.ts';

/** An event as the log keeps it, and what was split off it. */
export interface SplitEvent {
  readonly event: LoggedEvent;
  readonly parts: readonly PersonalPart[];
  /** Key of its subject; null where that was forgotten, and where nothing was split off. */
  readonly key: PersonalKey | null;
}

/**
 * Splits what is about people off events on their way into the log. A subject gets its key with the
 * first event that says who somebody is; of one that was forgotten nothing is kept.
 */
export async function splitEvents(
  table: PersonalTable,
  vault: Vault,
  events: readonly LoggedEvent[],
): Promise<readonly SplitEvent[]> {
  const found = events.map(({ type, data }) => findPersonal(type, data));
  const subjects = events.filter((_, place) => found[place]?.length !== 0).map(subjectKeyOf);
  const keys = await keysOf(table, vault, subjects);
  return events.map((event, place) => {
    const parts = found[place] ?? [];
    if (parts.length === 0) return { event, parts, key: null };
    const key = keys.get(subjectKeyOf(event)) ?? null;
    const data = withhold(event.data, parts, vault, key);
    return { event: { ...event, data }, parts, key };
  });
}

/** What is kept of the new ones among split events. */
export function sealParts(
  vault: Vault,
  split: readonly SplitEvent[],
  added: readonly AddedEvent[],
): SealedPart[] {
  const sealed: SealedPart[] = [];
  for (const [place, { event, parts, key }] of split.entries()) {
    const result = added[place];
    if (key === null || result?.fresh !== true) continue;
    const text = JSON.stringify(parts.map(({ path, value }) => [path, value]));
    sealed.push({ seq: result.seq, sealed: vault.seal(key, placeOf(event), text) });
  }
  return sealed;
}

/** Whether an event that was sent again is the one that was kept, personal parts included. */
export async function isSameEvent(
  table: PersonalTable,
  vault: Vault,
  { event, parts, key }: SplitEvent,
  kept: KeptEvent,
  seq: number,
): Promise<boolean> {
  if (parts.length > 0 && key === null) {
    return isContent(vault, withoutPersons(event), kept, 'withoutPersons');
  }
  if (!isContent(vault, event, kept, 'content')) {
    return !('digests' in kept) && isSameWhole(table, vault, { event, parts, key }, kept, seq);
  }
  // A commitment says all of a person; of numbers in free text only the sealed part tells.
  if (key === null || parts.every(({ hides }) => hides === 'all')) return true;
  const [sealed] = await table.read([seq]);
  // Where it is damaged nobody can tell: a person looks at both.
  const before = sealed === undefined ? undefined : findPart(vault, key, event, sealed);
  const now = parts.map(({ path, value }) => ({ path, value }));
  return before !== undefined && canonicalJson(before) === canonicalJson(now);
}

/** Whether both say the same with people put back: earlier code left names in free text as they were. */
async function isSameWhole(
  table: PersonalTable,
  vault: Vault,
  { event, parts, key }: SplitEvent,
  kept: LoggedEvent,
  seq: number,
): Promise<boolean> {
  const [sealed] = await table.read([seq]);
  const before =
    key === null || sealed === undefined ? [] : (findPart(vault, key, event, sealed) ?? []);
  const whole = (one: LoggedEvent, people: readonly Pick<PersonalPart, 'path' | 'value'>[]) =>
    contentOf({ ...one, data: restorePersonal(one.data, people) });
  return whole(event, parts) === whole(kept, before);
}

/** What an event of the log is known again by when its content lies in an archive. */
export function digestEvent(vault: Vault, event: LoggedEvent): EventDigests {
  return {
    content: vault.digest(contentOf(event)),
    withoutPersons: vault.digest(contentOf(withoutPersons(event))),
  };
}

/** An event as the log keeps it, and as it was sent. */
export interface WholeEvent {
  readonly event: LoggedEvent;
  /** With what was split off; what was forgotten says so. */
  readonly whole: LoggedEvent;
  /** What was split off and can still be read. */
  readonly parts: readonly Pick<PersonalPart, 'path' | 'value'>[];
  /** Number of the event. */
  readonly seq: number;
  /** Whether what was split off is damaged or gone without being forgotten. */
  readonly unreadable: boolean;
}

/** The events of one subject that have these numbers, with what was split off them. */
export async function readWhole(
  { log, personal }: Pick<StoreParts, 'log' | 'personal'>,
  vault: Vault,
  subject: SubjectKey,
  seqs: readonly number[],
): Promise<readonly WholeEvent[]> {
  const events = await readNumbered(log, seqs);
  const [secret] = await personal.secrets([subject]);
  if (secret?.half === null) {
    return events.map(([seq, event]) => {
      const whole = { ...event, data: showErased(event.data) };
      return { seq, event, whole, parts: [], unreadable: false };
    });
  }
  const key = secret === undefined ? undefined : openSecret(vault, secret, secret.half);
  const sealed = new Map<number, SealedPart>();
  if (key !== undefined) for (const part of await personal.read(seqs)) sealed.set(part.seq, part);
  return events.map(([seq, event]) => {
    const part = sealed.get(seq);
    const found =
      key === undefined || part === undefined ? undefined : findPart(vault, key, event, part);
    const marked = showUnreadable(event.data);
    const parts = found ?? [];
    const whole = { ...event, data: restorePersonal(marked, parts) };
    // Of numbers in free text the log shows stars, which look the same with and without damage.
    const unreadable =
      found === undefined &&
      (part !== undefined || contentOf({ ...event, data: marked }) !== contentOf(event));
    return { seq, event, whole, parts, unreadable };
  });
}

async function readNumbered(
  log: EventLog,
  seqs: readonly number[],
): Promise<readonly (readonly [seq: number, event: LoggedEvent])[]> {
  const events = await log.read(seqs);
  if (events.length === seqs.length) return events.map((event, at) => [seqs[at] ?? 0, event]);
  // Some are missing: which, only one look at a time tells.
  const found: [number, LoggedEvent][] = [];
  for (const seq of seqs) for (const event of await log.read([seq])) found.push([seq, event]);
  return found;
}

/** The keys of subjects, made where they have none yet; null for one that was forgotten. */
export async function keysOf(
  table: PersonalTable,
  vault: Vault,
  subjects: readonly SubjectKey[],
): Promise<SubjectMap<PersonalKey | null>> {
  const keys = new SubjectMap<PersonalKey | null>();
  if (subjects.length === 0) return keys;
  const wanted = new SubjectMap<SubjectKey>();
  for (const subject of subjects) wanted.set(subject, subject);
  const take = (secret: SubjectSecret): void => {
    const { half } = secret;
    keys.set(secret, half === null ? null : openSecret(vault, secret, half));
  };
  for (const secret of await table.secrets([...wanted.values()])) take(secret);
  const made: SubjectSecret[] = [];
  const lacking = [...wanted.values()].filter((subject) => keys.get(subject) === undefined);
  // Asked inside of the transaction: a key that was replaced meanwhile locks nothing any more.
  const keyId = lacking.length === 0 ? undefined : await table.keyId();
  if (keyId !== undefined) vault.use(keyId);
  for (const { kind, no } of lacking) {
    const half = vault.makeHalf();
    keys.set({ kind, no }, openSecret(vault, { kind, no }, half));
    made.push({ kind, no, half, forgottenAt: null });
  }
  // Another process may have been quicker.
  if (made.length > 0) for (const secret of await table.addSecrets(made)) take(secret);
  return keys;
}

function withhold(
  data: EventData,
  parts: readonly PersonalPart[],
  vault: Vault,
  key: PersonalKey | null,
): EventData {
  return withholdPersonal(data, parts, ({ value }) =>
    key === null ? undefined : vault.commit(key, canonicalJson(value)),
  );
}

/** An event with nothing in it that tells one person from another. */
function withoutPersons(event: LoggedEvent): LoggedEvent {
  const parts = findPersonal(event.type, event.data);
  return { ...event, data: withholdPersonal(event.data, parts, () => undefined) };
}

function isContent(
  vault: Vault,
  sent: LoggedEvent,
  kept: KeptEvent,
  part: keyof EventDigests,
): boolean {
  const content = contentOf(sent);
  if ('digests' in kept) return vault.digest(content) === kept.digests[part];
  return content === contentOf(part === 'content' ? kept : withoutPersons(kept));
}

function openSecret(vault: Vault, subject: SubjectKey, half: Uint8Array): PersonalKey {
  return vault.keyOf(keyNameOf(subject), half);
}

/** What an event's sealed part holds; undefined where it is damaged. */
function findPart(
  vault: Vault,
  key: PersonalKey,
  event: LoggedEvent,
  { sealed }: SealedPart,
): Pick<PersonalPart, 'path' | 'value'>[] | undefined {
  try {
    const parts = JSON.parse(vault.open(key, placeOf(event), sealed)) as [
      PersonalPart['path'],
      PersonalPart['value'],
    ][];
    return parts.map(([path, value]) => ({ path, value }));
  } catch (error) {
    if (error instanceof VaultError) return undefined;
    throw error;
  }
}

/** What a sealed part is bound to: no other event's can take its place. */
export function placeOf({ source, id }: Pick<LoggedEvent, 'source' | 'id'>): string {
  return `${source}\n${id}`;
}

/** A subject as its key is made with. */
export function keyNameOf({ kind, no }: SubjectKey): string {
  return `${kind} ${no}`;
}
