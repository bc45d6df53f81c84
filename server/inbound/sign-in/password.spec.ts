import { hashPassword, isPasswordOf } from './password.ts';
import { sessionIdIn } from './session-cookie.ts';

describe('hashPassword', () => {
  it('is argon2id with 19 MiB and two passes, salted each time', async () => {
    const [one, two] = [await hashPassword('correct horse'), await hashPassword('correct horse')];
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(one).not.toBe(two);
  });

  it('knows its password and no other', async () => {
    const hash = await hashPassword('密码 correct horse');
    expect(await isPasswordOf(hash, '密码 correct horse')).toBeTrue();
    expect(await isPasswordOf(hash, '密码 correct horsf')).toBeFalse();
    expect(await isPasswordOf(hash, '')).toBeFalse();
  });

  it('takes a letter and its accent for the accented letter', async () => {
    expect(await isPasswordOf(await hashPassword('caf\u00e9 noir'), 'cafe\u0301 noir')).toBeTrue();
  });

  it('knows no password of a hash in another form', async () => {
    expect(await isPasswordOf('$2b$10$abc', 'abc')).toBeFalse();
    expect(await isPasswordOf('', '')).toBeFalse();
  });
});

describe('sessionIdIn', () => {
  const cases: readonly { why: string; header: string | undefined; id: string | undefined }[] = [
    { why: 'no header', header: undefined, id: undefined },
    { why: 'other cookies', header: 'a=b; mingjianx=1', id: undefined },
    { why: 'the plain cookie', header: 'a=b; mingjian=abc', id: 'abc' },
    { why: 'the https cookie first', header: 'mingjian=abc; __Host-mingjian=def', id: 'def' },
    { why: 'a value with an equals sign', header: 'mingjian=a=b', id: 'a=b' },
    { why: 'nonsense', header: ';;=;', id: undefined },
  ];
  for (const { why, header, id } of cases) {
    it(`finds ${id ?? 'nothing'} in ${why}`, () => {
      expect(sessionIdIn(header)).toBe(id);
    });
  }
});
