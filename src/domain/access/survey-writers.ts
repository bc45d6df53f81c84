import type { Role } from './role.ts';

/**
 * Who writes surveys 调查, publishes and closes them within his scope: whoever supervises, dispatches
 * or keeps the rules. Not the handlers and liaisons, whose own work a survey asks about.
 */
export const SURVEY_WRITERS: readonly Role[] = ['supervisor', 'dispatcher', 'ruleAdmin'];
