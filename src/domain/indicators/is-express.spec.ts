import { isExpress } from './is-express.ts';

describe('a way of delivery', () => {
  for (const method of ['邮寄', '快递送达', 'EMS', 'express', 'Courier', 'by post']) {
    it(`${method} is post or courier`, () => {
      expect(isExpress(method)).toBeTrue();
    });
  }
  for (const method of [
    null,
    '',
    '窗口领取',
    '电子邮件',
    'email',
    'E-Mail',
    '自助终端',
    'systems',
  ]) {
    it(`${method ?? 'untold'} is not`, () => {
      expect(isExpress(method)).toBeFalse();
    });
  }
});
