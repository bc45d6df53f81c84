let serial = 0;

/** A CloudEvent of a story; ids count up inside one run. */
export function event(
  type: string,
  subject: string,
  time: string,
  data: Readonly<Record<string, unknown>> = {},
): object {
  serial += 1;
  return {
    specversion: '1.0',
    id: `story-${serial}`,
    source: 'urn:story:approval',
    type,
    subject,
    time,
    data,
  };
}

/** The facts that `case.received` must carry, for a county of Jinan unless said. */
export function facts(more: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    itemCode: 'story-item',
    title: '排污许可证核发',
    regionCode: '370102',
    departmentCode: 'story-department',
    channel: 'online',
    ...more,
  };
}

/** A limit in working days. */
export function workingDays(value: number): { value: number; unit: 'workingDay' } {
  return { value, unit: 'workingDay' };
}
