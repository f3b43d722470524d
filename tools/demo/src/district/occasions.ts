import { addDays, dayOf, type AppointmentDetail, type OrganisationDetail, type Page } from '@linli/contracts';
import { demoFor, type DemoClient, type DemoHost } from '../seed.ts';
import { bodyCode } from './register.ts';

const API = '/api/core/v1';
/** 文华里 in 大直沽, where most of the demo's staff work. */
const COMMUNITY = '120102002001';

/** What happened in the district besides: something in each state of bodies and appointments, done by the staff themselves. */
export async function addOccasions(host: DemoHost): Promise<void> {
  const demo = demoFor(host, 'core');
  const people = {
    secretary: demo.as('community-secretary'),
    leader: demo.as('street-leader'),
    clerk: demo.as('district-clerk'),
  };
  const unitId = await demo.unitId(COMMUNITY);
  const party = await bodyOf(people.clerk, bodyCode('DW', COMMUNITY));
  await addBodies(people, { unitId, superiorId: party });
  await addAppointments(people, { party, grid: await bodyOf(people.clerk, bodyCode('WG', `${COMMUNITY}002`)) });
}

interface Staff {
  secretary: DemoClient;
  leader: DemoClient;
  clerk: DemoClient;
}

async function addBodies(
  { secretary, leader }: Staff,
  { unitId, superiorId }: { unitId: number; superiorId: string },
): Promise<void> {
  const today = dayOf(new Date());
  const propose = (key: string, name: string, more: object) =>
    secretary.post<OrganisationDetail>(
      `${API}/organisations`,
      {
        name,
        line: 'party',
        superiorId,
        anchor: { kind: 'club', unitId, place: name.replace(/功能型党支部$/, '') },
        ...more,
      },
      `demo-body-${key}`,
    );
  const step = (who: DemoClient, body: OrganisationDetail, action: string, more: object = {}) =>
    who.post<OrganisationDetail>(
      `${API}/organisations/${body.id}/${action}`,
      { version: body.version, ...more },
      `demo-body-${body.id}-${action}`,
    );
  const functional = { type: 'branch', subtype: 'functional' };

  await propose('waits', '文华里朗读社功能型党支部', { ...functional, basis: '文华里社区党委会议纪要〔2026〕9 号' });
  await step(leader, await propose('approved', '文华里园艺队功能型党支部', functional), 'approve');
  await step(leader, await propose('refused', '文华里棋牌社功能型党支部', functional), 'refuse', {
    reason: '活动人员中只有一名党员，达不到成立党支部的人数',
  });
  const active = async (key: string, name: string) => {
    const approved = await step(leader, await propose(key, name, functional), 'approve');
    return step(secretary, approved, 'activate', { on: addDays(today, -200) });
  };
  const former = await active('former', '文华里腰鼓队功能型党支部');
  const remaining = await active('remaining', '文华里文艺队功能型党支部');
  await step(leader, former, 'merge', {
    successorId: remaining.id,
    on: today,
    reason: '两支队伍合并活动，党员归一个支部',
    appointments: 'follow',
  });
  const ended = await active('ended', '文华里广场舞队功能型党支部');
  await step(leader, ended, 'dissolve', { on: today, reason: '队伍解散，党员回原支部' });
}

async function addAppointments(
  { secretary, leader, clerk }: Staff,
  { party, grid }: { party: string; grid: string },
): Promise<void> {
  const today = dayOf(new Date());
  const propose = (key: string, by: DemoClient, body: object) =>
    by.post<AppointmentDetail>(`${API}/appointments`, { kind: 'full', ...body }, `demo-post-${key}`);
  const step = (who: DemoClient, { id, version }: AppointmentDetail, action: string, more: object = {}) =>
    who.post<AppointmentDetail>(
      `${API}/appointments/${id}/${action}`,
      { version, ...more },
      `demo-post-${id}-${action}`,
    );
  const newcomer = async (key: string, name: string) => {
    const { unitId } = await secretary.get<OrganisationDetail>(`${API}/organisations/${party}`);
    const made = await secretary.post<{ id: string }>(
      `${API}/people`,
      { name, unitId, distinct: true },
      `demo-person-${key}`,
    );
    return made.id;
  };
  const worker = { organisationId: party, post: 'party-worker', validFrom: today };

  await propose('waits', secretary, {
    ...worker,
    personId: await newcomer('waits', '任晓宁'),
    basis: '党务工作者选聘结果公示〔2026〕2 号',
  });
  const ahead = await propose('ahead', secretary, {
    ...worker,
    personId: await newcomer('ahead', '邹文博'),
    validFrom: addDays(today, 12),
  });
  await step(leader, ahead, 'approve');
  const refused = await propose('refused', secretary, { ...worker, personId: await newcomer('refused', '龚雅楠') });
  await step(leader, refused, 'refuse', { reason: '试用期未满，期满后再报' });
  const short = await propose('short', secretary, {
    ...worker,
    personId: await newcomer('short', '欧志成'),
    validFrom: addDays(today, -90),
  });
  await step(leader, await step(leader, short, 'approve'), 'end', { on: today, reason: '调往其他社区工作' });

  // The secretary of a grid hands over to a neighbour.
  const { items } = await clerk.get<Page<AppointmentDetail>>(
    `${API}/appointments?organisationId=${grid}&post=secretary&phase=in-force`,
  );
  const [holder] = items;
  if (holder) {
    const next = await propose('hand-over', secretary, {
      organisationId: grid,
      post: 'secretary',
      personId: await newcomer('hand-over', '常玉珍'),
      validFrom: today,
      handover: { from: holder.id, note: '网格走访记录、党员名册已当面移交' },
    });
    await step(leader, next, 'approve');
  }
}

async function bodyOf(by: DemoClient, code: string): Promise<string> {
  const { items } = await by.get<Page<{ id: string; code: string | null }>>(
    `${API}/organisations?q=${encodeURIComponent(code)}`,
  );
  const found = items.find((item) => item.code === code);
  if (!found) throw new Error(`there is no body with code ${code}`);
  return found.id;
}
