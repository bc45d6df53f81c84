import { readAnswers } from './service-answers.ts';
import type { AttributeType, Service, ServiceAttribute } from './service.ts';

function attribute(
  datatype: AttributeType,
  more: Partial<ServiceAttribute> = {},
): ServiceAttribute {
  return {
    code: 'A',
    variable: true,
    datatype,
    required: false,
    description: '',
    datatypeDescription: null,
    values: [
      { key: 'a', name: 'A' },
      { key: 'b', name: 'B' },
    ],
    ...more,
  };
}

function read(attributes: readonly ServiceAttribute[], given: Readonly<Record<string, string[]>>) {
  return readAnswers({ attributes } as Service, new Map(Object.entries(given)));
}

describe('answers to the attributes of a service', () => {
  const taken: readonly { datatype: AttributeType; values: string[] }[] = [
    { datatype: 'string', values: ['一行'] },
    { datatype: 'text', values: ['两\n行'] },
    { datatype: 'number', values: ['-12.5'] },
    { datatype: 'datetime', values: ['2026-11-02'] },
    { datatype: 'datetime', values: ['2026-11-02T08:00:00+08:00'] },
    { datatype: 'singlevaluelist', values: ['a'] },
    { datatype: 'multivaluelist', values: ['b', 'a'] },
  ];
  for (const { datatype, values } of taken) {
    it(`are taken: ${datatype} ${JSON.stringify(values)}`, () => {
      const { answers, problems } = read([attribute(datatype)], { A: values });
      expect(problems).toEqual([]);
      expect(answers['A']).toEqual(datatype === 'multivaluelist' ? values : (values[0] ?? ''));
    });
  }

  const refused: readonly { datatype: AttributeType; values: string[]; why: RegExp }[] = [
    { datatype: 'string', values: ['两\n行'], why: /single line/ },
    { datatype: 'string', values: ['x', 'y'], why: /one value/ },
    { datatype: 'text', values: ['长'.repeat(4001)], why: /4000/ },
    { datatype: 'number', values: ['1e9'], why: /number/ },
    { datatype: 'number', values: ['NaN'], why: /number/ },
    { datatype: 'datetime', values: ['2026-02-30'], why: /ISO 8601/ },
    { datatype: 'datetime', values: ['2026-11-02T08:00:00'], why: /ISO 8601/ },
    { datatype: 'singlevaluelist', values: ['c'], why: /one of a, b/ },
    { datatype: 'singlevaluelist', values: ['a', 'b'], why: /one value/ },
    { datatype: 'multivaluelist', values: ['a', 'c'], why: /one of a, b/ },
  ];
  for (const { datatype, values, why } of refused) {
    it(`are refused: ${datatype} ${JSON.stringify(values).slice(0, 40)}`, () => {
      const { answers, problems } = read([attribute(datatype)], { A: values });
      expect(answers).toEqual({});
      expect(problems.map(({ attribute: code }) => code)).toEqual(['A']);
      expect(problems[0]?.message).toMatch(why);
    });
  }

  it('are missing where a required one is absent or blank, and only then', () => {
    const required = attribute('string', { required: true });
    expect(read([required], {}).problems).toEqual([{ attribute: 'A', message: 'is required' }]);
    expect(read([required], { A: [' '] }).problems.length).toBe(1);
    expect(read([attribute('string')], {})).toEqual({ answers: {}, problems: [] });
  });

  it('are asked of nobody where the attribute only tells something', () => {
    const notice = attribute('text', { variable: false, required: true });
    expect(read([notice], { A: ['x'] })).toEqual({ answers: {}, problems: [] });
  });

  it('are left out where nothing of the name was asked', () => {
    expect(read([attribute('string')], { B: ['x'] })).toEqual({ answers: {}, problems: [] });
  });

  it('stand once where a list of several has one twice', () => {
    expect(read([attribute('multivaluelist')], { A: ['a', 'a'] }).answers).toEqual({ A: ['a'] });
  });
});
