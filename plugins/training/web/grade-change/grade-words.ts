import type { Grade } from '../../contract/index.ts';

type Texts = (key: string, params?: Record<string, string | number>) => string;

/** 工作人员岗 4 级; the word for the first one where there is none before it. */
export function gradeWords(t: Texts, grade: Grade | null): string {
  if (grade === null) return t('grade-change.first');
  return t('grade-change.grade', { band: t(`grade-change.band.${grade.band}`), level: grade.level });
}
