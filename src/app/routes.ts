import type { Routes } from '@angular/router';
import { openTo, openToAll, signedIn, toFirstPage } from './shell/guards.ts';

export const routes: Routes = [
  { path: '', pathMatch: 'full', canActivate: [toFirstPage], children: [] },
  {
    path: 'sign-in',
    data: { title: 'signIn' },
    loadComponent: () => import('./shell/sign-in-page.ts').then((module) => module.SignInPage),
  },
  {
    path: 'console',
    data: { title: 'console' },
    canMatch: [openTo('console')],
    canActivate: [signedIn],
    loadComponent: () =>
      import('./features/console/console-page.ts').then((module) => module.ConsolePage),
  },
  {
    path: 'cases',
    data: { title: 'cases' },
    canMatch: [openTo('cases')],
    canActivate: [signedIn],
    loadComponent: () =>
      import('./features/cases/cases-page.ts').then((module) => module.CasesPage),
  },
  {
    path: 'cases/:no',
    data: { title: 'cases' },
    canMatch: [openTo('cases')],
    canActivate: [signedIn],
    loadComponent: () => import('./features/case/case-page.ts').then((module) => module.CasePage),
  },
  {
    path: 'ranking',
    data: { title: 'ranking' },
    canMatch: [openTo('ranking')],
    canActivate: [signedIn],
    loadComponent: () =>
      import('./features/ranking/ranking-page.ts').then((module) => module.RankingPage),
  },
  {
    path: 'ranking/what-if',
    data: { title: 'ranking' },
    canMatch: [openTo('ranking')],
    canActivate: [signedIn],
    loadComponent: () =>
      import('./features/ranking/what-if-page.ts').then((module) => module.WhatIfPage),
  },
  {
    path: 'ranking/self-check',
    data: { title: 'ranking' },
    canMatch: [openTo('ranking')],
    canActivate: [signedIn],
    loadComponent: () =>
      import('./features/ranking/self-check/self-check-page.ts').then(
        (module) => module.SelfCheckPage,
      ),
  },
  {
    path: 'units/:code',
    data: { title: 'ranking' },
    canMatch: [openTo('ranking')],
    canActivate: [signedIn],
    loadComponent: () =>
      import('./features/ranking/unit-page.ts').then((module) => module.UnitPage),
  },
  {
    path: 'schemes',
    data: { title: 'ranking' },
    canMatch: [openTo('ranking')],
    canActivate: [signedIn],
    loadComponent: () =>
      import('./features/ranking/schemes-page.ts').then((module) => module.SchemesPage),
  },
  {
    path: 'indicators/:id',
    data: { title: 'ranking' },
    canMatch: [openTo('ranking')],
    canActivate: [signedIn],
    loadComponent: () =>
      import('./features/indicators/indicator-page.ts').then((module) => module.IndicatorPage),
  },
  {
    path: 'feedback',
    data: { title: 'feedback' },
    canMatch: [openTo('feedback')],
    canActivate: [signedIn],
    loadComponent: () =>
      import('./features/feedback/feedback-page.ts').then((module) => module.FeedbackPage),
  },
  {
    path: 'feedback/surveys',
    data: { title: 'feedback' },
    canMatch: [openTo('feedback')],
    canActivate: [signedIn],
    loadComponent: () =>
      import('./features/feedback/surveys/surveys-page.ts').then((module) => module.SurveysPage),
  },
  {
    path: 'feedback/surveys/drafts/:no',
    data: { title: 'feedback' },
    canMatch: [openTo('feedback')],
    canActivate: [signedIn],
    loadComponent: () =>
      import('./features/feedback/surveys/writing/survey-draft-page.ts').then(
        (module) => module.SurveyDraftPage,
      ),
  },
  {
    path: 'feedback/surveys/:no/answers',
    data: { title: 'feedback' },
    canMatch: [openTo('feedback')],
    canActivate: [signedIn],
    loadComponent: () =>
      import('./features/feedback/surveys/survey-answers-page.ts').then(
        (module) => module.SurveyAnswersPage,
      ),
  },
  {
    path: 'feedback/surveys/:no',
    data: { title: 'feedback' },
    canMatch: [openTo('feedback')],
    canActivate: [signedIn],
    loadComponent: () =>
      import('./features/feedback/surveys/survey-page.ts').then((module) => module.SurveyPage),
  },
  {
    path: 'feedback/tasks',
    data: { title: 'feedback' },
    canMatch: [openTo('feedback')],
    canActivate: [signedIn],
    loadComponent: () =>
      import('./features/feedback/tasks/tasks-page.ts').then((module) => module.TasksPage),
  },
  {
    path: 'feedback/signs',
    data: { title: 'feedback' },
    canMatch: [openTo('feedback')],
    canActivate: [signedIn],
    loadComponent: () =>
      import('./features/feedback/signs/signs-page.ts').then((module) => module.SignsPage),
  },
  {
    path: 'feedback/:no',
    data: { title: 'feedback' },
    canMatch: [openTo('feedback')],
    canActivate: [signedIn],
    loadComponent: () =>
      import('./features/feedback/ticket-page.ts').then((module) => module.TicketPage),
  },
  {
    path: 'overview',
    data: { title: 'overview' },
    canMatch: [openTo('overview')],
    canActivate: [signedIn],
    loadComponent: () =>
      import('./features/overview/overview-page.ts').then((module) => module.OverviewPage),
  },
  {
    path: 'sources',
    data: { title: 'sources' },
    canMatch: [openTo('sources')],
    canActivate: [signedIn],
    loadComponent: () =>
      import('./features/sources/sources-page.ts').then((module) => module.SourcesPage),
  },
  {
    path: 'audit',
    data: { title: 'audit' },
    canMatch: [openTo('audit')],
    canActivate: [signedIn],
    loadComponent: () =>
      import('./features/audit/audit-page.ts').then((module) => module.AuditPage),
  },
  {
    path: 'calculator',
    data: { title: 'calculator' },
    canActivate: [openToAll],
    loadComponent: () =>
      import('./features/calculator/calculator-page.ts').then((module) => module.CalculatorPage),
  },
  {
    path: 'account',
    data: { title: 'account' },
    canActivate: [signedIn],
    loadComponent: () =>
      import('./features/account/account-page.ts').then((module) => module.AccountPage),
  },
  {
    path: 'search',
    data: { title: 'search' },
    canActivate: [signedIn],
    loadComponent: () =>
      import('./features/search/search-page.ts').then((module) => module.SearchPage),
  },
  {
    path: '**',
    loadComponent: () => import('./shell/no-page.ts').then((module) => module.NoPage),
  },
];
