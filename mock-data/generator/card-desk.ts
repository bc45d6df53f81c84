import type { CardAct, CardActRequest, CardView } from '#contract/card-view.ts';
import { dayAt } from '#domain/time/calendar.ts';
import type { Calendar } from '#domain/time/calendar.ts';
import { formatDay } from '#domain/time/day.ts';
import type { Platform } from '../../server/application/platform.ts';
import type { Viewer } from '../../server/application/people/viewer.ts';
import { DEMO_LIAISON, DEMO_SECOND, DEMO_SUPERVISOR } from './demo-viewer.ts';
import type { Random } from './random.ts';

const EXPLANATIONS = [
  '系统对接延迟，办理结果未及时回传',
  '现场勘验后补充核查，已书面告知申请人',
  '经办人轮岗交接不及时，已整改',
  '申请人补充材料较晚，审查顺延',
];
const URGES = ['请尽快办理并反馈', '请说明未办结原因', '临近期限，请优先办理'];
const ORDERS = ['请在期限内办结并书面报告原因', '请分管负责人督促办理'];
const APPEALS = ['期间系统停机，办理不受经办人控制', '挂起未同步，实际未超期'];
const CLOSED = '情况属实，已整改';
const WORKING_DAYS_OF_ORDER = 3;

/** What somebody decided to do with a card. */
interface Wanted {
  readonly viewer: Viewer;
  readonly act: CardAct;
  readonly request: Omit<CardActRequest, 'expectedVersion'>;
}

/**
 * The people who work on cards: they sign, urge and order; departments explain and now and then
 * appeal; what is settled is closed, and what should never have been is revoked.
 */
export class CardDesk {
  readonly #platform: Platform;
  readonly #random: Random;
  readonly #calendar: Calendar;
  #acts = 0;

  constructor(platform: Platform, random: Random, calendar: Calendar) {
    this.#platform = platform;
    this.#random = random;
    this.#calendar = calendar;
  }

  /** Acts that the platform took so far. */
  get acts(): number {
    return this.#acts;
  }

  /** Looks once through all cards that wait for somebody; all are at work at once. */
  async work(): Promise<void> {
    const cards = this.#platform.board.select(DEMO_SUPERVISOR, { state: 'unsettled' });
    const acts = cards.flatMap((card) => {
      const wanted = this.#decide(card);
      if (wanted === undefined) return [];
      const { viewer, act, request } = wanted;
      const asked = { ...request, expectedVersion: card.version };
      return [this.#platform.act(viewer, card.id, act, asked)];
    });
    // A card may have been settled by the act on another one of its case.
    for (const { ok } of await Promise.all(acts)) if (ok) this.#acts += 1;
  }

  /** Looks at some card that waits, once; what comes in new is left alone while so few are. */
  async workOne(leftOpen: number): Promise<void> {
    const cards = this.#platform.board.select(DEMO_SUPERVISOR, { state: 'unsettled' });
    const open = cards.filter(({ state }) => state === 'open').length;
    // Some always wait: a board that somebody clears at once shows nothing to do.
    const at = cards.filter(({ state }) => open > leftOpen || state !== 'open');
    if (at.length === 0) return;
    const card = this.#random.pick(at);
    const wanted = this.#decide(card);
    if (wanted === undefined) return;
    const asked = { ...wanted.request, expectedVersion: card.version };
    const { ok } = await this.#platform.act(wanted.viewer, card.id, wanted.act, asked);
    if (ok) this.#acts += 1;
  }

  #decide(card: CardView): Wanted | undefined {
    if (card.pendingRevocation !== null) {
      const request = { reason: '经复核，同意撤牌', confirms: card.pendingRevocation.event };
      return { viewer: DEMO_SECOND, act: 'revoke', request };
    }
    if (card.groundLost) return this.#supervise('revoke', '补报后未超期，牌不成立');
    if (card.level === 'warning') return this.#chance(0.3, this.#sign(card));
    if (card.state === 'open') return this.#chance(0.8, this.#sign(card));
    if (card.state === 'appealed') return this.#chance(0.6, this.#judge());
    const answers = card.state === 'acknowledged';
    return (
      this.#press(card) ??
      (answers
        ? this.#chance(0.6, this.#answer())
        : this.#chance(isRunning(card) ? 0 : 0.5, this.#supervise('close', CLOSED)))
    );
  }

  #sign(card: CardView): Wanted | undefined {
    if (card.state !== 'open') return undefined;
    return { viewer: DEMO_SUPERVISOR, act: 'acknowledge', request: {} };
  }

  /** What still runs is urged once; a red card may get an order. */
  #press(card: CardView): Wanted | undefined {
    if (card.endedAt !== null) return undefined;
    if (card.urged === 0 && this.#random.chance(0.4)) {
      return this.#supervise('urge', this.#random.pick(URGES));
    }
    if (card.level !== 'red' || card.order !== null || !this.#random.chance(0.4)) return undefined;
    const order = this.#supervise('order', this.#random.pick(ORDERS));
    return { ...order, request: { ...order.request, due: this.#dayOfReply() } };
  }

  #answer(): Wanted {
    const appeals = this.#random.chance(0.06);
    const reason = this.#random.pick(appeals ? APPEALS : EXPLANATIONS);
    return { viewer: DEMO_LIAISON, act: appeals ? 'appeal' : 'explain', request: { reason } };
  }

  #judge(): Wanted {
    const uphold = this.#random.chance(0.4);
    const { viewer, act, request } = this.#supervise(
      'decideAppeal',
      uphold ? '理由成立，予以撤牌' : '理由不成立，维持',
    );
    return { viewer, act, request: { ...request, uphold } };
  }

  #supervise(act: CardAct, reason: string): Wanted {
    return { viewer: DEMO_SUPERVISOR, act, request: { reason } };
  }

  #chance(share: number, wanted: Wanted | undefined): Wanted | undefined {
    return this.#random.chance(share) ? wanted : undefined;
  }

  #dayOfReply(): string {
    const { days } = this.#calendar;
    const today = dayAt(this.#calendar, this.#platform.sweptTo());
    return formatDay(days.at(days.before(today) + WORKING_DAYS_OF_ORDER));
  }
}

/** Whether a limit still runs; what a caller said has none, and is over when it is answered. */
function isRunning({ endedAt, due }: CardView): boolean {
  return endedAt === null && due !== null;
}
