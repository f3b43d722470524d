import type { ExpenseState, ProjectState, ProjectType } from '../contract/index.ts';

/** A project of the demo: where it stands, what it costs in yuan, and what was bought for it. */
export interface DemoProject {
  key: string;
  title: string;
  type: ProjectType;
  need: string;
  items: readonly [name: string, yuan: number][];
  state: ProjectState;
  proposer?: 'resident' | 'group' | 'community' | 'party-member' | 'organisation';
  expenses?: readonly [title: string, yuan: number, state: ExpenseState][];
}

const works = (key: string, title: string, need: string, state: ProjectState, yuan: number): DemoProject => ({
  ...{ key, title, need, state, type: 'works' },
  items: [
    ['材料', Math.round(yuan * 0.6)],
    ['人工', yuan - Math.round(yuan * 0.6)],
  ],
});
const service = (key: string, title: string, need: string, state: ProjectState, yuan: number): DemoProject => ({
  ...{ key, title, need, state, type: 'service', proposer: 'community' },
  items: [['服务费', yuan]],
});
const activity = (key: string, title: string, need: string, state: ProjectState, yuan: number): DemoProject => ({
  ...{ key, title, need, state, type: 'activity', proposer: 'group' },
  items: [
    ['场地布置', Math.round(yuan / 2)],
    ['活动用品', yuan - Math.round(yuan / 2)],
  ],
});
const goods = (key: string, title: string, need: string, state: ProjectState, yuan: number): DemoProject => ({
  ...{ key, title, need, state, type: 'goods', proposer: 'party-member' },
  items: [['设施购置', yuan]],
});

/** One or more in each state; amounts small against what a community was given. */
export const PROJECTS: readonly DemoProject[] = [
  works('stairs', '3 号楼楼道加装扶手', '老旧楼道没有扶手，老人上下楼不便', 'draft', 12_000),
  goods('benches', '小花园添置休息座椅', '居民散步没有地方坐', 'draft', 4_800),
  activity('reading', '青少年假期阅读角', '假期孩子没有读书的地方', 'deliberated', 3_600),
  service('cleaning', '公共楼道消杀服务', '夏季楼道蚊虫多', 'submitted', 6_000),
  works('lights', '7 号楼门前增设照明', '夜间出入光线不足', 'submitted', 9_800),
  goods('bins', '分类投放点雨棚', '雨天投放不便', 'reviewed', 5_200),
  works('ramp', '活动室门口修建坡道', '轮椅和婴儿车进出不便', 'recorded', 8_600),
  service('hairdressing', '每月便民理发服务', '行动不便的居民理发难', 'notice', 7_200),
  works('parking', '非机动车停放点改造', '楼门口车辆乱停，影响通行', 'notice', 16_000),
  activity('festival', '邻里节', '新老居民互不认识', 'approved', 5_000),
  works('drain', '院内排水沟清理修复', '雨天院内积水', 'funded', 13_500),
  {
    ...works('wall', '楼门墙面修补粉刷', '楼门墙皮脱落', 'running', 18_000),
    expenses: [
      ['涂料', 6_200, 'paid'],
      ['腻子和辅料', 1_800, 'approved'],
      ['人工首付款', 3_000, 'checked'],
      ['脚手架租用', 900, 'filed'],
      ['工具购置', 600, 'refused'],
    ],
  },
  {
    ...service('meals', '高龄居民送餐服务', '高龄居民做饭困难', 'running', 24_000),
    expenses: [
      ['十月送餐服务费', 5_600, 'paid'],
      ['保温箱', 1_200, 'reversed'],
    ],
  },
  {
    ...goods('fitness', '健身器材更换', '器材老化存在安全隐患', 'completed', 9_600),
    expenses: [['健身器材', 9_200, 'paid']],
  },
  {
    ...works('gate', '小区入口人行道修复', '地砖破损易绊倒', 'completed', 11_000),
    expenses: [['地砖和砂浆', 6_300, 'paid']],
  },
  {
    ...works('railing', '坡道护栏加装', '坡道没有护栏', 'rework', 6_400),
    expenses: [['护栏', 3_900, 'paid']],
  },
  {
    ...activity('chess', '象棋联谊活动', '退休居民希望有固定活动', 'accepted', 2_400),
    expenses: [['棋具和场地', 2_150, 'paid']],
  },
  {
    ...goods('umbrella', '便民雨伞和工具箱', '居民临时需要借用', 'published', 3_000),
    expenses: [['雨伞和工具箱', 2_860, 'paid']],
  },
  {
    ...works('mailbox', '信报箱维修', '信报箱门锁损坏', 'closed', 4_200),
    expenses: [['信报箱配件和安装', 3_980, 'paid']],
  },
  {
    ...service('classes', '智能手机使用课', '老人不会用手机挂号', 'closed', 3_200),
    expenses: [['授课服务费', 3_200, 'paid']],
  },
  works('statue', '社区入口景观雕塑', '美化入口环境', 'rejected', 30_000),
  goods('screens', '电子显示屏', '发布社区通知', 'rejected', 22_000),
  {
    ...works('fence', '围栏整体更换', '围栏锈蚀', 'terminated', 20_000),
    expenses: [['首批围栏', 4_500, 'paid']],
  },
  {
    ...activity('market', '旧物交换集市', '闲置物品没有去处', 'settled', 2_800),
    expenses: [['展位布置', 640, 'paid']],
  },
];
