import type { DraftRuleDocument, FundCategory } from '../contract/index.ts';

/** What the district was given for 2026, in yuan: the figure of its report. */
export const APPROPRIATED = 16_800_000;
/** What is set apart for the subsidy to the secretaries of grid branches. */
export const SUBSIDY = 300_000;
export const YEAR = 2026;
export const FUND_TITLE = '党建引领社区治理专项资金';

/** Streets of the district. */
export const STREETS = 13;
/** To each street, not meant for anything yet. */
export const TO_STREET = 1_200_000;

/** What a community is given, by purpose. */
export interface CommunityShare {
  code: string;
  category: FundCategory;
  amount: number;
}
const TO_COMMUNITY: readonly [FundCategory, number][] = [
  ['service', 120_000],
  ['works', 180_000],
  ['activity', 40_000],
  ['goods', 30_000],
];
const COMMUNITIES = 2;

/** The first communities of a street: the first of them for every purpose, the others for services. */
export function communityShares(communities: readonly string[]): CommunityShare[] {
  return communities.slice(0, COMMUNITIES).flatMap((code, n) => {
    const purposes = n === 0 ? TO_COMMUNITY : TO_COMMUNITY.slice(0, 1);
    return purposes.map(([category, amount]) => ({ code, category, amount }));
  });
}

type Rules = Pick<DraftRuleDocument, 'title' | 'clauses' | 'caps' | 'note'>;
const clause = (no: string, text: string, words: string[], firm = false) => ({ no, text, words, firm });

/** The two systems of the district, each as its first edition and as it was revised. */
export const RULES: readonly [first: Rules, revised: Rules][] = [
  [
    {
      title: '为民服务群众专项经费管理办法',
      clauses: [
        clause('第六条第一项', '不得用于发放工作人员津贴、补贴和奖金', ['津贴', '奖金', '发放补贴'], true),
        clause('第六条第二项', '不得用于购买烟酒、礼品', ['烟', '酒', '礼品']),
      ],
      caps: [{ no: '第九条', category: 'works', amount: '150000' }],
    },
    {
      title: '为民服务群众专项经费管理办法',
      clauses: [
        clause('第七条第一项', '不得用于发放工作人员津贴、补贴和奖金', ['津贴', '奖金', '发放补贴'], true),
        clause('第七条第二项', '不得用于购买烟酒、礼品', ['烟', '酒', '礼品']),
        clause('第七条第三项', '不得用于公务接待和旅游', ['公务接待', '旅游', '考察学习'], true),
        clause('第七条第四项', '不得用于应由物业服务企业承担的日常维修', ['日常维修', '物业费']),
        clause('第七条第五项', '不得用于偿还债务', ['偿还债务', '还款'], true),
      ],
      caps: [
        { no: '第九条第一款', category: 'works', amount: '200000' },
        { no: '第九条第二款', category: 'service', amount: '100000' },
        { no: '第九条第三款', category: 'goods', amount: '50000' },
      ],
      note: '增加不得用于公务接待、旅游和偿还债务的规定，提高工程类限额',
    },
  ],
  [
    {
      title: '社区党建工作和活动经费管理办法',
      clauses: [clause('第五条第一项', '不得用于餐饮聚会', ['聚餐', '宴请'], true)],
      caps: [{ no: '第八条', category: 'activity', amount: '10000' }],
    },
    {
      title: '社区党建工作和活动经费管理办法',
      clauses: [
        clause('第六条第一项', '不得用于餐饮聚会', ['聚餐', '宴请'], true),
        clause('第六条第二项', '不得用于发放有价证券、购物卡', ['购物卡', '代金券'], true),
      ],
      caps: [{ no: '第八条', category: 'activity', amount: '20000' }],
      note: '活动类限额由每次 1 万元调整为 2 万元',
    },
  ],
];
