import { addDays, dayOf } from '@linli/contracts';
import type { Appointment, AppointmentDetail, NoticeDetail, Organisation, Page } from '@linli/contracts';
import type { Demo, DemoClient } from '@linli/demo';
import type { CarriedHires, RecruitmentBatchDetail } from '../contract/index.ts';
import { HIRED, closedBatches, demoList } from './recruitment-plan.ts';
import type { DemoBatch } from './recruitment-plan.ts';

const DISTRICT = '120102';
const CORE = '/api/core/v1';
const AT_ONCE = 6;

interface Office {
  clerk: DemoClient;
  admin: DemoClient;
  unitId: number;
}

/**
 * Two recruitments that are over, with as many people as the district reports, and one in each state before that; by the
 * district's clerk, with the admin as the second person.
 */
export async function seedRecruitment(demo: Demo): Promise<void> {
  const office = {
    clerk: demo.as('district-clerk'),
    admin: demo.as('district-admin'),
    unitId: await demo.unitId(DISTRICT),
  };
  const { total } = await office.clerk.get<{ total: number }>('recruitment-batches?pageSize=1');
  if (total >= 6) return;
  const today = dayOf(new Date());
  const bodies = await residentsCommittees(office.clerk);
  let from = 0;
  for (const batch of closedBatches(today)) {
    await closedBatch(office, batch, demoList(bodies, batch.count, from));
    from += batch.count;
  }
  await approve(office.admin);
  const announced = (key: string, title: string, count: number) =>
    announce(office, { key, title, count, announcedOn: addDays(today, -20) });
  await heldUp(office, await announced('held', '社区工作者补充招聘', 1), addDays(today, -20));
  const shown = await announced('shown', '社区工作者公开招聘（第三批）', 12);
  await show(office, shown, demoList(bodies, 12, HIRED));
  const gone = await announced('gone', '党务工作者招聘', 4);
  await step(office.clerk, gone, 'cancel', { reason: '岗位改由区内调剂' });
  // Last: that it is there says that everything is.
  await plan(office, { key: 'planned', title: '社区工作者公开招聘（明年）', count: 60, note: '待核定各社区缺额' });
}

async function residentsCommittees(clerk: DemoClient): Promise<string[]> {
  const names: string[] = [];
  for (let page = 1, total = 1; names.length < total; page += 1) {
    const query = `type=residents-committee&state=active&pageSize=100&page=${page}`;
    const answer = await clerk.get<Page<Organisation>>(`${CORE}/organisations?${query}`);
    if (answer.items.length === 0) break;
    names.push(...answer.items.map(({ name }) => name));
    total = answer.total;
  }
  // By name, so that each run gives the same people to the same bodies; a name that two bodies have says nothing.
  const once = names.filter((name) => names.indexOf(name) === names.lastIndexOf(name));
  return once.sort((a, b) => a.localeCompare(b, 'zh-CN'));
}

type Planned = Pick<DemoBatch, 'key' | 'title' | 'count'> & { note?: string };

function plan({ clerk, unitId }: Office, { key, title, count, note }: Planned): Promise<RecruitmentBatchDetail> {
  return clerk.post('recruitment-batches', { title, places: count, note, unitId }, `demo-recruitment-${key}`);
}

async function announce(
  office: Office,
  batch: Planned & Pick<DemoBatch, 'announcedOn'>,
): Promise<RecruitmentBatchDetail> {
  const said = { announcedOn: batch.announcedOn, place: '区政府网站、各社区公告栏' };
  return step(office.clerk, await plan(office, batch), 'announce', said);
}

function step(
  by: DemoClient,
  { id, version }: RecruitmentBatchDetail,
  action: string,
  said: object = {},
): Promise<RecruitmentBatchDetail> {
  return by.post(`recruitment-batches/${id}/${action}`, { ...said, version }, `demo-${id}-${action}`);
}

async function closedBatch(office: Office, batch: DemoBatch, sheet: { text: string }): Promise<void> {
  const { clerk } = office;
  const hired = await hire(office, await announce(office, batch), { ...batch, sheet });
  await carry(clerk, hired);
  await step(clerk, await clerk.get(`recruitment-batches/${hired.id}`), 'close');
}

async function hire(
  { clerk, admin }: Office,
  batch: RecruitmentBatchDetail,
  { sheet, from, until, startsOn }: Pick<DemoBatch, 'from' | 'until' | 'startsOn'> & { sheet: { text: string } },
): Promise<RecruitmentBatchDetail> {
  const listed = await step(clerk, batch, 'list', { sheet });
  const place = '各社区公告栏';
  const shown = await step(admin, listed, 'record-notice', { from, until, place });
  return step(clerk, shown, 'hire', { startsOn });
}

/** A key of its own each time: it is to go on, not to be answered as before. */
async function carry(clerk: DemoClient, { id }: RecruitmentBatchDetail): Promise<void> {
  for (let waiting = 1; waiting > 0;) {
    const carried = await clerk.post<CarriedHires>(`recruitment-batches/${id}/carry`, {});
    if (carried.refused > 0 || carried.away) throw new Error(`hires of ${id} were not done`);
    waiting = carried.waiting;
  }
}

/** Somebody whose name is known there: core asks who it is, and so the batch stays open. */
async function heldUp(office: Office, batch: RecruitmentBatchDetail, announcedOn: string): Promise<void> {
  const { clerk } = office;
  const days = { from: announcedOn, until: addDays(announcedOn, 18), startsOn: addDays(announcedOn, 25) };
  const sheet = { text: '姓名\t任职组织\t岗位\n张桂花\t文华里社区居民委员会\t社区工作者' };
  const hired = await hire(office, batch, { ...days, sheet });
  await clerk.post<CarriedHires>(`recruitment-batches/${hired.id}/carry`, {});
}

/** A notice that runs: submitted by one, published by another. */
async function show({ clerk, admin }: Office, batch: RecruitmentBatchDetail, sheet: { text: string }): Promise<void> {
  const shown = await step(clerk, await step(clerk, batch, 'list', { sheet }), 'publish', { days: 5 });
  const address = `${CORE}/notices/${shown.notice?.notice}`;
  const { version } = await clerk.get<NoticeDetail>(address);
  const submitted = await clerk.post<NoticeDetail>(`${address}/submit`, { version }, `demo-${shown.id}-submit`);
  await admin.post(`${address}/publish`, { version: submitted.version }, `demo-${shown.id}-publish-notice`);
}

/** Whoever decides about such posts, for all who were hired. */
async function approve(admin: DemoClient): Promise<void> {
  const query = 'phase=proposed&post=community-worker&pageSize=100';
  for (;;) {
    const { items } = await admin.get<Page<Appointment>>(`${CORE}/appointments?${query}`);
    if (items.length === 0) return;
    const work = async () => {
      for (let next = items.shift(); next; next = items.shift())
        await admin.post<AppointmentDetail>(`${CORE}/appointments/${next.id}/approve`, { version: next.version });
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
  }
}
