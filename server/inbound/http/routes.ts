import type { Platform } from '../../application/platform.ts';
import type { Intake } from '../events/intake.ts';
import type { ProviderSignIn } from '../sign-in/provider-sign-in.ts';
import type { SecondFactors } from '../sign-in/second-factors.ts';
import type { Sessions } from '../sign-in/sessions.ts';
import { auditRoutes } from './audit/audit-routes.ts';
import { assessmentRoutes } from './assessment/assessment-routes.ts';
import { cardRoutes } from './supervision/card-routes.ts';
import { caseRoutes } from './supervision/case-routes.ts';
import { eventRoutes } from './intake/event-routes.ts';
import { evidenceRoutes } from './assessment/evidence-routes.ts';
import { exportRoutes } from './tables/export-routes.ts';
import { indicatorRoutes } from './assessment/indicator-routes.ts';
import { feedbackKeptRoutes } from './feedback/feedback-kept-routes.ts';
import { keptListRoutes } from './feedback/kept-list-routes.ts';
import { feedbackRoutes } from './feedback/feedback-routes.ts';
import { similarRoutes } from './feedback/similar-routes.ts';
import { importRoutes } from './intake/import-routes.ts';
import { open311Routes } from '../open311/open311-routes.ts';
import { limitRoutes } from './supervision/limit-routes.ts';
import { withOpenApi } from './operation/openapi.ts';
import { operationRoutes } from './operation/operation-routes.ts';
import type { Product } from './operation/operation-routes.ts';
import { quarantineRoutes } from './intake/quarantine-routes.ts';
import { referenceRoutes } from './reference-routes.ts';
import type { Route } from './route.ts';
import { rankingRoutes } from './assessment/ranking-routes.ts';
import { publicRoutes } from '../public/public-routes.ts';
import { signRoutes } from './feedback/sign-routes.ts';
import { reviewRoutes } from './feedback/review-routes.ts';
import { surveyDraftRoutes } from './feedback/survey-draft-routes.ts';
import { surveyRoutes } from './feedback/survey-routes.ts';
import { bulkRevealRoutes } from './people/bulk-reveal-routes.ts';
import { revealRoutes } from './people/reveal-routes.ts';
import { schemeRoutes } from './assessment/scheme-routes.ts';
import { scoreRoutes } from './assessment/score-routes.ts';
import { sourceRoutes } from './intake/source-routes.ts';
import { providerRoutes } from './people/provider-routes.ts';
import { ownAccountRoutes } from './people/own-account-routes.ts';
import { taskRoutes } from './tasks/task-routes.ts';
import { webhookRoutes } from './intake/webhook-routes.ts';
import { sessionRoutes } from './people/session-routes.ts';

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
      ...bulkRevealRoutes(platform),
      ...exportRoutes(platform),
      ...cardRoutes(platform),
      ...feedbackRoutes(platform),
      ...signRoutes(platform),
      ...reviewRoutes(platform, origin),
      ...surveyRoutes(platform, origin),
      ...taskRoutes(platform),
      ...surveyDraftRoutes(platform),
      ...publicRoutes(platform),
      ...feedbackKeptRoutes(platform),
      ...keptListRoutes(platform),
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
