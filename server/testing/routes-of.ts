import { Intake } from '../inbound/events/intake.ts';
import { allRoutes } from '../inbound/http/routes.ts';
import type { Route } from '../inbound/http/route.ts';
import { SecondFactors } from '../inbound/sign-in/second-factors.ts';
import { Sessions } from '../inbound/sign-in/sessions.ts';
import { FakePlatform } from './fake-platform.ts';
import { openSeal } from './open-seal.ts';

/** All routes of the interface, as they are declared. */
export function routesOf(): readonly Route[] {
  const { platform } = new FakePlatform();
  const factors = new SecondFactors(platform, openSeal, Date.now);
  return allRoutes({
    platform,
    sessions: new Sessions(platform, factors, Date.now),
    factors,
    intake: new Intake(platform, () => 0),
    product: { version: '0.0.0', demo: false, testClock: undefined, figures: () => ({}) },
  });
}
