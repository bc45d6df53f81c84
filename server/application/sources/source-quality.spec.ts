import type { SourceDayView } from '#contract/source-days.ts';
import { sourceQuality } from './source-quality.ts';

function day(counts: Partial<SourceDayView>): SourceDayView {
  const place = { source: 'urn:a', from: '2026-03-02', to: '2026-03-02', manifestAt: null };
  return { ...place, sent: null, accepted: 1, rejected: 0, missing: null, late: 0, ...counts };
}

describe('the quality of a source', () => {
  const table: readonly {
    rule: string;
    days: readonly SourceDayView[];
    is: ReturnType<typeof sourceQuality>;
  }[] = [
    {
      rule: 'of no days is nothing accepted, and nothing known of what was sent',
      days: [],
      is: { sent: null, accepted: 0, rejected: 0, missing: null, late: 0 },
    },
    {
      rule: 'without manifests does not know what is missing',
      days: [day({ accepted: 7, rejected: 2, late: 3 }), day({ accepted: 1 })],
      is: { sent: null, accepted: 8, rejected: 2, missing: null, late: 3 },
    },
    {
      rule: 'adds up what manifests tell of, beside days without one',
      days: [day({ sent: 10, accepted: 8, missing: 2 }), day({ sent: 5, accepted: 5, missing: 0 })],
      is: { sent: 15, accepted: 13, rejected: 0, missing: 2, late: 0 },
    },
    {
      rule: 'leaves out a manifest that does not end with a day',
      days: [
        day({ sent: 99, accepted: null, rejected: null, missing: null, late: null }),
        day({ accepted: 4 }),
      ],
      is: { sent: null, accepted: 4, rejected: 0, missing: null, late: 0 },
    },
  ];
  for (const { rule, days, is } of table) {
    it(rule, () => {
      expect(sourceQuality(days)).toEqual(is);
    });
  }
});
