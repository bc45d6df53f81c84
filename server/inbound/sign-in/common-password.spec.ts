import { isCommonPassword } from './common-password.ts';

describe('a password that anybody would try first', () => {
  const common: readonly { why: string; password: string }[] = [
    { why: 'a usual word', password: 'password' },
    { why: 'with digits behind it', password: 'Password123' },
    { why: 'with a sign and a year', password: 'welcome@2026' },
    { why: 'with signs for letters', password: 'P@ssw0rd' },
    { why: 'a word of this place', password: 'Shandong2025!' },
    { why: 'of this product', password: 'mingjian88' },
    { why: 'a row of keys', password: 'qwertyuiop' },
    { why: 'a row backwards', password: '87654321' },
    { why: 'the alphabet', password: 'abcdefgh' },
    { why: 'one sign again and again', password: '88888888' },
    { why: 'two signs again and again', password: 'abababab' },
    { why: 'a date', password: '19901231' },
    { why: 'a telephone number', password: '13800138000' },
    { why: 'three letters before a row', password: 'abc12345' },
    { why: 'the name of the account', password: 'wangwei-2026' },
  ];
  for (const { why, password } of common) {
    it(`is ${why}: ${password}`, () => {
      expect(isCommonPassword(password, 'wangwei')).toBeTrue();
    });
  }

  const good = [
    'correct horse battery',
    'Tz7-kumquat-lamp',
    '春眠不觉晓处处闻',
    'vq8#Lp2!mK',
    'xiaomaolu9路灯',
  ];
  for (const password of good) {
    it(`is not ${password}`, () => {
      expect(isCommonPassword(password, 'wangwei')).toBeFalse();
    });
  }

  it('may hold a name too short to be told from chance', () => {
    expect(isCommonPassword('Tz7-kumquat-li-lamp', 'li')).toBeFalse();
  });
});
