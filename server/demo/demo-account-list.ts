import type { Role } from '#domain/access/role.ts';

/** Everybody's password in the demo, which listens on loopback only. */
export const DEMO_PASSWORD = 'mingjian-demo';

/** An account that the demo makes, and what to show with it. */
export interface DemoAccount {
  readonly name: string;
  readonly displayName: string;
  readonly role: Role;
  readonly regionCode: string | null;
  readonly line: string | null;
  readonly shows: string;
}

export const DEMO_ACCOUNTS: readonly DemoAccount[] = [
  {
    name: 'supervisor',
    displayName: '省级监察员',
    role: 'supervisor',
    regionCode: null,
    line: null,
    shows: 'the whole province, acts on cards',
  },
  {
    name: 'jinan',
    displayName: '济南市监察员',
    role: 'supervisor',
    regionCode: '370100',
    line: null,
    shows: 'the city of Jinan only',
  },
  {
    name: 'second',
    displayName: '省级监察员（复核）',
    role: 'supervisor',
    regionCode: null,
    line: null,
    shows: 'the second person who confirms the revocation of a red card',
  },
  {
    name: 'liaison',
    displayName: '部门联络员',
    role: 'liaison',
    regionCode: null,
    line: null,
    shows: 'speaks for the departments: signs, explains and appeals',
  },
  {
    name: 'leader',
    displayName: '省领导',
    role: 'leader',
    regionCode: null,
    line: null,
    shows: 'reads everything, acts on nothing',
  },
  {
    name: 'handler',
    displayName: '办理员',
    role: 'handler',
    regionCode: '370100',
    line: null,
    shows: 'works the queue of reviews and tickets in Jinan, calls people back',
  },
  {
    name: 'dispatcher',
    displayName: '派单员',
    role: 'dispatcher',
    regionCode: '370100',
    line: null,
    shows: 'sends tickets of Jinan to departments',
  },
  {
    name: 'water',
    displayName: '济南水务联络员',
    role: 'liaison',
    regionCode: '370100',
    line: 'water',
    shows: 'signs, replies to and returns tickets of one line in Jinan',
  },
  {
    name: 'rules',
    displayName: '规则管理员',
    role: 'ruleAdmin',
    regionCode: null,
    line: null,
    shows: 'calendars, items and rules',
  },
  {
    name: 'auditor',
    displayName: '审计员',
    role: 'auditor',
    regionCode: null,
    line: null,
    shows: 'quarantine and proofs',
  },
  {
    name: 'wall',
    displayName: '大屏',
    role: 'kiosk',
    regionCode: null,
    line: null,
    shows: 'numbers only',
  },
];
