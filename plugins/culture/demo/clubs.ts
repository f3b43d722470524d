import type { Organisation, Page } from '@linli/contracts';
import type { Demo } from '@linli/demo';
import type { Brand, BrandDetail, Club, ClubDetail, Programme } from '../contract/index.ts';

const CLUBS = [
  { title: '向党情合唱团', interest: 'singing', size: 36, note: '每周三下午排练，新队员随时可以来' },
  { title: '红色编织队', interest: 'handicraft', size: 22, note: '每周五上午活动，编织围巾、坐垫赠送独居老人' },
  { title: '文华里书画社', interest: 'calligraphy', size: 15, note: '春节前为邻里写春联' },
  { title: '晨练太极队', interest: 'sports', size: 40, note: '每天早晨在小广场练习' },
  { title: '腰鼓队', interest: 'dance', size: 18, note: '队员已并入合唱团' },
] as const;
const RETIRED = '腰鼓队';

/** One in every state; `carried`: the club that carries it. */
const BRANDS = [
  {
    title: '向党情',
    story: '老党员自发组织的合唱团，用歌声讲党史，十年间走进 20 多个社区。',
    carried: '向党情合唱团',
    way: ['recognise', 'launch'],
  },
  {
    title: '红色编织吧',
    story: '从一团毛线开始，边编织边议事，编好的围巾送给独居老人。',
    carried: '红色编织队',
    way: ['recognise', 'launch'],
  },
  {
    title: '墨香邻里',
    story: '书画社每月教孩子写字，楼道里挂着邻里自己的作品。',
    carried: '文华里书画社',
    way: ['recognise'],
  },
  { title: '太极晨光', story: '每天早晨一起打太极，顺手把小广场打扫干净。', carried: '晨练太极队', way: [] },
  { title: '楼门咖啡角', story: '在楼门口摆两把椅子、一壶咖啡，邻里坐下来聊一聊。', way: ['refuse'] },
  { title: '鼓声迎春', story: '腰鼓队逢年过节走街串巷送祝福。', way: ['recognise', 'launch', 'retire'] },
] as const;

const PROGRAMMES = [
  { title: '邻里文化季', theme: 'tradition', note: '以传统节日为节点，全年开展' },
  { title: '河东老故事', theme: 'local-history', note: '挖掘老社区的共同记忆' },
  { title: '我们的公约', theme: 'community-spirit', note: '居民自己商量、自己遵守' },
] as const;

/** Programmes of the district; clubs of one community, one tied to a functional branch of core; brands in every state. */
export async function seedClubs(demo: Demo): Promise<void> {
  await seedProgrammes(demo);
  const secretary = demo.as('community-secretary');
  const desk = demo.as('street-desk');
  const unitId = await demo.unitId(secretary.account.unitCode);
  const { items: there } = await secretary.get<Page<Club>>('clubs?pageSize=100');
  if (there.length === 0) await addClubs(demo, unitId);
  const { items: clubs } = await secretary.get<Page<Club>>('clubs?pageSize=100');
  const { items: brands } = await secretary.get<Page<Brand>>('brands?pageSize=100');
  for (const plan of BRANDS) {
    if (brands.some(({ title }) => title === plan.title)) continue;
    const clubId = 'carried' in plan ? clubs.find(({ title }) => title === plan.carried)?.id : undefined;
    const { title, story, way } = plan;
    let one = await secretary.post<BrandDetail>('brands', { title, story, clubId, unitId });
    for (const action of way) {
      const who = action === 'recognise' || action === 'refuse' ? desk : secretary;
      const reason = { refuse: '活动还不够经常，建议培育一年后再申报', retire: '队伍已并入合唱团' };
      const said = action in reason ? { reason: reason[action as keyof typeof reason] } : {};
      one = await who.post(`brands/${one.id}/${action}`, { ...said, version: one.version });
    }
  }
}

async function seedProgrammes(demo: Demo): Promise<void> {
  const clerk = demo.as('district-clerk');
  const unitId = await demo.unitId(clerk.account.unitCode);
  const { items } = await clerk.get<Page<Programme>>('programmes?pageSize=100');
  for (const one of PROGRAMMES)
    if (!items.some(({ title }) => title === one.title)) await clerk.post('programmes', { ...one, unitId });
}

async function addClubs(demo: Demo, unitId: number): Promise<void> {
  const secretary = demo.as('community-secretary');
  const narrow = `type=branch&subtype=functional&state=active&unitId=${unitId}`;
  const { items: branches } = await secretary.get<Page<Organisation>>(`/api/core/v1/organisations?${narrow}`);
  for (const [n, club] of CLUBS.entries()) {
    const about = { ...club, contactPost: '社区文体委员', unitId };
    const one = await secretary.post<ClubDetail>('clubs', about, `demo-club-${n}`);
    const [branch] = n === 0 ? branches : [];
    if (branch)
      await secretary.post(`clubs/${one.id}/link-branch`, { organisationId: branch.id, version: one.version });
    if (club.title === RETIRED)
      await secretary.post(`clubs/${one.id}/retire`, { reason: '队员并入合唱团', version: one.version });
  }
}
