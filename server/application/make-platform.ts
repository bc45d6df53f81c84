import { scopeKey } from '#domain/access/scope.ts';
import { DERIVED_KINDS } from '#domain/derive-subject.ts';
import { CASE_CLOCK_KINDS } from '#domain/limits/clock-kind.ts';
import type { SchemeText } from '#contract/scheme-view.ts';
import { err, ok } from '#domain/result.ts';
import { accountDesk } from './people/account-desk.ts';
import { auditDesk } from './audit/audit-desk.ts';
import { PLATFORM_ACTOR, auditEntry } from './audit/audit-entry.ts';
import { cardActs } from './cards/card-acts.ts';
import type { Clock } from './clock.ts';
import { indicatorDesk } from './assessment/indicator-desk.ts';
import { clockSummary } from './cases/clock-summary.ts';
import { feedbackKept } from './feedback/feedback-kept.ts';
import { feedbackPeople } from './feedback/feedback-people.ts';
import { feedbackDesk } from './feedback/feedback-desk.ts';
import { findCase } from './cases/find-case.ts';
import { CaseLists } from './cases/list-cases.ts';
import { listCards } from './cards/list-cards.ts';
import { planLoad, planNamed } from './reference/load-reference.ts';
import { open311Desk } from './public/open311-desk.ts';
import { overview } from './cases/overview.ts';
import type { Platform, Verification } from './platform.ts';
import { quarantineDesk } from './sources/quarantine-desk.ts';
import { RankedGroups } from './assessment/ranked-groups.ts';
import { rankingDesk } from './assessment/ranking-desk.ts';
import { publicDesk } from './public/public-desk.ts';
import type { ReadSide } from './read-side.ts';
import type { Archives } from './retention/archive.ts';
import { retentionDesk } from './retention/retention-desk.ts';
import { bulkRevealDesk } from './people/bulk-reveal-desk.ts';
import { revealDesk } from './people/reveal-desk.ts';
import { OutlineDesk } from './reference/outline-desk.ts';
import { departmentList, itemList, regionList } from './reference/reference-lists.ts';
import { schemeDesk } from './assessment/scheme-desk.ts';
import { scoreDesk } from './assessment/score-desk.ts';
import { sourceDesk } from './sources/source-desk.ts';
import { alarmDesk } from './operation/alarm-desk.ts';
import type { Surroundings } from './operation/alarms.ts';
import type { SelfCheckLog } from './operation/self-check-log.ts';
import { signDesk } from './feedback/sign-desk.ts';
import { surveyActs } from './feedback/survey-acts.ts';
import { surveyAnswers } from './feedback/survey-answers.ts';
import { surveyDesk } from './feedback/survey-desk.ts';
import { surveyDrafts } from './feedback/survey-drafts.ts';
import type { Store } from './store/store.ts';
import { instantText } from './times.ts';
import { CheckTurns } from './writer/check-turns.ts';
import { EVERYTHING, verifyStore } from './writer/verify.ts';
import type { Check, CheckCrew } from './writer/verify.ts';
import { taskDesk } from './tasks/task-desk.ts';
import { webhookDesk } from './webhooks/webhook-desk.ts';
import type { WebhookSender } from './webhooks/webhook-sender.ts';
import type { WriterPort } from './writer/writer-port.ts';

/** The parts that a platform is made of. */
export interface PlatformParts {
  readonly side: ReadSide;
  readonly writer: WriterPort;
  readonly clock: Clock;
  /** Tells other systems of what happened to their tickets. */
  readonly sender: WebhookSender;
  /** Schemes of assessment that come with the product. */
  readonly schemes: readonly SchemeText[];
  /** Opens the same data once more, for a check that reads one moment for long. */
  readonly openStore: () => Store;
  /** Finds others who help with that; nobody does where there is none. */
  readonly hire?: (() => Promise<CheckCrew>) | undefined;
  /** Whether what is asked for next is read ahead while nobody waits. */
  readonly warms?: boolean | undefined;
  readonly selfCheck: SelfCheckLog;
  /** Where the events of past months go. */
  readonly archives: Archives;
  /** Lets the read side follow the writer; resolves when it has. */
  readonly caughtUp: () => Promise<void>;
  /** State of the machine and of the standing jobs, for alarms. */
  readonly surroundings: () => Promise<Surroundings>;
  readonly metrics: () => Promise<Readonly<Record<string, number>>>;
  /** Why the store takes nothing; null while it does. */
  readonly trouble: () => string | null;
  readonly close: () => Promise<void>;
}

/** The platform's one face to its edges. */
export function makePlatform(parts: PlatformParts): Platform {
  const { side, writer, clock, caughtUp, hire } = parts;
  const schemes = { shipped: parts.schemes, desk: side.store.desk };
  const groups = new RankedGroups(side, schemes, parts.warms);
  const caseLists = new CaseLists(side);
  const sources = sourceDesk(side);
  const outlines = new OutlineDesk(side);
  const desk = accountDesk(side, writer);
  const acts = cardActs(side, writer, caughtUp, (account) => desk.viewerOf(account));
  const { flush, ...auditing } = auditDesk(side, writer, clock);
  const shown = ({
    sweptTo,
    dataVersion,
    checked,
    detached,
    difference,
    details,
  }: Check): Verification => ({
    sweptTo: instantText(side.calendar, sweptTo),
    dataVersion,
    checked,
    detached,
    difference,
    details,
    at: instantText(side.calendar, clock.now()),
  });
  const check = async <T>(work: (store: Store) => Promise<T>): Promise<T> => {
    const store = parts.openStore();
    try {
      return await work(store);
    } finally {
      await store.close();
    }
  };
  const turns = new CheckTurns<Check>();
  const ingest: Platform['ingest'] = async (events, origin, rows) => {
    const receipt = await writer.ingest({ events, origin, rows });
    // Whoever has a receipt may ask at once and finds what he sent.
    await caughtUp();
    return receipt;
  };
  return {
    ...desk,
    ...quarantineDesk(side, writer),
    ...webhookDesk(side, writer, parts.sender),
    ...revealDesk(side, writer, () => clock.now()),
    ...bulkRevealDesk(side, writer, () => clock.now()),
    forget: (no, reason, by) => writer.call('forget', { no, reason, by }),
    ...retentionDesk(side, writer, parts.archives, parts.openStore, () => clock.now()),
    ...sources,
    ...indicatorDesk(side),
    ...rankingDesk(side, groups),
    ...schemeDesk(side, schemes, writer, () => clock.now()),
    ...scoreDesk(side, schemes, writer),
    ...alarmDesk(side, parts.surroundings),
    ...acts,
    ...feedbackDesk(side, writer, caughtUp),
    ...surveyDesk(side, () => clock.now()),
    surveyAnswers: (viewer, no, query) => surveyAnswers(side, viewer, no, query),
    ...surveyDrafts(side, writer, () => clock.now()),
    ...surveyActs(side, writer, caughtUp, () => clock.now()),
    ...signDesk(side),
    ...publicDesk(side, ingest, () => clock.now()),
    ...taskDesk(side, writer, ingest, () => clock.now()),
    ...feedbackKept(side, writer, () => clock.now()),
    ...feedbackPeople(side, writer, () => clock.now()),
    ...auditing,
    ingest,
    cases: (viewer, filter, page) => caseLists.page(viewer, filter, page),
    findCase: (viewer, no, at) => findCase(side, viewer, no, at),
    clockSummary: (viewer, query) => Promise.resolve(clockSummary(side, viewer, query)),
    cards: async (viewer, filter, page) => {
      if (filter.mine === 'watched') await acts.myCards(viewer, filter);
      return listCards(side, viewer, filter, page);
    },
    overview: async (viewer, region) =>
      overview(side, viewer, region, await sources.sources(viewer)),
    regions: (viewer) => regionList(side, viewer),
    outlines: (viewer, code, level) => outlines.draw(viewer, code, level),
    departments: (viewer) => departmentList(side, viewer),
    items: () => itemList(side),
    calendar: (id) => side.book.findCalendar(id),
    open311: open311Desk(side, outlines),
    board: side.cards,
    now: () => clock.now(),
    clockOffMs: () => clock.offMs(),
    sweptTo: () => side.sweptTo,
    dataVersion: () => side.dataVersion,
    storeTrouble: parts.trouble,
    whole: () => side.whole(),
    isWhole: () => side.isWhole,
    verify: async (viewer) => {
      const scope = viewer?.scope ?? EVERYTHING;
      const found = await turns.take(scopeKey(scope), async () => {
        await writer.call('record', []);
        return check((store) => verifyStore(store, { scope, hire }));
      });
      return shown(found);
    },
    selfCheckLog: ({ scope }) =>
      parts.selfCheck.view(scope, (at) => instantText(side.calendar, at)),
    recompute: async (onProgress, by = PLATFORM_ACTOR) => {
      await auditing.audit(auditEntry(by, 'store.recompute', { outcome: 'begun' }));
      await writer.call('record', []);
      let total = 0;
      for (const kind of DERIVED_KINDS)
        total += await side.store.subjects.count({ kind, path: '' });
      const derive = (log: boolean): Promise<Check> =>
        check((store) =>
          verifyStore(store, {
            ...{ log, hire },
            onProgress: (done) => {
              onProgress(done, total);
            },
          }),
        );
      const first = await derive(true);
      const { lost } = first;
      if (lost.length > 0) await writer.call('relist', lost);
      const found = lost.length > 0 ? await derive(false) : first;
      if (found.subjects.length > 0) await writer.call('rederive', found.subjects);
      if (found.cells.length > 0) await writer.call('correctCounts', found.cells);
      await caughtUp();
      const difference = found.difference + lost.length;
      const details = [
        ...lost.map(({ kind, no }) => `${kind} ${no}: its row lacked events`),
        ...found.details,
      ];
      const { checked } = found;
      await auditing.audit(auditEntry(by, 'store.recompute', { detail: { checked, difference } }));
      return shown({ ...found, difference, details });
    },
    subscribe: (listener) => side.subscribe(listener),
    metrics: parts.metrics,
    load: async (kind, rows, by = PLATFORM_ACTOR) => {
      const plan = planLoad(side.book, await side.store.reference.all(), kind, rows, clock.now());
      if (!plan.ok) return err(plan.error);
      const { report } = plan.value;
      const rederived = await writer.call('record', plan.value.rows, [
        auditEntry(by, 'reference.load', {
          object: kind,
          detail: {
            loaded: report.loaded,
            unchanged: report.unchanged,
            refused: report.refused.length,
          },
        }),
      ]);
      await caughtUp();
      return ok({ ...report, rederived });
    },
    ensureReference: async (named) => {
      const rows = planNamed(side.book, named);
      if (rows.length === 0) return;
      await writer.call('note', rows);
      await caughtUp();
    },
    kinds: () => CASE_CLOCK_KINDS,
    close: async () => {
      // A store that takes nothing does not keep the process from ending.
      await flush().catch(() => undefined);
      // What still reads would find its connection closed.
      await side.stopped();
      await groups.stop();
      await parts.close();
    },
  };
}
