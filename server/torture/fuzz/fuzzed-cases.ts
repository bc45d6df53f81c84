import type { Target } from './fuzzed.ts';

/** A good event, from which bad ones are made. */
export const EVENT = {
  specversion: '1.0',
  id: 'e1',
  source: 'urn:torture:fuzz',
  type: 'case.received',
  subject: 'F-1',
  time: '2026-03-02T10:00:00+08:00',
  sequence: 1,
  data: {
    itemCode: 'i',
    regionCode: '370102',
    departmentCode: 'd',
    title: '取水许可',
    kind: 'standard',
    applicant: { kind: '1', name: '张三', idNo: '370102199001011234', phone: '13800138000' },
    statutoryLimit: { value: 20, unit: 'workingDay' },
    commitmentLimit: { value: 5, unit: 'workingHour' },
  },
};

/** Cases with cards, so that acts have something to fall on. */
export async function raiseCards({ url, key }: Pick<Target, 'url' | 'key'>): Promise<void> {
  const events = ['F-1', 'F-2'].flatMap((subject) =>
    ['received', 'accepted'].map((type) => ({
      ...EVENT,
      ...{ id: `${subject}/${type}`, subject, type: `case.${type}` },
      data: { ...EVENT.data, commitmentLimit: { value: 5, unit: 'workingDay' } },
    })),
  );
  const answer = await fetch(`${url}/api/v1/events`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${key}`,
      'content-type': 'application/cloudevents-batch+json',
    },
    body: JSON.stringify(events),
  });
  const { accepted } = (await answer.json()) as { readonly accepted?: number };
  if (accepted !== events.length) throw new Error('the cases to fuzz were refused');
}
