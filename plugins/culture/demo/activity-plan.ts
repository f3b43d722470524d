import { addDays } from '@linli/contracts';
import type { Day } from '@linli/contracts';
import type { ActivityKind, RecordPastActivity } from '../contract/index.ts';

/** The district's report: 帮扶活动 held by alliances. */
export const HELP_ACTIVITIES = 431;
/** Back from yesterday over most of a year. */
const SPREAD_DAYS = 320;

type Told = Pick<RecordPastActivity, 'kind' | 'title' | 'need' | 'audience' | 'place' | 'summary'>;

/** What alliances do, over and over, in one community after the other. */
const HELP: readonly Told[] = [
  {
    ...{ kind: 'free-clinic', title: '“邻里健康”义诊', need: '老人希望就近测血压、查血糖', audience: '60 岁以上居民' },
    ...{ place: '社区广场', summary: '社区医院 5 名医生坐诊，现场解答用药问题' },
  },
  {
    ...{ kind: 'policy-talk', title: '医保政策宣讲', need: '居民不清楚异地就医怎样备案', audience: '全体居民' },
    ...{ place: '一楼会议室', summary: '讲解异地就医备案，现场协助办理' },
  },
  {
    ...{ kind: 'performance', title: '“唱响邻里”文艺演出', need: '居民希望家门口有演出', audience: '全体居民' },
    ...{ place: '文化活动室', summary: '合唱、评剧等 8 个节目，居民登台 3 个' },
  },
  {
    ...{ kind: 'service', title: '便民服务日', need: '老人修理小家电、理发不方便', audience: '老年居民' },
    ...{ place: '社区广场', summary: '磨刀、理发、修小家电，当场办结' },
  },
  {
    ...{ kind: 'family', title: '周末亲子课堂', need: '双职工家庭希望周末有人带孩子活动', audience: '亲子家庭' },
    ...{ place: '亲子活动室', summary: '非遗剪纸体验，每家带走一件作品' },
  },
  {
    ...{ kind: 'health', title: '八段锦健身课', need: '居民希望有人教健身动作', audience: '中老年居民' },
    ...{ place: '健身房', summary: '教练分组带练，讲解动作要点' },
  },
];
const HOURS = ['09:00', '14:00', '18:30'];

const at = (day: Day, time: string) => `${day}T${time}:00+08:00`;
/** An hour and a half on a past day. */
const held = (today: Day, n: number) => {
  const day = addDays(today, -1 - ((n * 37) % SPREAD_DAYS));
  const begin = HOURS[n % HOURS.length] ?? '09:00';
  const end = `${String(Number(begin.slice(0, 2)) + 1).padStart(2, '0')}:45`;
  return { startsAt: at(day, begin), endsAt: at(day, end) };
};

/** The n-th activity that the figure counts. */
export function helpActivity(n: number, { today, unitId, street }: { today: Day; unitId: number; street: string }) {
  const told = HELP[n % HELP.length] ?? HELP[0];
  return {
    ...told,
    ...held(today, n),
    ...{ unitId, coOrganisers: [], alliance: `${street}党建联盟`, costFen: (n % 5) * 12_000 },
    ...{ headCount: 18 + ((n * 13) % 60), photosMayShow: false },
  } as RecordPastActivity;
}

/** Events of a unit's own, organisation life, visits: recorded, and in no figure. */
const OWN: readonly (Omit<Told, 'need'> & { noNeedReason: string })[] = [
  {
    ...{ kind: 'study', title: '读书分享会', audience: '读书爱好者', place: '阅览室' },
    ...{ summary: '共读《平凡的世界》，6 人分享', noNeedReason: '阵地日常活动' },
  },
  {
    ...{ kind: 'performance', title: '合唱团开放排练', audience: '全体居民', place: '文化活动室' },
    ...{ summary: '排练三首曲目，居民随到随听', noNeedReason: '队伍日常活动' },
  },
  {
    ...{ kind: 'party-day', title: '“重温入党誓词”主题党日', audience: '社区党员', place: '党员活动室' },
    ...{ summary: '集中学习并参观社区史料墙', noNeedReason: '组织生活安排' },
  },
  {
    ...{ kind: 'organisation-life', title: '支部组织生活会', audience: '支部党员', place: '党员活动室' },
    ...{ summary: '查摆问题 4 条，逐条确定整改办法', noNeedReason: '组织生活安排' },
  },
];
/** What a community that only knows two means has done. */
const PLAIN: readonly { kind: ActivityKind; title: string; place: string; summary: string }[] = [
  { kind: 'visit', title: '独居老人入户访问', place: '各楼门', summary: '走访独居老人，更换老化插座 2 处' },
  { kind: 'publicity', title: '反诈宣传', place: '小区门口', summary: '发放宣传单，讲解常见骗术' },
];

export const OWN_COUNT = 16;
export const PLAIN_COUNT = 14;

export function ownActivity(n: number, today: Day, unitId: number): RecordPastActivity {
  const told = OWN[n % OWN.length] ?? OWN[0];
  const rest = { unitId, coOrganisers: [], costFen: 0, headCount: 12 + ((n * 5) % 20), photosMayShow: false };
  return { ...told, ...held(today, n * 5 + 3), ...rest } as RecordPastActivity;
}

export function plainActivity(n: number, today: Day, unitId: number): RecordPastActivity {
  const told = PLAIN[n % PLAIN.length] ?? PLAIN[0];
  const rest = { unitId, coOrganisers: [], costFen: 0, headCount: 5 + (n % 9), photosMayShow: false };
  const why = { audience: '社区居民', noNeedReason: '上级统一安排' };
  return { ...told, ...why, ...held(today, n * 11 + 5), ...rest } as RecordPastActivity;
}

/** How far each of the others has come; days are counted from today. */
export const UNDER_WAY = [
  { title: '楼门故事征集展', kind: 'other', in: 40, way: [] },
  { title: '邻里百家宴', kind: 'service', in: 60, way: [] },
  { title: '冬季养生讲座', kind: 'health', in: 12, way: ['plan'] },
  { title: '冬至包饺子', kind: 'family', in: 25, way: ['plan'] },
  { title: '元旦邻里联欢', kind: 'performance', in: 30, way: ['plan', 'publish'] },
  { title: '防冻防滑政策宣讲', kind: 'policy-talk', in: 1, way: ['plan', 'publish'] },
  { title: '眼科义诊', kind: 'free-clinic', in: 2, way: ['plan', 'publish'] },
  { title: '老年人手机课堂', kind: 'service', in: -1, way: ['plan', 'publish'] },
  { title: '旧物交换集市', kind: 'service', in: -2, way: ['plan', 'publish', 'hold'] },
  { title: '评剧票友会', kind: 'performance', in: -3, way: ['plan', 'publish', 'hold'] },
  { title: '露天电影', kind: 'performance', in: 8, way: ['plan', 'publish', 'unpublish'] },
  { title: '广场舞联谊', kind: 'performance', in: 15, way: ['plan', 'publish', 'cancel'] },
  { title: '书法讲座', kind: 'study', in: 20, way: ['cancel'] },
] as const satisfies readonly { title: string; kind: ActivityKind; in: number; way: readonly string[] }[];

/** What the plan of one of them says. */
export function planOf({ title, kind, in: inDays }: (typeof UNDER_WAY)[number], today: Day) {
  const day = addDays(today, inDays);
  return {
    ...{ title, kind, audience: '全体居民', place: '文化活动室', coOrganisers: ['社区卫生服务站'], seats: 60 },
    ...{ startsAt: at(day, '14:00'), endsAt: at(day, '16:00'), need: '居民议事会上提出的需求', costFen: 80_000 },
    alliance: '大直沽街道党建联盟',
  };
}
