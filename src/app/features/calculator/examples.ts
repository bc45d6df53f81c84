import { EMPTY_FORM } from './limit-form.ts';
import type { LimitForm } from './limit-form.ts';

export type ExampleName = 'spring' | 'beyond' | 'suspended' | 'hours';

/** Questions that show what counting has to mind; each is a link. */
export const EXAMPLES: readonly { readonly name: ExampleName; readonly form: LimitForm }[] = [
  {
    name: 'spring',
    form: {
      ...EMPTY_FORM,
      start: '2026-02-12',
      value: '20',
      warnings: [{ value: '1', unit: 'workingDay' }],
    },
  },
  { name: 'beyond', form: { ...EMPTY_FORM, start: '2026-12-10', value: '30' } },
  {
    name: 'suspended',
    form: {
      ...EMPTY_FORM,
      start: '2026-09-17',
      value: '20',
      suspensions: [{ from: '2026-10-12', to: '2026-10-26', value: '10', unit: 'workingDay' }],
      finished: '2026-11-10',
    },
  },
  {
    name: 'hours',
    form: { ...EMPTY_FORM, start: '2026-10-09T15:00', value: '4', unit: 'workingHour' },
  },
];
