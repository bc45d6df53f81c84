import type { Platform } from '../../application/platform.ts';
import type { Intake } from '../events/intake.ts';
import type { ProviderSignIn } from '../sign-in/provider-sign-in.ts';
import type { SecondFactors } from '../sign-in/second-factors.ts';
import type { Sessions } from '../sign-in/sessions.ts';
import { auditRoutes } from './audit-routes.ts';
import { assessmentRoutes } from './assessment-routes.ts';
import { cardRoutes } from './card-routes.ts';
import { caseRoutes } from './case-routes.ts';
import { eventRoutes } from './event-routes.ts';
import { evidenceRoutes } from './evidence-routes.ts';
import { exportRoutes } from './export-routes.ts';
import { indicatorRoutes } from './indicator-routes.ts';
import { feedbackKeptRoutes } from './feedback-kept-routes.ts';
import { feedbackRoutes } from './feedback-routes.ts';
import { similarRoutes } from './similar-routes.ts';
import { importRoutes } from './import-routes.ts';
import { open311Routes } from '../open311/open311-routes.ts';
import { limitRoutes } from './limit-routes.ts';
import { withOpenApi } from './openapi.ts';
import { operationRoutes } from './operation-routes.ts';
import type { Product } from './operation-routes.ts';
import { quarantineRoutes } from './quarantine-routes.ts';
import { referenceRoutes } from './reference-routes.ts';
import type { Route } from './route.ts';
import { rankingRoutes } from './ranking-routes.ts';
import { publicRoutes } from '../public/public-routes.ts';
import { signRoutes } from './sign-routes.ts';
import { reviewRoutes } from './review-routes.ts';
import { revealRoutes } from './reveal-routes.ts';
import { schemeRoutes } from './scheme-routes.ts';
import { scoreRoutes } from './score-routes.ts';
import { sourceRoutes } from './source-routes.ts';
import { providerRoutes } from './provider-routes.ts';
import { ownAccountRoutes } from './own-account-routes.ts';
import { webhookRoutes } from './webhook-routes.ts';
import { sessionRoutes } from './session-routes.ts';

/** What the routes need. */
export interface RouteParts {
  readonly platform: Platform;
  readonly sessions: Sessions;
  readonly factors: SecondFactors;
  /** The OpenID provider, where one is set. */
  readonly provider?: ProviderSignIn | undefined;
  readonly intake: Intake;
  readonly product: Product;
  /** Origin that people type, where it is set. */
  readonly origin?: string | undefined;
}

/** Every operation of the HTTP interface. */
export function allRoutes({
  platform,
  sessions,
  factors,
  provider,
  intake,
  product,
  origin,
}: RouteParts): readonly Route[] {
  return withOpenApi(
    [
      ...operationRoutes(platform, product),
      ...sessionRoutes(sessions, platform, origin),
      ...providerRoutes(provider, origin),
      ...ownAccountRoutes(sessions, factors),
      ...eventRoutes(intake),
      ...importRoutes(platform),
      ...limitRoutes(platform),
      ...assessmentRoutes(),
      ...schemeRoutes(platform),
      ...scoreRoutes(platform),
      ...rankingRoutes(platform),
      ...caseRoutes(platform),
      ...indicatorRoutes(platform),
      ...evidenceRoutes(platform),
      ...revealRoutes(platform),
      ...exportRoutes(platform),
      ...cardRoutes(platform),
      ...feedbackRoutes(platform),
      ...signRoutes(platform),
      ...reviewRoutes(platform, origin),
      ...publicRoutes(platform),
      ...feedbackKeptRoutes(platform),
      ...similarRoutes(platform),
      ...referenceRoutes(platform),
      ...quarantineRoutes(platform),
      ...sourceRoutes(platform),
      ...webhookRoutes(platform),
      ...auditRoutes(platform),
      ...open311Routes({ platform, intake, product, origin }),
    ],
    product.version,
  );
}
