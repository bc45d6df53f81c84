import fc from 'fast-check';
import type { Json } from '../cases/logged-event.ts';
import {
  maskAddress,
  maskAny,
  maskIdNo,
  maskName,
  maskPerson,
  maskPersonal,
  maskPhone,
  maskText,
} from './masking.ts';

describe('masking a name', () => {
  const rows: readonly { name: string; masked: string; why: string }[] = [
    { name: '张明', masked: '张*', why: 'two characters keep the first' },
    { name: '张小明', masked: '张*明', why: 'three keep first and last' },
    { name: '欧阳小明', masked: '欧**明', why: 'more keep first and last' },
    { name: '张', masked: '*', why: 'one is hidden' },
    { name: '', masked: '', why: 'nothing stays nothing' },
    { name: ' 张明 ', masked: '张*', why: 'blanks around do not count' },
    { name: '𠮷野家', masked: '𠮷*家', why: 'a rare character is one character' },
  ];
  for (const { name, masked, why } of rows) {
    it(`${JSON.stringify(name)} → ${masked}: ${why}`, () => {
      expect(maskName(name)).toBe(masked);
    });
  }
});

describe('masking numbers', () => {
  const rows: readonly {
    why: string;
    mask: (text: string) => string;
    text: string;
    masked: string;
  }[] = [
    {
      why: 'a mobile number keeps first 3 and last 4',
      mask: maskPhone,
      text: '13812341234',
      masked: '138****1234',
    },
    {
      why: 'a short number keeps the last 2',
      mask: maskPhone,
      text: '88881234',
      masked: '******34',
    },
    { why: 'an extension is hidden', mask: maskPhone, text: '1234', masked: '****' },
    {
      why: 'a number with country code keeps its ends',
      mask: maskPhone,
      text: '+8613812341234',
      masked: '+86*******1234',
    },
    {
      why: 'an identity number keeps first 6 and last 4',
      mask: maskIdNo,
      text: '370102199003077758',
      masked: '370102********7758',
    },
    {
      why: 'an old one of 15 as well',
      mask: maskIdNo,
      text: '370102900307775',
      masked: '370102*****7775',
    },
    { why: 'a passport keeps its ends', mask: maskIdNo, text: 'E12345678', masked: 'E*******8' },
    { why: 'two characters are hidden', mask: maskIdNo, text: 'E1', masked: '**' },
    {
      why: 'an address ends with its street',
      mask: maskAddress,
      text: '济南市历下区泉城路188号3单元',
      masked: '济南市历下区泉城路***',
    },
    {
      why: 'an address ends with its township',
      mask: maskAddress,
      text: '章丘区官庄镇某村12号',
      masked: '章丘区官庄镇***',
    },
    {
      why: 'an address without a street keeps 6 characters',
      mask: maskAddress,
      text: '山东省济南市某小区',
      masked: '山东省济南市***',
    },
  ];
  for (const { why, mask, text, masked } of rows) {
    it(`${text}: ${why}`, () => {
      expect(mask(text)).toBe(masked);
    });
  }

  it('finds them in free text', () => {
    expect(maskText('请回电13812341234，身份证37010219900307775X，谢谢')).toBe(
      '请回电138****1234，身份证370102********775X，谢谢',
    );
  });

  it('leaves other numbers in free text alone', () => {
    const text = '办件3701-2026-000001，金额12345678901234567890，电话96701';
    expect(maskText(text)).toBe(text);
  });

  it('never shows more than 7 digits of a mobile number, wherever it stands', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^1[3-9]\d{9}$/),
        fc.constantFrom('', '电话', '：', ' '),
        (phone, before) => {
          expect(maskText(`${before}${phone}。`)).not.toContain(phone);
          expect(maskPhone(phone).replaceAll('*', '').length).toBe(7);
        },
      ),
    );
  });
});

describe('masking a person', () => {
  // Text, not the recursive type of JSON, which matchers cannot unfold.
  const masked = (value: Json): string => JSON.stringify(maskPerson(value));

  const person = {
    name: '张小明',
    idNo: '370102199003077758',
    phone: '13812341234',
    address: '泉城路188号',
  };

  it('hides name, number, phone and house', () => {
    expect(masked({ kind: 'natural', ...person })).toBe(
      JSON.stringify({
        kind: 'natural',
        name: '张*明',
        idNo: '370102********7758',
        phone: '138****1234',
        address: '泉城路***',
      }),
    );
  });

  it('takes someone of unknown kind as a person', () => {
    expect(masked({ kind: 'other', name: '张明' })).toBe(
      JSON.stringify({ kind: 'other', name: '张*' }),
    );
    expect(masked({ name: '张明' })).toBe(JSON.stringify({ name: '张*' }));
  });

  for (const kind of ['enterprise', 'legalPerson', 'LEGAL_PERSON', 'organization', '法人', '2']) {
    it(`shows the name and code of ${kind}, not the phone`, () => {
      const company = {
        kind,
        name: '山东某某有限公司',
        idNo: '91370100MA3C00000X',
        phone: '13812341234',
      };
      expect(masked(company)).toBe(JSON.stringify({ ...company, phone: '138****1234' }));
    });
  }

  it('takes a mere text as a name', () => {
    expect(masked('张小明')).toBe('"张*明"');
  });

  it('hides what has another type than it should', () => {
    expect(masked({ phone: 13812341234 })).toBe(JSON.stringify({ phone: null }));
    expect(masked(['张小明'])).toBe('null');
  });

  it('keeps other fields as they are', () => {
    expect(masked({ name: '张明', level: 3 })).toBe(JSON.stringify({ name: '张*', level: 3 }));
  });
});

describe('masking the data of an event', () => {
  it('answers the same object where nothing is personal', () => {
    const data = { itemCode: 'a', title: '取水许可', applicant: null };
    expect(maskPersonal(data)).toBe(data);
  });

  for (const field of ['applicant', 'caller', 'reviewer']) {
    it(`masks ${field} and leaves its argument as it was`, () => {
      const data = { itemCode: 'a', [field]: { name: '张明' } };
      expect(JSON.stringify(maskPersonal(data)[field])).toBe('{"name":"张*"}');
      expect(JSON.stringify(data[field])).toBe('{"name":"张明"}');
    });
  }

  for (const field of ['text', 'title', 'reason']) {
    it(`masks numbers inside ${field}`, () => {
      const data = { [field]: '回电13812341234' };
      expect(JSON.stringify(maskPersonal(data))).toBe(`{"${field}":"回电138****1234"}`);
    });
  }

  it('masks all that is personal in one event', () => {
    const data = {
      caller: { name: '张明' },
      reviewer: '李明',
      title: '13812341234',
      text: '13987654321',
    };
    expect(JSON.stringify(maskPersonal(data))).toBe(
      '{"caller":{"name":"张*"},"reviewer":"李*","title":"138****1234","text":"139****4321"}',
    );
  });
});

describe('masking what stands where nobody looks for it', () => {
  const rows: readonly { why: string; value: Json; masked: Json }[] = [
    {
      why: 'a person deep inside',
      value: { attributes: { applicant: { name: '张小明' } } },
      masked: { attributes: { applicant: { name: '张*明' } } },
    },
    {
      why: 'an agent of an applicant',
      value: { applicant: { kind: '企业', name: '某公司', agent: { name: '张小明' } } },
      masked: { applicant: { kind: '企业', name: '某公司', agent: { name: '张*明' } } },
    },
    {
      why: 'whoever has a telephone, under any name',
      value: { contact: { name: '张小明', phone: '13812341234', address: '泉城路188号' } },
      masked: { contact: { name: '张*明', phone: '138****1234', address: '泉城路***' } },
    },
    {
      why: 'a telephone as a number',
      value: { phone: 13_812_341_234 },
      masked: { phone: null },
    },
    {
      why: 'numbers in any text and list',
      value: { ground: '致电13812341234', materials: ['身份证370102199003077758'] },
      masked: { ground: '致电138****1234', materials: ['身份证370102********7758'] },
    },
    { why: 'a mere text', value: '回电13812341234', masked: '回电138****1234' },
    {
      why: 'a list of persons',
      value: [{ applicant: { name: '张明' } }],
      masked: [{ applicant: { name: '张*' } }],
    },
    {
      why: 'not the address of a pothole, nor the name of a paper',
      value: { address: '泉城路188号', name: '申请表' },
      masked: { address: '泉城路188号', name: '申请表' },
    },
    {
      why: 'not the digits of an identity',
      value: { caseNo: '13812341234', itemCode: '13812341234', id: '13812341234' },
      masked: { caseNo: '13812341234', itemCode: '13812341234', id: '13812341234' },
    },
  ];
  for (const { why, value, masked } of rows) {
    it(why, () => {
      expect(JSON.stringify(maskAny(value))).toBe(JSON.stringify(masked));
    });
  }

  it('leaves what holds nothing personal as it is, and is done after one time', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (any) => {
        const value = any as Json;
        const once = maskAny(value);
        expect(JSON.stringify(maskAny(once))).toBe(JSON.stringify(once));
      }),
    );
    const plain: Json = { materials: ['申请表'], attributes: { depth: 3 } };
    expect(maskAny(plain) === plain).toBeTrue();
  });
});
