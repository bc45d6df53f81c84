import { CARD_RULES } from '#domain/cards/card-rules.ts';
import type { RecordedValues } from './application/reference/reference-data.ts';
import type { NewReference } from './application/writer/new-reference.ts';
import { firstFeedbackRules } from './first-feedback-rules.ts';
import cn from '../mock-data/reference/calendars/cn.json' with { type: 'json' };
import services from '../mock-data/reference/services.json' with { type: 'json' };
import regions from '../mock-data/reference/regions.json' with { type: 'json' };

/** What an empty store begins with: recorded at the beginning of time, so that replays know it. */
export function firstReference(): readonly NewReference[] {
  const row = <Kind extends keyof RecordedValues>(
    kind: Kind,
    code: string,
    value: RecordedValues[Kind],
  ): NewReference => ({ kind, code, recordedAt: 0, data: JSON.stringify(value) });
  return [
    ...regions.map(({ code, name, parent }) =>
      row('region', code, { code, name, parent, validFrom: null, validTo: null }),
    ),
    row('calendar', 'cn', cn as unknown as RecordedValues['calendar']),
    ...CARD_RULES.map((set) => row('ruleSet', set.id, set)),
    ...firstFeedbackRules(),
    ...services.map((service) =>
      row('service', service.code, service as RecordedValues['service']),
    ),
  ];
}
