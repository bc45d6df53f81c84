/** Grades of a review, rising: 1 非常不满意, 2 不满意, 3 基本满意, 4 满意, 5 非常满意 (国办发〔2019〕51号). */
const GRADES = [1, 2, 3, 4, 5] as const;
export type Grade = (typeof GRADES)[number];

/** Points of the grades from 1 to 5, as an average score is printed (`worked-examples.md` E). */
const POINTS: Readonly<Record<Grade, number>> = { 1: 0, 2: 3, 3: 6, 4: 8, 5: 10 };

/** Whether a value is a grade. */
export function isGrade(value: unknown): value is Grade {
  return GRADES.includes(value as Grade);
}

/** The last two grades are bad 差评; everything else is good 好评 unless a scheme says otherwise. */
export function isBadGrade(grade: Grade): boolean {
  return grade <= 2;
}

/** Points of a grade, 0 to 10. */
export function pointsOf(grade: Grade): number {
  return POINTS[grade];
}
