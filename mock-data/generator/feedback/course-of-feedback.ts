import type { OfficeHours } from '../office-hours.ts';
import type { Random } from '../random.ts';

/** What a course is made with. */
export interface FeedbackCourse {
  readonly random: Random;
  readonly hours: OfficeHours;
}
