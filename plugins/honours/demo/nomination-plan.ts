import type { EnterNomination } from '../contract/index.ts';

export const SCHEME_TITLE = '身边好人';
export const CONSENT_TEXT = `您好，有居民提名您为“身边好人”。在您同意之前，任何内容都不会公开。
如果您同意，我们会公示您的姓名、所在社区和事迹，公示期不少于五个工作日；获表彰后，事迹在社区展示不超过十二个月。
您可以随时撤回，我们会立即撤下并清除。您不同意，不影响您办理任何事情，也不会留下记录。`;

/** How far a nomination of the demo has come. */
export type DemoStage =
  | 'submitted'
  | 'accepted'
  | 'verified-once'
  | 'verified'
  | 'consented'
  | 'refused'
  | 'merged'
  | 'declined'
  | 'withdrawn';
type Said = Pick<EnterNomination, 'class' | 'nominee' | 'deed' | 'source' | 'door'> &
  Pick<Partial<EnterNomination>, 'contact' | 'nominator' | 'nominatorContact'>;
export interface DemoNomination {
  stage: DemoStage;
  said: Said;
}

const resident = { source: 'resident', door: 'counter' } as const;

/** The round that takes nominations: one in each state. Names are invented, numbers are nobody's. */
export const OPEN_ROUND: readonly DemoNomination[] = [
  {
    stage: 'submitted',
    said: {
      ...resident,
      ...{ class: 'helping', nominee: '马国平', contact: '022-00000101', nominator: '苏婷' },
      deed: '三年来每周两次帮楼里行动不便的老人买菜送药，雨雪天也没有停过。',
    },
  },
  {
    stage: 'submitted',
    said: {
      ...{ class: 'dedication', nominee: '罗建华', source: 'organisation', door: 'paper' },
      deed: '社区卫生服务站护士，连续六年主动承担节假日值班，并上门为卧床老人换药。',
    },
  },
  {
    stage: 'accepted',
    said: {
      ...{ class: 'courage', nominee: '田少军', contact: '022-00000103', source: 'resident', door: 'phone' },
      deed: '今年七月在海河边发现有人落水，下水把人救起，等救护车到了才离开。',
    },
  },
  {
    stage: 'verified-once',
    said: {
      ...resident,
      ...{ class: 'integrity', nominee: '方秀芬', contact: '022-00000104', nominator: '楼门组长' },
      deed: '在菜市场捡到装有两万元现金的布包，原地等了两个小时交还失主，没有收谢礼。',
    },
  },
  {
    stage: 'verified',
    said: {
      ...{ class: 'filial', nominee: '康慧敏', contact: '022-00000105', source: 'staff', door: 'staff' },
      deed: '婆婆卧床八年，她辞去工作在家照料，每天翻身、擦洗，老人没有生过褥疮。',
    },
  },
  {
    stage: 'consented',
    said: {
      ...resident,
      ...{ class: 'helping', nominee: '贺长青', contact: '022-00000106' },
      deed: '退休电工，十年来义务为邻居检修线路两百多次，自己出钱买材料。',
    },
  },
  {
    stage: 'merged',
    said: {
      ...resident,
      ...{ class: 'helping', nominee: '贺长青', door: 'phone' },
      deed: '帮邻居修电路，从不收钱，大家都叫他“贺师傅”。',
    },
  },
  {
    stage: 'refused',
    said: {
      ...resident,
      ...{ class: 'dedication', nominee: '雷鸣', door: 'paper' },
      deed: '工作认真。',
    },
  },
  {
    stage: 'declined',
    said: {
      ...resident,
      ...{ class: 'helping', nominee: '洪不留', contact: '022-00000109', nominator: '洪的邻居' },
      deed: '常年帮助邻居，本人表示这是应该做的，不愿意宣传。',
    },
  },
  {
    stage: 'withdrawn',
    said: {
      ...{ class: 'filial', nominee: '汤不留', contact: '022-00000110', source: 'organisation', door: 'paper' },
      deed: '照顾父母多年，起初同意参评，后来因家人不愿公开而撤回。',
    },
  },
];

/** The round that is over: three who agreed, one who did not. */
export const EARLIER_ROUND: readonly DemoNomination[] = [
  {
    stage: 'consented',
    said: {
      ...resident,
      ...{ class: 'helping', nominee: '程玉兰', contact: '022-00000201' },
      deed: '自家车棚改成共享工具角，梯子、电钻、打气筒谁用谁取，五年没有丢过一件。',
    },
  },
  {
    stage: 'consented',
    said: {
      ...{ class: 'dedication', nominee: '安志远', contact: '022-00000202', source: 'organisation', door: 'paper' },
      deed: '环卫班长，暴雨夜带队疏通低洼路口的雨水口，连续工作十一个小时。',
    },
  },
  {
    stage: 'consented',
    said: {
      ...resident,
      ...{ class: 'filial', nominee: '白雪莹', contact: '022-00000203', door: 'phone' },
      deed: '每天下班后为独居的姑姑做晚饭，七年如一日。',
    },
  },
  {
    stage: 'declined',
    said: {
      ...resident,
      ...{ class: 'integrity', nominee: '顾不留', contact: '022-00000204' },
      deed: '归还多付的货款，本人不愿意参评。',
    },
  },
];
