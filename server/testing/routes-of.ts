import { Intake } from '../inbound/events/intake.ts';
import { allRoutes } from '../inbound/http/routes.ts';
import type { Route } from '../inbound/http/route.ts';
import { Sessions } from '../inbound/sign-in/sessions.ts';
import { FakePlatform } from './fake-platform.ts';

/** All routes of the interface, as they are declared. */
export function routesOf(): readonly Route[] {
  const { platform } = new FakePlatform();
  return allRoutes({
    platform,
    sessions: new Sessions(platform, Date.now),
    intake: new Intake(platform, () => 0),
    product: { version: '0.0.0', demo: false, testClock: undefined, figures: () => ({}) },
  });
}
