import type { Day } from '@linli/contracts';
import type { FileAppraisal, ProposeGradeChange } from '../contract/index.ts';

/** How far a round of the demo has got. `replied`, `returned` and `closed` are those of one community's secretary. */
export type RoundStage =
  'planned' | 'cancelled' | 'appointed' | 'underway' | 'filed' | 'replied' | 'returned' | 'closed';

/** Rounds; their days are counted from today. */
export const ROUNDS = [
  { title: '社区副书记年度考核', at: 'district', post: 'dedicated-deputy', from: -10, to: 20, stage: 'underway' },
  { title: '社区居委会主任届中考核', at: 'district', post: 'director', from: 30, to: 50, stage: 'appointed' },
  { title: '新任主任试岗考核', at: 'district', post: 'director', from: 60, to: 80, stage: 'planned' },
  { title: '党务工作者专项考核', at: 'district', post: 'party-worker', from: 10, to: 40, stage: 'cancelled' },
  { title: '社区书记上半年考核', at: 'community', post: 'secretary', from: -60, to: 0, stage: 'closed' },
  { title: '社区书记换届考核', at: 'community', post: 'secretary', from: -20, to: 10, stage: 'returned' },
  { title: '社区书记下半年考核', at: 'community', post: 'secretary', from: -15, to: 15, stage: 'replied' },
  { title: '社区书记年度考核', at: 'community', post: 'secretary', from: -5, to: 25, stage: 'filed' },
] as const satisfies readonly {
  title: string;
  at: 'district' | 'community';
  post: string;
  from: number;
  to: number;
  stage: RoundStage;
}[];

export const STANDARD = ['熟悉本社区网格和居民需求', '诉求按时办结', '议事会议按期召开并有记录', '廉洁自律'].join('\n');

export const FINDINGS_OF: Omit<FileAppraisal, 'version'> = {
  findings: [
    { finding: 'met', evidence: '随机走访三个网格，能说清居民反映集中的问题和责任人' },
    { finding: 'partly', evidence: '抽查二十件诉求，两件超过承诺时限一天' },
    { finding: 'met', evidence: '查阅今年议事会议记录，每月一次，签到完整' },
    { finding: 'met', evidence: '财务公开栏按月更新，未收到有关反映' },
  ],
  summary: '履职总体良好，诉求办理的时限提醒需要改进',
};
export const REPLY = '两件超期诉求涉及产权单位协调，已于当周办结并向居民说明，今后提前三天提醒';

/** Of those who are graded, sorted by body: the ones whose grade the demo proposes, spread over all streets. */
export const isGraded = (n: number): boolean => n % 5 === 0;

/** The n-th of those who are graded: the first grade of their post. */
export function gradeOf(n: number, today: Day): Omit<ProposeGradeChange, 'appointmentId'> {
  return { band: 'head', level: 4 + (n % 5), since: today, basis: 'first', paper: '街道党工委岗级评定表' };
}
