/** Where somebody rated, as it decides what is asked: 网上, 现场, 热线. */
export type ReviewPlace = 'online' | 'onSite' | 'hotline';

/** Channels of `domain.md` 3.2: PC端 移动端 短信 二维码 平板电脑 其他终端 窗口 热线. */
const PLACES: Readonly<Record<string, ReviewPlace>> = {
  online: 'online',
  pc: 'online',
  mobile: 'online',
  sms: 'online',
  onSite: 'onSite',
  window: 'onSite',
  qr: 'onSite',
  hallTablet: 'onSite',
  hallTerminal: 'onSite',
  hotline: 'hotline',
};

/** The place of a channel; undefined for one that nobody knows. */
export function placeOfChannel(channel: string): ReviewPlace | undefined {
  return Object.hasOwn(PLACES, channel) ? PLACES[channel] : undefined;
}
