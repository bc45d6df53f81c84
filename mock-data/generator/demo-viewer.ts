import type { Viewer } from '../../server/application/viewer.ts';

/** The supervisor of the whole province in whose name the demo looks and acts. */
export const DEMO_SUPERVISOR: Viewer = {
  account: 'demo-supervisor',
  displayName: '演示监察员',
  role: 'supervisor',
  scope: { path: '', line: null },
  regionCode: '370000',
};
