import type { SchemeView } from '#contract/scheme-view.ts';

/** A scheme with rules of several types; its keys in the editor are 1 to 5 in the order of the tree. */
export function aScheme(facts: Partial<SchemeView> = {}): SchemeView {
  return {
    id: 'approval',
    name: { zh: '审批监督考评', en: 'Approval' },
    note: { zh: '依据', en: 'Grounds' },
    effectiveFrom: '2026-01-01',
    scheme: {
      indicators: [
        {
          id: 'time',
          name: '时限',
          rule: {
            type: 'composite',
            children: [
              {
                ...{ id: 'onTime', name: '按时办结率', minSample: 5, naPolicy: 'excludeUnit' },
                rule: {
                  ...{ type: 'thresholdSlopeFloor', full: 30, target: 99, slope: '0.5', floor: 0 },
                  direction: 'higher',
                },
              },
              {
                ...{ id: 'red', name: '红牌', weight: '0.5' },
                rule: { type: 'deductPerEvent', full: 20, per: 10, floor: 0 },
              },
            ],
          },
        },
        {
          ...{ id: 'early', name: '提前办结率' },
          rule: { type: 'steps', steps: [{ from: 10, score: 1 }] },
        },
        { id: 'bonus', name: '加分', rule: { type: 'bonus', per: '0.5', cap: 3 } },
      ],
      rounding: { rate: 2, score: 2, total: 2 },
      ties: 'dense',
    },
    reads: {
      onTime: { indicator: 'I-03' },
      red: { indicator: 'I-18.red' },
      early: { indicator: 'I-05' },
      bonus: { indicator: 'I-37.shared' },
    },
    english: { onTime: 'On time' },
    targets: { counties: { onTime: '95' } },
    sizes: { medium: 500, large: 5000 },
    oncePerMatter: ['red'],
    version: 1,
    state: 'confirmed',
    proposedBy: null,
    proposedAt: null,
    decidedBy: null,
    decidedAt: null,
    reason: null,
    ...facts,
  };
}
