/** How sure we are that a finding is a credential. High and medium fail a run by default. */
export type Grade = 'high' | 'medium' | 'low';

/** Lowest confidence of each grade, from 0 to 1 (DESIGN, section 11). */
export const gradeFloor: Readonly<Record<Grade, number>> = { high: 0.8, medium: 0.5, low: 0 };

/** @param confidence from 0 to 1 */
export function gradeOf(confidence: number): Grade {
  if (confidence >= gradeFloor.high) return 'high';
  return confidence >= gradeFloor.medium ? 'medium' : 'low';
}
