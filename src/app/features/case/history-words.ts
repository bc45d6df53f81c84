import type { Json } from '#domain/cases/logged-event.ts';
import { findSuspensionReason } from '#domain/limits/suspension-reasons.ts';
import type { EventView, FindingView } from '#contract/case-view.ts';
import type { PersonView } from '#contract/person-view.ts';
import type { Format } from '../../i18n/format.ts';
import { personWords } from '../../i18n/person-words.ts';
import type { Texts } from '../../i18n/texts.ts';
import type { zh } from '../../i18n/zh.ts';
import type { CaseTexts } from '../../i18n/zh-case.ts';
import type { FindingFacts } from '../../i18n/zh-finding.ts';
import { reasonText } from '../../ui/ledger/ledger-words.ts';
import type { LedgerTexts } from '../../i18n/zh-ledger.ts';
import type { HistoryEntry } from './history.ts';

/** What the sentences of 经过 are made with. */
export interface CaseSpeech {
  readonly texts: CaseTexts;
  readonly ledger: LedgerTexts;
  readonly shared: Texts<typeof zh>;
  readonly format: Format;
  /** Who the accounts are that the case names. */
  readonly people: readonly PersonView[];
}

/** One line in words: who, what (set in bold), and the rest. */
export interface HistoryWords {
  readonly who: string;
  readonly head: string;
  readonly rest: string;
}

/** Says one line of the course. */
export function historyWords(entry: HistoryEntry, speech: CaseSpeech): HistoryWords {
  const { texts, shared, format } = speech;
  switch (entry.kind) {
    case 'event':
      return {
        who: '',
        head: eventText(entry.event.type, texts),
        rest: eventRest(entry.event, speech),
      };
    case 'card': {
      const { card } = entry;
      const rest = [
        card.rule.toLowerCase().includes('unexplained')
          ? texts.history.unexplained
          : texts.history.card[card.level](shared.clockLong[card.clock]),
        card.retroactive ? texts.history.retroactive : '',
      ];
      return { who: '', head: shared.level[card.level], rest: join(rest, texts.comma) };
    }
    case 'decision': {
      const { decision } = entry;
      // A case may have two cards of one level: the clock tells which.
      const card =
        entry.card === null
          ? ''
          : texts.history.cardOf(shared.clock[entry.card.clock], shared.level[entry.card.level]);
      const due = textOf(decision.facts['due']);
      const to = textOf(decision.facts['to']);
      const rest = [
        card,
        to === '' ? '' : personWords(to, speech.people, shared),
        decision.type === 'order.issued' ? texts.history.order(textOf(decision.facts['no'])) : '',
        due === '' ? '' : texts.history.due(due.length === 10 ? due : format.instant(due)),
        decision.reason ?? '',
      ];
      return {
        who:
          decision.by === null
            ? texts.history.platform
            : personWords(decision.by, speech.people, shared),
        head: eventText(decision.type, texts),
        rest: join(rest, texts.comma),
      };
    }
    case 'finding':
      return { who: '', head: '', rest: '' };
  }
}

/** A finding as a question; an unknown one is named by its code, so that none is silent. */
export function findingText(finding: FindingView, speech: CaseSpeech): string {
  const { texts } = speech;
  const phrases: Readonly<Record<string, string | ((facts: FindingFacts) => string) | undefined>> =
    texts.finding;
  const phrase = phrases[finding.code];
  if (phrase === undefined) return texts.findingOther(finding.code);
  if (typeof phrase === 'string') return phrase;
  const facts = Object.fromEntries(
    Object.entries(finding.facts).map(([name, fact]) => [name, factText(name, fact, speech)]),
  );
  return phrase(facts);
}

/** One fact of a finding in words; undefined where it is not known. */
function factText(
  name: string,
  fact: FindingView['facts'][string] | undefined,
  { texts, ledger, shared }: CaseSpeech,
): string | undefined {
  if (fact === null || fact === undefined) return undefined;
  const text = String(fact);
  if (name === 'type' || name === 'end') return eventText(text, texts);
  if (name === 'reason') return reasonText(text, ledger);
  const words: Readonly<Record<string, string>> =
    name === 'clock' ? shared.clock : name === 'level' ? shared.level : {};
  return words[text] ?? text;
}

/** Name of a type of event; an unknown one as it was sent. */
function eventText(type: string, texts: CaseTexts): string {
  const words: Readonly<Record<string, string>> = texts.event;
  return words[type] ?? type;
}

function eventRest(event: EventView, speech: CaseSpeech): string {
  const { texts, ledger, shared } = speech;
  const { data } = event;
  const result = textOf(data['result']);
  const results: Readonly<Record<string, string>> = texts.result;
  const reason = textOf(data['reason']);
  const channel: Readonly<Record<string, string>> = texts.channel;
  const parts = [
    textOf(data['step']),
    event.type === 'case.received'
      ? (channel[textOf(data['channel'])] ?? textOf(data['channel']))
      : '',
    findSuspensionReason(reason) === undefined ? reason : reasonText(reason, ledger),
    results[result] ?? result,
    amountText(data['by'] ?? (event.type === 'case.suspended' ? data['limit'] : undefined), shared),
    textOf(data['name']),
    textOf(data['method']),
    textOf(data['officer']),
    textOf(data['text']),
  ];
  return join(parts, texts.comma);
}

function amountText(value: Json | undefined, shared: Texts<typeof zh>): string {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return '';
  const fields = value as Readonly<Record<string, Json | undefined>>;
  const count = fields['value'];
  const unit = textOf(fields['unit']);
  const units: Readonly<Record<string, ((value: number) => string) | undefined>> = shared.unit;
  return typeof count === 'number' ? (units[unit]?.(count) ?? '') : '';
}

function textOf(value: Json | undefined): string {
  if (typeof value === 'string') return value;
  return typeof value === 'number' ? String(value) : '';
}

function join(parts: readonly string[], comma: string): string {
  return parts.filter((part) => part !== '').join(comma);
}
