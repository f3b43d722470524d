import type { EnterAward, StoryState } from '../contract/index.ts';

export interface DemoStory {
  state: StoryState;
  title: string;
  text: string;
  /** From today on. */
  days: number;
}
export interface DemoAward {
  said: Pick<EnterAward, 'personName' | 'class' | 'citation'>;
  stories?: readonly DemoStory[];
  care?: readonly { what: string; days: number; end?: 'fulfil' | 'drop' }[];
  end?: 'give-back' | 'plan-hearing';
}

/** Awards of the round before. Names and stories are invented. */
export const DEMO_AWARDS: readonly DemoAward[] = [
  {
    said: { personName: '程玉兰', class: 'helping', citation: '自家车棚改成共享工具角，五年没有丢过一件工具。' },
    stories: [
      {
        ...{ state: 'shown', days: 180, title: '不上锁的工具角' },
        text: '楼下的车棚原先堆满旧物。她清出来，钉上木板，把家里的梯子、电钻、打气筒一样样挂好，写上“谁用谁取”。\n\n起初有人担心会丢。五年过去，工具从七件变成四十多件，都是邻居们自己添的。\n\n她说：“东西放在家里是一个人的，挂在这儿就是大家的。”',
      },
      { ...{ state: 'written', days: 120, title: '新来的邻居' }, text: '刚搬来的租户第一次敲门，是来还一把螺丝刀。' },
    ],
    care: [
      { what: '春节前上门走访', days: 60 },
      { what: '免费健康体检', days: -10 },
    ],
  },
  {
    said: {
      personName: '安志远',
      class: 'dedication',
      citation: '暴雨夜带队疏通低洼路口的雨水口，连续工作十一个小时。',
    },
    stories: [
      {
        ...{ state: 'shown', days: 1, title: '雨夜十一个小时' },
        text: '那晚雨下得最大的时候，路口的水没过了膝盖。他和班里的六个人手拉着手，一个口一个口地摸过去，把树叶和塑料袋捞出来。\n\n天亮时水退了，早班车准点开出。',
      },
    ],
    care: [{ what: '夏季防暑慰问', days: -30, end: 'fulfil' }],
  },
  {
    said: { personName: '万思源', class: 'filial', citation: '照料失能的父母十二年，带动楼里成立互助小组。' },
    stories: [
      {
        ...{ state: 'agreed', days: 200, title: '十二年的早晨' },
        text: '每天五点半，他先去父母屋里翻身、擦洗，再做一家人的早饭。',
      },
      { ...{ state: 'taken-down', days: 200, title: '家里的事' }, text: '后来家人希望少说家里的事。' },
    ],
    care: [{ what: '喘息照料服务', days: 15, end: 'drop' }],
  },
  { said: { personName: '明退还', class: 'integrity', citation: '多次捡到财物归还失主。' }, end: 'give-back' },
  { said: { personName: '纪有方', class: 'courage', citation: '制止盗窃，协助抓获嫌疑人。' }, end: 'plan-hearing' },
];
