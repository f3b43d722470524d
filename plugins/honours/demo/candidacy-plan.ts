import type { CandidacyState, EnterNomination } from '../contract/index.ts';

export interface DemoCandidate {
  state: Exclude<CandidacyState, 'awarded'>;
  said: Pick<EnterNomination, 'class' | 'nominee' | 'deed'>;
}

/** One in each state but the award, which waits for five working days of notice. Names are invented. */
export const DEMO_CANDIDATES: readonly DemoCandidate[] = [
  {
    state: 'opinions',
    said: { class: 'helping', nominee: '梁春和', deed: '每周三义务为社区老人理发，坚持了九年。' },
  },
  {
    state: 'shortlisted',
    said: { class: 'courage', nominee: '尚勇毅', deed: '发现邻居家起火，破门救出两位老人。' },
  },
  {
    state: 'recommended',
    said: { class: 'integrity', nominee: '褚守信', deed: '开店二十年童叟无欺，主动退还多收的货款。' },
  },
  {
    state: 'not-recommended',
    said: { class: 'dedication', nominee: '俞勤勉', deed: '小区保洁员，节假日坚持在岗。' },
  },
  {
    state: 'noticed',
    said: { class: 'filial', nominee: '鲍孝慈', deed: '照料瘫痪的岳母十年，从无怨言。' },
  },
  {
    state: 'objected',
    said: { class: 'helping', nominee: '费热心', deed: '组织邻居成立互助队，帮助独居老人买菜就医。' },
  },
  {
    state: 'not-awarded',
    said: { class: 'helping', nominee: '臧助邻', deed: '疫情期间为邻居采购生活用品。' },
  },
  {
    state: 'withdrawn',
    said: { class: 'filial', nominee: '祝不留', deed: '长期照顾孤寡邻居，后来表示不愿公开。' },
  },
];
