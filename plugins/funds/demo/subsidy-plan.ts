import type { DraftSubsidyScheme } from '../contract/index.ts';

/** What the district hands down in a year, in yuan. */
export const RELEASED = '300000';

const grid = { post: 'secretary', body: 'grid' } as const;
/** The first comes into force, the second stays a draft, the third has ended. */
export const SCHEMES: readonly (Omit<DraftSubsidyScheme, 'unitId'> & { key: string })[] = [
  {
    ...{ key: 'year', ...grid, period: 'year', title: '网格党支部书记工作补贴', amount: RELEASED },
    note: '按年发放，由区财政列支，区委组织部核定总额',
  },
  {
    key: 'deputies',
    post: 'deputy-secretary',
    body: 'grid',
    period: 'year',
    title: '网格党支部副书记工作补贴',
    amount: '80000',
  },
  { key: 'quarter', ...grid, period: 'quarter', title: '网格党支部书记工作补贴（按季）', amount: '75000' },
];

export interface DemoRun {
  key: string;
  title: string;
  /** The day whose holders count, so many days before today. */
  daysAgo: number;
  way: readonly ('compute' | 'check' | 'approve' | 'release' | 'return' | 'cancel')[];
  reason?: string;
  note?: string;
}

/** In the order in which they were made. Only one hands anything down: more would not be the district's figure. */
export const RUNS: readonly DemoRun[] = [
  { key: 'cancelled', title: '2025 年度补贴', daysAgo: 30, way: ['cancel'], reason: '上年经费已由街道列支，不再发放' },
  {
    key: 'released',
    title: '2026 年度补贴',
    daysAgo: 0,
    way: ['compute', 'check', 'approve', 'release'],
    note: '年底前由各街道发放到人',
  },
  {
    key: 'returned',
    title: '2027 年度补贴（试算）',
    daysAgo: 3,
    way: ['compute', 'return'],
    reason: '任职日期应取年末，请改后重算',
  },
  { key: 'checked', title: '2027 年度补贴（第二次试算）', daysAgo: 2, way: ['compute', 'check'] },
  { key: 'computed', title: '2027 年度补贴（第三次试算）', daysAgo: 1, way: ['compute'] },
  { key: 'drafted', title: '2027 年度补贴', daysAgo: 0, way: [], note: '等 2027 年预算批复后计算' },
];
