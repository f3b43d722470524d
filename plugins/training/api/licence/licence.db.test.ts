import type { Figures, Problem } from '@linli/contracts';
import { addDays, dayOf } from '@linli/contracts';
import type { TestClient, WorldUnit } from '@linli/sdk-server/testing';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type {
  CertificateDetail,
  CertificateTypeDetail,
  LicenceCounts,
  LicencePage,
  LicenceRuleDetail,
} from '../../contract/index.ts';
import { startTrainingWorld } from '../testing/training.world.ts';
import type { KnownPerson } from '../people/people.ts';
import type { TrainingWorld } from '../testing/training.world.ts';

const URL = '/v1/licences';
const today = dayOf(new Date());
const ALL = ['certificate-type', 'licence-rule'].flatMap((noun) =>
  ['read', 'manage', 'close'].map((verb) => `training.${noun}.${verb}`),
);
const CERTIFICATE = ['read', 'issue', 'revoke'].map((verb) => `training.certificate.${verb}`);

let world: TrainingWorld;
let clerk: TestClient;
let typeId: string;
let ruleId: string;
let people: Record<'held' | 'expiring' | 'expired' | 'new' | 'aside' | 'revoked', KnownPerson>;

beforeAll(async () => {
  world = await startTrainingWorld();
  clerk = await world.somebody([...ALL, ...CERTIFICATE], 'district');
  const type = { title: '书记任职证书', source: 'class', validYears: 1, unitId: world.at.district };
  typeId = (await clerk.post<CertificateTypeDetail>('/v1/certificate-types', type)).body.id;
  ruleId = await ruleOf({ graceDays: 90, from: '2024-01-01' });
  people = {
    held: world.holder('有证', 'community', '2025-01-01'),
    expiring: world.holder('将到期', 'street', '2025-01-01'),
    expired: world.holder('过期', 'grid', '2025-01-01'),
    new: world.holder('新任', 'community', addDays(today, -89)),
    aside: world.holder('别街', 'otherCommunity', '2025-01-01'),
    revoked: world.holder('撤证', 'community', addDays(today, -90)),
  };
  await issue(people.held, today);
  await issue(people.expiring, addDays(today, -300));
  await issue(people.expired, addDays(today, -500));
  const one = await issue(people.revoked, today);
  await clerk.post(`/v1/certificates/${one.id}/revoke`, { reason: '材料不实', version: 1 });
});
afterAll(() => world?.close());

async function ruleOf(more: object, unit: WorldUnit = 'district'): Promise<string> {
  const rule = { title: '书记持证', post: 'secretary', organisationType: 'party-committee', typeId, ...more };
  const answer = await clerk.post<LicenceRuleDetail>('/v1/licence-rules', { ...rule, unitId: world.at[unit] });
  expect([answer.status, answer.body]).toEqual([201, answer.body]);
  return answer.body.id;
}
async function issue({ id: personId }: KnownPerson, issuedOn: string): Promise<CertificateDetail> {
  const command = { personId, typeId, issuedOn, basis: '培训合格' };
  const answer = await clerk.post<CertificateDetail>('/v1/certificates', command);
  expect([answer.status, answer.body]).toEqual([201, answer.body]);
  return answer.body;
}
const page = async (by: TestClient, query = '') => (await by.get<LicencePage>(`${URL}?${query}`)).body;
const standings = async (by: TestClient, query = '') =>
  Object.fromEntries((await page(by, query)).items.map(({ person, standing }) => [person.name, standing]));

test('each who holds the post stands as their certificates and days say', async () => {
  expect(await standings(clerk)).toEqual({
    有证: 'held',
    将到期: 'expiring',
    过期: 'lacking',
    新任: 'grace',
    别街: 'lacking',
    撤证: 'lacking',
  });
  const { items } = await page(clerk, 'q=新任');
  expect(items).toMatchObject([{ dueOn: addDays(today, 1), certificateId: null, validTo: null }]);
});

test('the last day of grace is still one, and the next is not', async () => {
  expect((await standings(clerk, `asOf=${today}&q=新任`)).新任).toBe('grace');
  expect((await standings(clerk, `asOf=${addDays(today, 1)}&q=新任`)).新任).toBe('lacking');
});

test('a day is looked at as it was: what was issued later does not count, a post not yet held is not asked about', async () => {
  const before = await standings(clerk, `asOf=${addDays(today, 400)}`);
  expect([before.有证, before.将到期]).toEqual(['lacking', 'lacking']);
  // No rule was written down by then, whatever day it names.
  expect((await page(clerk, `asOf=${addDays(today, -1)}`)).total).toBe(0);
});

test('a rule that is made today for a day past changes no figure of a day past', async () => {
  const yesterday = addDays(today, -1);
  const counts = async (day: string) => (await clerk.get<LicenceCounts>(`${URL}/counts?asOf=${day}`)).body;
  const [was, is] = [await counts(yesterday), await counts(today)];
  const further = await ruleOf({ from: '2020-01-01', graceDays: 0 }, 'street');
  expect(await counts(yesterday)).toEqual(was);
  expect((await counts(today)).all).toBe(is.all + 5);
  await clerk.post(`/v1/licence-rules/${further}/close`, { reason: '写错了', version: 1 });
  expect(await counts(today)).toEqual(is);
});

test('a rule of a street is not asked for in another', async () => {
  const further = await ruleOf({ from: '2020-01-01', graceDays: 0 }, 'otherStreet');
  const { items } = await page(clerk, `rule=${further}`);
  expect(items.map(({ person }) => person.name)).toEqual(['别街']);
  expect((await page(clerk, `rule=${further}&unit=${world.at.street}`)).total).toBe(0);
  await clerk.post(`/v1/licence-rules/${further}/close`, { reason: '试试', version: 1 });
});

test('every number is that of its list, for accounts of three kinds and at every unit', async () => {
  const read = ['training.licence-rule.read', 'training.certificate.read'];
  const accounts = [clerk, world.as('unit-desk'), await world.somebody(read, 'community')];
  const totals: number[] = [];
  for (const account of accounts) {
    for (const unit of [undefined, ...Object.values(world.at)]) {
      const at = unit === undefined ? '' : `&unit=${unit}`;
      const counts = (await account.get<LicenceCounts>(`${URL}/counts?${at}`)).body;
      const told: Partial<LicenceCounts> = { all: (await page(account, at)).total };
      for (const standing of ['held', 'expiring', 'grace', 'lacking'] as const) {
        const list = await page(account, `standing=${standing}${at}&pageSize=100`);
        expect(list.items).toHaveLength(list.total);
        told[standing] = list.total;
      }
      expect(told).toEqual(counts);
      if (unit !== undefined && unit !== world.at.grid) {
        const asked = await account.get<Figures>(`/v1/indicators/figures?unit=${unit}&asOf=${today}`);
        const figureOf = (id: string) => asked.body.figures.find((figure) => figure.indicator === `training.${id}`);
        expect(figureOf('posts-licensed')?.value ?? 0).toBe(counts.held + counts.expiring);
        expect(figureOf('posts-licensed')?.whole ?? 0).toBe(counts.all);
        expect(figureOf('licences-expiring')?.value ?? 0).toBe(counts.expiring);
      }
      totals.push(counts.all);
    }
  }
  expect([totals[0], totals[7], totals[14]]).toEqual([6, 5, 4]);
});

test('another street sees its own alone, who holds nothing sees nothing, and wrong words are named', async () => {
  expect(Object.keys(await standings(world.neighbour))).toEqual(['别街']);
  expect((await page(world.neighbour, `unit=${world.at.street}`)).total).toBe(0);
  expect((await world.stranger.get(URL)).status).toBe(403);
  const wrong = await clerk.get<Problem>(`${URL}?asOf=2026-02-30&standing=king&rule=1`);
  expect([wrong.status, wrong.body.errors?.map(({ field }) => field).sort()]).toEqual([
    400,
    ['asOf', 'rule', 'standing.0'],
  ]);
});

test('an end that nobody asked for, a list beyond its end: the total stays', async () => {
  expect((await page(clerk, `page=9&rule=${ruleId}`)).total).toBe(6);
  expect((await page(clerk, `page=9&standing=lacking`)).items).toEqual([]);
});
