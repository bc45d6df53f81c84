import type { Texts } from '../../i18n/texts.ts';

export type AccountTexts = Texts<typeof accountZh>;

export const accountZh = {
  title: '账户安全',
  factor: {
    title: '二次验证',
    on: (left: number) => `已启用。登录时除密码外还须输入动态码。恢复码还剩 ${left} 个。`,
    owed: '您的角色必须启用动态码：启用之前不能使用其他功能。',
    off: '未启用。启用后，登录时除密码外还须输入手机验证器上的六位动态码。',
    start: '启用二次验证',
    scan: '用手机验证器扫描二维码，或手工输入密钥，再填写显示的六位动态码。',
    picture: '验证器二维码',
    secret: '密钥',
    code: '动态码',
    codeOrRecovery: '动态码或恢复码',
    confirm: '确认启用',
    cancel: '取消',
    stop: '停用',
    stopAsk: '填写动态码或恢复码后停用。',
    wrong: '动态码不正确或已用过，请核对手机时间后填写新的动态码。',
    recovery:
      '请抄录恢复码并妥善保存：每个只能用一次，离开本页后不再显示。手机丢失时凭恢复码登录。',
    kept: '已保存，关闭',
  },
  password: {
    title: '修改密码',
    rule: '至少 8 个字符；不能是常用密码、键盘顺序、日期或账号名。修改后其他会话立即结束。',
    current: '当前密码',
    next: '新密码',
    change: '修改',
    done: '密码已修改。',
    short: '新密码至少 8 个字符。',
    wrong: '当前密码不正确。',
    common: '新密码太容易猜到，请换一个。',
  },
  sessions: {
    title: '登录会话',
    started: '登录时间',
    lastSeen: '最近使用',
    current: '当前会话',
    end: '结束',
    endOf: (started: string) => `结束 ${started} 登录的会话`,
  },
};
