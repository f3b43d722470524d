import type { DraftSixMustList, SixMustFinding } from '../contract/index.ts';

/**
 * What the district looks for is its own to say, and no report names the six: these are examples, and are called so. Each year
 * has a list of its own.
 */
const ITEMS = [
  ['示例一：便民服务台', '有人值守，办事指南齐全'],
  ['示例二：党群活动室', '每周至少开放五天'],
  ['示例三：议事角', '有议事记录，居民可以查看'],
  ['示例四：图书角', '书籍可以借阅，每季度更新'],
  ['示例五：无障碍通道', '坡道和扶手完好，没有堆物'],
  ['示例六：服务公示栏', '开放时间和联系电话准确'],
] as const;

type About = Omit<DraftSixMustList, 'unitId'>;

const listOf = (title: string, more: string): About => ({
  title,
  items: ITEMS.map(([name, look], at) => ({ title: name, look: at === 0 ? `${look}${more}` : look })),
  note: '示例：六项内容由区里自行确定。',
});

/** Lists in the order of their lives: one that is over, the one in force, a draft and one that was dropped. */
export const LISTS = {
  ended: { about: listOf('六必有清单 2025 版（示例）', ''), inForceFrom: '2025-03-01' },
  inForce: { about: listOf('六必有清单 2026 版（示例）', '，周末也有人'), inForceFrom: '2026-01-12' },
  drafted: { about: listOf('六必有清单 2027 版（示例）', '，能代办') },
  dropped: { about: listOf('六必有清单 2026 版补充（示例）', '') },
} as const;

export interface PlannedCheck {
  /** Which community's centre, in the order of their codes. */
  community: number;
  list: 'ended' | 'inForce';
  checkedOn: string;
  findings: SixMustFinding[];
  isWithdrawn: boolean;
}

const LACKS = ['尚未设置，计划明年补齐', '已有，但需要更新'] as const;

/** Findings that differ from centre to centre, always in the same way. */
function findingsOf(n: number): SixMustFinding[] {
  return ITEMS.map((_, at): SixMustFinding => {
    if ((n + at * 2) % 5 !== 4 || n % 3 === 0) return { result: 'met' };
    return at % 2 === 0 ? { result: 'missing', note: LACKS[0] } : { result: 'partly', note: LACKS[1] };
  });
}

/** Some centres were checked by the list that is over, some by the one in force, some by both, most not yet. */
export function plannedChecks(): PlannedCheck[] {
  const of = (list: PlannedCheck['list'], checkedOn: string, communities: readonly number[]) =>
    communities.map((community, n): PlannedCheck => ({
      ...{ community, list, checkedOn, findings: findingsOf(community + (list === 'ended' ? 1 : 0)) },
      isWithdrawn: list === 'inForce' && n === 3,
    }));
  return [
    ...of('ended', '2025-06-18', [0, 1, 4, 7, 10, 13]),
    ...of('inForce', '2026-04-15', [0, 1, 2, 3, 5, 6, 8, 9, 16, 17, 18, 30]),
  ];
}
