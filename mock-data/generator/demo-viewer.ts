import type { Viewer } from '../../server/application/people/viewer.ts';

const PROVINCE = { scope: { path: '', line: null }, regionCode: '370000' } as const;

/** The supervisor of the whole province in whose name the demo looks and acts. */
export const DEMO_SUPERVISOR: Viewer = {
  ...PROVINCE,
  account: 'supervisor',
  displayName: '省级监察员',
  role: 'supervisor',
};

/** The supervisor of one city. */
export const DEMO_CITY: Viewer = {
  ...{ scope: { path: '370000/370100/', line: null }, regionCode: '370100' },
  ...{ account: 'jinan', displayName: '济南市监察员', role: 'supervisor' },
};

/** Who confirms the revocation of a red card. */
export const DEMO_SECOND: Viewer = {
  ...PROVINCE,
  account: 'second',
  displayName: '省级监察员（复核）',
  role: 'supervisor',
};

/** Who speaks for the departments. */
export const DEMO_LIAISON: Viewer = {
  ...PROVINCE,
  account: 'liaison',
  displayName: '部门联络员',
  role: 'liaison',
};
