import type { IssueCategory, IssueState, RefuseIssue, ResolveIssue } from '../contract/index.ts';

/** How far an issue of the demo has come, and what was said on the way. */
export interface DemoIssue {
  unit: string;
  by: 'grid-worker' | 'community-worker' | 'community-secretary' | 'street-desk';
  category: IssueCategory;
  text: string;
  place?: string;
  state: IssueState;
  refusal?: Omit<RefuseIssue, 'version'>;
  result?: Omit<ResolveIssue, 'version'>;
  /** Sent back once before it came to `state`. */
  rework?: string;
}

/** Working days that the demo district has set itself. */
export const DEMO_TERMS: Readonly<Partial<Record<IssueCategory, number>>> = { sanitation: 1, greening: 10, roads: 3 };

type Row = [DemoIssue['by'], IssueCategory, string, string | undefined, IssueState, Partial<DemoIssue>?];
const at = (unit: string, rows: Row[]): DemoIssue[] =>
  rows.map(([by, category, text, place, state, more]) => ({ unit, by, category, text, place, state, ...more }));

const done = (reply: string): Partial<DemoIssue> => ({ result: { outcome: 'fixed', reply } });
const GRID: DemoIssue['by'] = 'grid-worker';
const WORKER: DemoIssue['by'] = 'community-worker';
const SECRETARY: DemoIssue['by'] = 'community-secretary';
const DESK: DemoIssue['by'] = 'street-desk';

/** Invented, everyday, about nobody: no name, no telephone number, no door number. */
export const DEMO_ISSUES: readonly DemoIssue[] = [
  ...at('120102002001001', [
    [GRID, 'sanitation', '3号楼前垃圾桶满溢，已经两天没人清运，有异味', '3号楼东侧', 'reported'],
    [GRID, 'facilities', '楼道灯不亮，老人夜里上下楼不方便', '5号楼2门一层至三层', 'accepted'],
    [GRID, 'safety', '电动自行车在楼道里充电，拉了飞线', '2号楼1门门厅', 'in-progress'],
    [GRID, 'roads', '小区门口人行道地砖松动，下雨溅水，有人绊倒', '东门外人行道', 'assigned'],
    [
      GRID,
      'greening',
      '一棵槐树枯死，枝干朝自行车棚倾斜',
      '自行车棚北侧',
      'resolved',
      done('园林队已伐除枯树，清走枝干，并对旁边两棵做了支护。'),
    ],
    [
      GRID,
      'neighbours',
      '楼上空调滴水打在雨棚上，夜里声音大',
      '4号楼南面',
      'closed',
      done('与两家商定加装排水管，今天已装好，夜里不再滴水。'),
    ],
    [
      GRID,
      'order',
      '早点摊占了盲道，早高峰行人绕行到机动车道',
      '文华里路口',
      'verified',
      done('摊位已移到便民早市点位，盲道恢复畅通，早高峰安排专人看守一周。'),
    ],
    [
      GRID,
      'facilities',
      '健身器材的踏板断裂，有孩子在上面玩',
      '小区中心花园',
      'closed',
      {
        rework: '踏板换了，但固定螺栓还是松的',
        result: { outcome: 'fixed', reply: '已更换踏板并重新紧固全部螺栓，经检查可以安全使用。' },
      },
    ],
  ]),
  ...at('120102002001002', [
    [
      GRID,
      'sanitation',
      '建筑垃圾堆在绿地边，盖住了排水口',
      '7号楼西侧绿地',
      'rework',
      { rework: '大块的清走了，排水口里的碎料还在' },
    ],
    [GRID, 'facilities', '单元门的闭门器坏了，关不上', '8号楼3门', 'resolved', done('已更换闭门器，门能自动关上。')],
    [
      GRID,
      'safety',
      '消防通道上停了两辆报废三轮车',
      '6号楼与7号楼之间',
      'closed',
      done('联系车主拖走，补画了消防通道标线。'),
    ],
    [GRID, 'roads', '井盖与路面高差大，骑车经过颠簸', '西门内主路', 'accepted'],
    [
      GRID,
      'construction',
      '地铁工地夜间施工，附近住户说睡不好',
      '西门外工地',
      'not-accepted',
      {
        refusal: { reason: '轨道交通工地的夜间施工许可和噪声由市级主管部门管理', namedBody: '市轨道交通建设主管部门' },
      },
    ],
    [GRID, 'suggestion', '建议在花园加两张带靠背的长椅，方便老人休息', '小区中心花园', 'reported'],
    [
      GRID,
      'greening',
      '绿篱长得太高，挡住路口视线',
      '南门路口',
      'closed',
      { result: { outcome: 'fixed', reply: '已修剪到一米以下，路口视线恢复。' } },
    ],
  ]),
  ...at('120102002001003', [
    [GRID, 'sanitation', '楼后有人乱倒厨余垃圾，招苍蝇', '11号楼北侧', 'in-progress'],
    [
      GRID,
      'facilities',
      '二次供水泵房响声大，低层住户反映',
      '泵房',
      'verified',
      { result: { outcome: 'partly-fixed', reply: '已更换减振垫，声音小了一些；水泵要等备件到货再更换。' } },
    ],
    [
      GRID,
      'neighbours',
      '两家为公共过道堆放杂物起争执',
      '9号楼4门三层',
      'closed',
      { result: { outcome: 'fixed', reply: '社区和两家当面谈过，杂物已清走，约定过道不再堆放。' } },
    ],
    [GRID, 'safety', '外墙有瓷砖脱落，地上有碎片', '10号楼南面', 'assigned'],
    [
      GRID,
      'order',
      '废品收购车长期占用公共车位',
      '西侧停车区',
      'closed',
      {
        result: {
          outcome: 'no-action-needed',
          reply: '现场看过三次，车辆已经不在，车位正常使用。',
          reason: '车主已自行离开，没有需要处置的情况',
        },
      },
    ],
    [GRID, 'other', '社区公告栏玻璃破了，通知被雨淋湿', '社区服务站门口', 'reported'],
  ]),
  ...at('120102002001', [
    [SECRETARY, 'suggestion', '居民希望周末也能在社区服务站办理老年卡', '社区服务站', 'accepted'],
    [WORKER, 'facilities', '活动室暖气不热，老人合唱队冬天没法排练', '社区活动室', 'reported'],
    [
      SECRETARY,
      'roads',
      '上下学时段路口拥堵，家长车辆停成两排',
      '文华里小学门前',
      'resolved',
      {
        result: {
          outcome: 'not-ours',
          reply: '已把路口情况和照片转给交管部门，社区安排志愿者在上下学时段引导。',
          namedBody: '河东区交管支队',
        },
      },
    ],
    [WORKER, 'sanitation', '旧衣回收箱满了，衣物堆在外面', '社区服务站旁', 'accepted'],
  ]),
  ...at('120102002005', [
    [DESK, 'sanitation', '早市散后菜叶没有及时清扫', '和进里早市', 'reported'],
    [DESK, 'roads', '非机动车道有积水，下雨后两天不退', '和进里南口', 'accepted'],
    [
      DESK,
      'construction',
      '装修垃圾车没有苫盖，沿路撒漏',
      '和进里西侧路',
      'not-accepted',
      { refusal: { reason: '运输车辆的撒漏由区城管执法部门查处', namedBody: '河东区城管执法支队' } },
    ],
    [DESK, 'safety', '楼顶广告牌一角松动，大风天摇晃', '和进里底商楼顶', 'reported'],
  ]),
  ...at('120102002008', [
    [DESK, 'facilities', '公厕水龙头关不严，一直流水', '津塘村公厕', 'accepted'],
    [DESK, 'greening', '行道树下的土被车压实，树叶发黄', '津塘村路东段', 'reported'],
    [
      DESK,
      'other',
      '铁路边的围栏缺了一段',
      '铁路护坡旁',
      'not-accepted',
      { refusal: { reason: '围栏在铁路用地内，由铁路部门维护', namedBody: '铁路工务部门' } },
    ],
  ]),
  ...at('120102004001001', [
    [GRID, 'sanitation', '地下车库坡道积了落叶和泥，容易滑', '1号库坡道', 'reported'],
    [GRID, 'facilities', '东门道闸抬杆慢，早上排队', '东门', 'assigned'],
    [GRID, 'safety', '儿童滑梯边缘开裂，容易划手', '中心广场', 'closed', done('已拆换开裂的板，边缘做了包边。')],
    [
      GRID,
      'neighbours',
      '凌晨有人在楼下放音乐锻炼',
      '2号楼前空地',
      'verified',
      done('和锻炼的居民商量好，早上七点以后、音量调低。'),
    ],
    [GRID, 'greening', '草坪被踩出一条土路，下雨泥泞', '3号楼东', 'in-progress'],
    [GRID, 'suggestion', '希望快递柜旁边装一盏灯', '北门快递柜', 'accepted'],
  ]),
  ...at('120102004001002', [
    [
      GRID,
      'roads',
      '减速带螺钉松脱，车过时响声大',
      '主路南段',
      'resolved',
      done('已补齐螺钉并重新固定，车过时不再响。'),
    ],
    [GRID, 'facilities', '电梯按钮失灵，二层按不亮', '5号楼2单元', 'rework', { rework: '二层好了，七层的按钮也不亮' }],
    [GRID, 'order', '共享单车堆在盲道上', '北门外', 'reported'],
    [
      GRID,
      'sanitation',
      '垃圾分类点没有洗手的地方，居民提了几次',
      '2号分类点',
      'closed',
      {
        result: {
          outcome: 'cannot-be-fixed',
          reply: '这个点位附近没有上下水，先放置了免洗消毒液，每天补充。',
          reason: '点位附近没有上下水管线，接管需要随明年的道路改造一起做',
        },
      },
    ],
    [GRID, 'safety', '楼梯间应急灯不亮', '6号楼1单元', 'closed', done('更换了四盏应急灯，断电测试正常。')],
  ]),
  ...at('120102004001003', [
    [GRID, 'construction', '门窗店午休时间切割铝材', '底商3号附近', 'assigned'],
    [GRID, 'facilities', '儿童游乐区的地垫翘起，容易绊倒', '西侧游乐区', 'in-progress'],
    [GRID, 'greening', '喷灌管漏水，路面湿滑', '西门内绿地', 'closed', done('已更换漏水的接头，路面已干。')],
    [GRID, 'other', '楼门口无障碍坡道的扶手松动', '8号楼1单元', 'resolved', done('扶手已重新打孔固定，推拉不再晃动。')],
    [GRID, 'neighbours', '有住户在阳台喂鸽子，楼下晾衣受影响', '7号楼', 'accepted'],
  ]),
  ...at('120102004001', [
    [SECRETARY, 'suggestion', '希望增加一个社区食堂的就餐点', '社区服务站', 'reported'],
    [WORKER, 'roads', '北门前斑马线磨损看不清', '北门外路口', 'accepted'],
    [
      SECRETARY,
      'safety',
      '高压线下有人放风筝',
      '河边绿道',
      'not-accepted',
      { refusal: { reason: '电力设施保护区的巡查和劝阻由电力部门负责，已同时告知', namedBody: '供电公司河东运维站' } },
    ],
  ]),
  ...at('120102004004', [
    [DESK, 'sanitation', '河边步道有宠物粪便没有清理', '天琴里河边步道', 'reported'],
    [DESK, 'facilities', '公交站的座椅缺了一块板', '天琴里公交站', 'accepted'],
    [DESK, 'order', '底商门前占道经营，轮椅过不去', '天琴里底商', 'reported'],
  ]),
  ...at('120102004005', [
    [DESK, 'roads', '小区出口路面塌了一个小坑', '滨河新苑北门', 'accepted'],
    [DESK, 'greening', '河堤护栏外的芦苇倒伏，遮住警示牌', '滨河新苑河堤', 'reported'],
  ]),
];
