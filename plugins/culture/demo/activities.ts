import { dayOf } from '@linli/contracts';
import type { Day, Page, Unit } from '@linli/contracts';
import type { Demo, DemoClient } from '@linli/demo';
import type { Activity, ActivityDetail, Brand, Programme } from '../contract/index.ts';
import {
  HELP_ACTIVITIES,
  OWN_COUNT,
  PLAIN_COUNT,
  UNDER_WAY,
  helpActivity,
  ownActivity,
  plainActivity,
  planOf,
} from './activity-plan.ts';

const AT_ONCE = 4;
/** Alliances of these many streets hold activities in their first communities. */
const STREETS = 6;
const COMMUNITIES = 4;

/** What belongs to the programme and to the brand of the demo. */
const THEME = { programme: '邻里文化季', kind: 'performance', brand: '向党情' } as const;

interface Work {
  by: DemoClient;
  path: string;
  body: object;
  key: string;
}

/** A year of activities: those that the district counts, those that it does not, and some in every other state. */
export async function seedActivities(demo: Demo): Promise<void> {
  const clerk = demo.as('district-clerk');
  const today = dayOf(new Date());
  const counted = await clerk.get<Page<Activity>>('activities?counted=1&pageSize=1');
  if (counted.total < HELP_ACTIVITIES)
    await inTurn([...(await helpOnes(demo, today)), ...(await ownOnes(demo, today))]);
  const secretary = demo.as('community-secretary');
  const { items } = await secretary.get<Page<Activity>>('activities?pageSize=100');
  for (const one of UNDER_WAY) if (!items.some(({ title }) => title === one.title)) await live(demo, one, today);
  await closeSome(demo.as('street-desk'));
}

async function helpOnes(demo: Demo, today: Day): Promise<Work[]> {
  const clerk = demo.as('district-clerk');
  // The community that knows two means only stays one.
  const plain = demo.as('community-worker', 1).account.unitCode;
  const below = async (parent: number) =>
    (await clerk.get<Page<Unit>>(`/api/core/v1/units?parent=${parent}&pageSize=100`)).items;
  const streets = (await below(await demo.unitId(clerk.account.unitCode))).slice(0, STREETS);
  const places = await Promise.all(
    streets.map(async (street) =>
      (await below(street.id))
        .filter(({ code }) => code !== plain)
        .slice(0, COMMUNITIES)
        .map(({ id }) => ({ unitId: id, street: street.name })),
    ),
  );
  const all = places.flat();
  const programme = (await clerk.get<Page<Programme>>('programmes?pageSize=100')).items.find(
    ({ title }) => title === THEME.programme,
  );
  const withTheme = (body: ReturnType<typeof helpActivity>) =>
    programme && body.kind === THEME.kind ? { ...body, programmeId: programme.id } : body;
  return Array.from({ length: HELP_ACTIVITIES }, (_, n) => {
    const place = all[n % all.length] ?? { unitId: 0, street: '' };
    const body = helpActivity(n, { today, ...place });
    return { by: clerk, path: 'activities/past', body: withTheme(body), key: `demo-help-${n}` };
  });
}

/** Organisation life is written down by the community itself; the other one knows two means only. */
async function ownOnes(demo: Demo, today: Day): Promise<Work[]> {
  const [own, plain] = [demo.as('community-secretary', 0), demo.as('community-worker', 1)];
  const [ownUnit, plainUnit] = [await demo.unitId(own.account.unitCode), await demo.unitId(plain.account.unitCode)];
  const past = 'activities/past';
  const brand = (await own.get<Page<Brand>>('brands?pageSize=100')).items.find(({ title }) => title === THEME.brand);
  const branded = (n: number) => {
    const body = ownActivity(n, today, ownUnit);
    return brand && body.kind === THEME.kind ? { ...body, brandId: brand.id } : body;
  };
  return [
    ...Array.from({ length: OWN_COUNT }, (_, n) => ({
      ...{ by: own, path: past, body: branded(n), key: `demo-own-${n}` },
    })),
    ...Array.from({ length: PLAIN_COUNT }, (_, n) => ({
      ...{ by: plain, path: past, body: plainActivity(n, today, plainUnit), key: `demo-plain-${n}` },
    })),
  ];
}

async function inTurn(all: Work[]): Promise<void> {
  const waiting = [...all];
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await next.by.post(next.path, next.body, next.key);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}

/** One of the community's own, as far as it has come. */
async function live(demo: Demo, plan: (typeof UNDER_WAY)[number], today: Day): Promise<void> {
  const [worker, secretary, desk] = [
    demo.as('community-worker'),
    demo.as('community-secretary'),
    demo.as('street-desk'),
  ];
  const unitId = await demo.unitId(worker.account.unitCode);
  const { title, kind, way } = plan;
  let one = await worker.post<ActivityDetail>('activities', { title, kind, need: '居民议事会上提出的需求', unitId });
  const said: Readonly<Record<string, object>> = {
    plan: planOf(plan, today),
    unpublish: { reason: '片源授权还没有确认，请核实后再发布' },
    cancel: { reason: '场地维修，改到下一季度' },
  };
  for (const action of way) {
    const who = action === 'unpublish' ? desk : action === 'publish' ? secretary : worker;
    one = await who.post(`activities/${one.id}/${action}`, { ...said[action], version: one.version });
  }
}

/** Of what the street can see, the first few are filed away. */
async function closeSome(desk: DemoClient): Promise<void> {
  const closed = await desk.get<Page<Activity>>('activities?state=closed&pageSize=1');
  if (closed.total > 0) return;
  const { items } = await desk.get<Page<Activity>>('activities?state=recorded&pageSize=12&sort=createdAt');
  for (const { id, version } of items) await desk.post(`activities/${id}/close`, { version });
}
