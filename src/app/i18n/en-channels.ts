import type { Texts } from './texts.ts';
import type { zhChannels } from './zh-channels.ts';

/** The same in English. */
export const enChannels: Texts<typeof zhChannels> = {
  online: 'Online',
  web: 'Web site',
  portal: 'Web portal',
  internet: 'Internet',
  app: 'App',
  mobile: 'Mobile',
  miniProgram: 'Mini program',
  wechat: 'WeChat',
  alipay: 'Alipay',
  window: 'Counter',
  hotline: 'Hotline',
  terminal: 'Terminal',
  selfService: 'Self-service',
  mail: 'Mail',
  phone: 'Hotline',
  letter: 'Letter',
  onsite: 'Counter',
  onSite: 'On site',
  pc: 'Computer',
  sms: 'Text message',
  qr: 'QR code',
  hallTablet: 'Hall tablet',
  hallTerminal: 'Hall terminal',
  open311: 'Open311',
};
