import type { GoodDeedState, TellGoodDeed } from '../contract/index.ts';

export interface DemoDeed {
  state: GoodDeedState;
  /** What the person says about their name; nobody was asked without it. */
  as?: 'named' | 'refused';
  said: Pick<TellGoodDeed, 'title' | 'text' | 'door'> & Partial<Pick<TellGoodDeed, 'personName' | 'tellerName'>>;
}

const counter = { door: 'counter' } as const;

/** One in every state. Names are invented. */
export const DEMO_DEEDS: readonly DemoDeed[] = [
  {
    state: 'told',
    said: { ...counter, title: '雨天推回一车菜', text: '菜贩的三轮车陷在积水里，路过的小伙子帮着推出了路口。' },
  },
  {
    state: 'told',
    said: {
      ...{ door: 'phone', title: '深夜送邻居就医', personName: '戴维新', tellerName: '楼上住户' },
      text: '凌晨两点，楼上老人突然胸闷，他开车送到医院，陪到家属赶来。',
    },
  },
  {
    state: 'checked',
    said: {
      ...{ door: 'staff', title: '修好楼道的灯', personName: '古守义' },
      text: '楼道灯坏了半个月，他自己买灯泡换上，还把线头包好。',
    },
  },
  {
    state: 'published',
    as: 'named',
    said: {
      ...{ ...counter, title: '捡到手机等失主', personName: '柏晓蕾' },
      text: '在公交站捡到一部手机，等了四十分钟交到失主手里，耽误了自己上班。',
    },
  },
  {
    state: 'published',
    as: 'named',
    said: {
      ...{ ...counter, title: '一碗热粥送了三个月', personName: '祁大海' },
      text: '早点铺老板知道对门老人手术后不能出门，每天早晨送去一碗热粥，分文不收。',
    },
  },
  {
    state: 'published',
    as: 'refused',
    said: {
      ...{ door: 'phone', title: '雪后清出一条路', personName: '不愿留名者' },
      text: '下雪的清晨，有人在大家上班前把小区门口到车站的路清了出来。',
    },
  },
  {
    state: 'published',
    said: {
      ...{ ...counter, title: '给孩子们补车胎' },
      text: '放学路上三个孩子的自行车扎了胎，修车师傅补好后摆摆手说不要钱。',
    },
  },
  { state: 'not-published', said: { ...counter, title: '捐款一百万', text: '听说有人给社区捐款一百万。' } },
  {
    state: 'taken-down',
    as: 'named',
    said: {
      ...{ ...counter, title: '照看邻居的孩子', personName: '穆不展' },
      text: '邻居夫妻上夜班，她连着两周帮忙接孩子放学、辅导作业。',
    },
  },
];
