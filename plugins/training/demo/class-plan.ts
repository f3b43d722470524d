import type { OrganisationType } from '@linli/contracts';
import type { TrainingClassState } from '../contract/index.ts';

/** A class of the demo: which way it has come, and when it is held, in days from today. */
export interface PlannedClass {
  title: string;
  bodies: OrganisationType[];
  place: string;
  seats: number;
  /** How many are nominated; the first `confirmed` of them say yes. */
  nominated: number;
  confirmed: number;
  inDays: number;
  state: Extract<TrainingClassState, 'draft' | 'enrolling' | 'running' | 'finished' | 'cancelled'>;
}

const SECRETARIES: OrganisationType[] = ['party-committee', 'general-branch'];

/** Four that are finished, as the district's report counts them, and one in every other state that has something to do. */
export const CLASSES: readonly PlannedClass[] = [
  {
    ...{ title: '第一期党（工）委书记培训班', bodies: ['party-committee'], place: '区委党校报告厅' },
    ...{ seats: 20, nominated: 16, confirmed: 16, inDays: -210, state: 'finished' },
  },
  {
    ...{ title: '第二期社区书记培训班', bodies: SECRETARIES, place: '区委党校一教室' },
    ...{ seats: 24, nominated: 22, confirmed: 21, inDays: -150, state: 'finished' },
  },
  {
    ...{ title: '第三期社区书记培训班', bodies: SECRETARIES, place: '区委党校一教室' },
    ...{ seats: 24, nominated: 20, confirmed: 20, inDays: -90, state: 'finished' },
  },
  {
    ...{ title: '第四期机关事业单位支部书记培训班', bodies: ['branch'], place: '区委党校二教室' },
    ...{ seats: 18, nominated: 18, confirmed: 18, inDays: -30, state: 'finished' },
  },
  {
    ...{ title: '第五期网格党支部书记培训班', bodies: ['branch'], place: '区委党校二教室' },
    ...{ seats: 12, nominated: 12, confirmed: 10, inDays: 0, state: 'running' },
  },
  {
    ...{ title: '第六期社区书记培训班', bodies: SECRETARIES, place: '区委党校一教室' },
    ...{ seats: 6, nominated: 12, confirmed: 8, inDays: 21, state: 'enrolling' },
  },
  {
    ...{ title: '第七期党务工作者培训班', bodies: SECRETARIES, place: '区委党校二教室' },
    ...{ seats: 30, nominated: 0, confirmed: 0, inDays: 60, state: 'draft' },
  },
  {
    ...{ title: '第八期冬季集中培训班', bodies: ['branch'], place: '区委党校报告厅' },
    ...{ seats: 40, nominated: 0, confirmed: 0, inDays: 75, state: 'cancelled' },
  },
];

/** What the n-th on the roll of a class came to: most passed, some did not come or did not get through. */
export function resultOf(n: number): { attended: boolean; result?: 'passed' | 'failed' | 'unfinished'; note?: string } {
  if (n % 11 === 6) return { attended: false, note: '所在社区有紧急任务' };
  if (n % 13 === 8) return { attended: true, result: 'unfinished', note: '第二天请假' };
  if (n % 17 === 9) return { attended: true, result: 'failed', note: '结业测试未通过' };
  return { attended: true, result: 'passed' };
}
