import { zhChannels } from './zh-channels.ts';
import type { Texts } from './texts.ts';

export type OverviewTexts = Texts<typeof zhOverview>;

/** Words of the overview. */
export const zhOverview = {
  what: '总览',
  title: '总览',
  scope: (region: string, at: string) => `${region}，截至 ${at}`,
  wholeScope: '全部地区',
  clock: '时钟',
  ownLevel: (region: string) => `${region}本级`,
  overdue: {
    title: (clock: string) => `各地超期·${clock}`,
    none: (clock: string) => `当前没有超期的${clock}时钟`,
    region: '地区',
    rate: '占比',
  },
  volumes: {
    title: '今日',
    table: '表格',
    usual: (mean: string) => `往周同日全天均 ${mean}`,
    usualNone: '往周无同日可比',
    usualDays: '同一星期几的各日',
    day: '日期',
    line: (kind: string, days: string) => `${kind}近 14 天：${days}`,
  },
  volume: {
    received: '收件',
    accepted: '受理',
    finished: '办结',
    delivered: '送达',
    cards: '发牌',
    overdue: '新增超期',
  },
  clocks: {
    title: '时钟状态',
    total: (count: string) => `共 ${count}`,
    none: '没有时钟。',
  },
  heat: {
    title: (clock: string) => `地区 × 状态·${clock}`,
    region: '地区',
    total: '合计',
    legend: '颜色：占本地区该类时钟的比例',
    bad: '超期、超期办结、数据未齐：',
    other: '其余：',
    none: '没有可列的地区。',
  },
  cards: {
    title: (days: number) => `近 ${days} 天发牌`,
    unit: '张，按发生日',
    label: (days: number, red: string, yellow: string, warning: string) =>
      `近 ${days} 天红牌 ${red} 张，黄牌 ${yellow} 张，预警 ${warning} 张`,
    day: '日期',
    sum: '合计',
    now: '当前未了结',
  },
  channels: {
    title: (days: number) => `近 ${days} 天收件渠道`,
    channel: '渠道',
    share: '占比',
    online: '网上办件率',
    isOnline: '网上',
    untold: '未报渠道',
    none: '没有收件。',
    names: zhChannels,
  },
  rates: {
    title: {
      speed: '提速与承诺压缩',
      reviews: '评价',
      hotline: '12345 热线',
      data: '数据质量（按办件）',
    },
    of: (days: number) => `近 ${days} 天的指标`,
    byRegion: '各地',
    indicator: '指标',
    value: '数值',
    parts: '分子 / 分母',
    spread: '各地分布',
    notApplicable: '没有应计入的，不适用',
    measure: {
      perTenThousand: '每万件',
      workingDays: '个工作日',
      points: '分',
      times: '次',
      count: '',
    },
    numerator: (name: string, count: number) => `${name}分子 ${count}`,
    denominator: (name: string, count: number) => `${name}分母 ${count}`,
    dots: (name: string, best: string, worst: string) => `${name}：最高 ${best}，最低 ${worst}`,
    noDots: (name: string) => `${name}：各地都没有应计入的`,
  },
  quality: {
    title: '各来源数据质量',
    span: (from: string, to: string) => `${from} 至 ${to} 发生的事件`,
    accepted: '接收',
    rejected: '拒收',
    missing: '缺失',
    late: '迟报',
    noManifest: '来源没有报送清单，无从得知',
  },
  sources: {
    title: '数据来源',
    open: (source: string) => `查看${source}逐日对账`,
    /** What the figures lack while a source is silent. */
    lacking: (source: string, since: string) => `未含${source} ${since} 以后数据`,
    lackingAll: (source: string) => `未含${source}数据`,
  },
};
