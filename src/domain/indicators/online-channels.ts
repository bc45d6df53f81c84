/**
 * Channels by which somebody applies without going anywhere (`domain.md` 2.5: web portal, mobile
 * terminal). Codes as sources send them.
 */
export const ONLINE_CHANNELS: readonly string[] = [
  'online',
  'web',
  'portal',
  'internet',
  'app',
  'mobile',
  'miniProgram',
  'wechat',
  'alipay',
];
