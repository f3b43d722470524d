import { addDays, dayOf } from '@linli/contracts';
import type { Page, Problem } from '@linli/contracts';
import { recordChecks } from '@linli/sdk-server/testing';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { RuleDocument, RuleDocumentDetail, RuleDocumentHistory } from '../../contract/index.ts';
import { startMoneyWorld } from '../testing/money.world.ts';
import type { MoneyWorld } from '../testing/money.world.ts';
import { ruleDocumentRecord } from './rule-document.record.ts';

let world: MoneyWorld;
beforeAll(async () => {
  world = await startMoneyWorld();
});
afterAll(() => world?.close());

const URL = '/v1/rule-documents';
const TODAY = dayOf(new Date());
const CLAUSES = [{ no: '第七条', text: '不得用于烟酒', words: ['烟', '酒'], firm: false }];
const about = (title: string, more: object = {}) => ({ title, clauses: CLAUSES, caps: [], ...more });

/** What holds for the records of every noun. */
const checks = recordChecks(() => world, {
  record: ruleDocumentRecord,
  url: URL,
  keeper: 'recorder',
  command: (unitId, text) => about(text, { unitId }),
  step: ['drop', { reason: '重写' }],
});
test.each(checks)('$title', ({ check }) => check());

const draft = async (title: string, more: object = {}) =>
  (await world.clerk.post<RuleDocumentDetail & Problem>(URL, about(title, { unitId: world.at.district, ...more })))
    .body;
const issue = (id: string, inForceFrom: string) =>
  world.step<RuleDocumentDetail>(world.admin, 'rule-documents', id, 'issue', { inForceFrom });
const issued = async (title: string, inForceFrom: string, more: object = {}) =>
  (await issue((await draft(title, more)).id, inForceFrom)).body;

test('a document is issued by a second person, and the edition that it revises ends on the day it begins', async () => {
  const first = await issued('专项经费管理办法', '2025-01-01');
  expect(first).toMatchObject({
    state: 'issued',
    edition: 1,
    revises: null,
    inForceFrom: '2025-01-01',
    inForceUntil: null,
  });
  const second = await issued('专项经费管理办法', '2026-03-01', { revises: first.id });
  expect(second).toMatchObject({ edition: 2, revises: { id: first.id, edition: 1 } });
  const { body: before } = await world.clerk.get<RuleDocumentDetail>(`${URL}/${first.id}`);
  expect(before).toMatchObject({ state: 'ended', inForceUntil: '2026-03-01' });
  const { items } = (await world.clerk.get<RuleDocumentHistory>(`${URL}/${first.id}/history`)).body;
  expect(items.map(({ action, reason }) => [action, reason])).toEqual([
    ['end', '第 2 版已印发'],
    ['issue', null],
    ['draft', null],
  ]);
});

test('whoever drafted it does not issue it', async () => {
  const both = await world.somebody(
    ['funds.rule-document.read', 'funds.rule-document.manage', 'funds.rule-document.issue'],
    'district',
  );
  const { body } = await both.post<RuleDocumentDetail>(URL, about('自己的', { unitId: world.at.district }));
  const refused = await world.step(both, 'rule-documents', body.id, 'issue', { inForceFrom: TODAY });
  expect(refused).toMatchObject({ status: 403, body: { code: 'funds.rule-document.own-document' } });
});

test('of one name one edition is in force at a time, whoever issues at once', async () => {
  const ids = await Promise.all([1, 2, 3].map(async () => (await draft('只此一份')).id));
  const answers = await Promise.all(
    ids.map((id) => world.admin.post<Problem>(`${URL}/${id}/issue`, { inForceFrom: TODAY, version: 1 })),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
  const late = await issue((await draft('只此一份')).id, addDays(TODAY, 30));
  expect(late).toMatchObject({ status: 409, body: { code: 'funds.rule-document.in-force-already' } });
});

test('only what is in force is revised, once, under its own name and in its own unit', async () => {
  const first = await issued('修订一次', '2026-01-01');
  expect((await draft('别的名字', { revises: first.id })).code).toBe('funds.rule-document.other-document');
  expect((await draft('修订一次', { revises: first.id, unitId: world.at.street })).code).toBe(
    'funds.rule-document.other-document',
  );
  const second = await draft('修订一次', { revises: first.id });
  expect((await draft('修订一次', { revises: first.id })).code).toBe('funds.rule-document.not-revisable');
  const early = await issue(second.id, '2025-12-31');
  expect(early).toMatchObject({ status: 400, body: { code: 'funds.rule-document.dates' } });
  expect((await draft('修订一次', { revises: second.id })).code).toBe('funds.rule-document.not-revisable');
  await world.step(world.clerk, 'rule-documents', second.id, 'drop', { reason: '重写' });
  expect((await draft('修订一次', { revises: first.id })).edition).toBe(2);
});

test('it does not end before it began', async () => {
  const one = await issued('到期的', '2026-01-01');
  const end = (inForceUntil: string) =>
    world.step<RuleDocumentDetail>(world.admin, 'rule-documents', one.id, 'end', {
      inForceUntil,
      reason: '由上级文件代替',
    });
  expect(await end('2026-01-01')).toMatchObject({ status: 400, body: { errors: [{ field: 'inForceUntil' }] } });
  expect((await end('2026-01-02')).body.state).toBe('ended');
});

test('what holds on a day is found by that day, below its unit too', async () => {
  const first = await issued('逐日的', '2025-01-01');
  await issued('逐日的', '2026-01-01', { revises: first.id });
  const on = async (day: string, more = '') =>
    (await world.secretary.get<Page<RuleDocument>>(`${URL}?q=逐日的&inForceOn=${day}${more}`)).body.items.map(
      ({ edition }) => edition,
    );
  expect([await on('2024-12-31'), await on('2025-12-31'), await on('2026-01-01')]).toEqual([[], [1], [2]]);
  // What holds in the community is found from there, and what stands in it is none.
  const { community } = world.at;
  expect([await on('2026-01-01', `&for=${community}`), await on('2026-01-01', `&unit=${community}`)]).toEqual([
    [2],
    [],
  ]);
  expect([await on('2025-06-01', '&revising=true'), await on('2026-06-01', '&revising=true')]).toEqual([[], [2]]);
});

test('each wrong part is named', async () => {
  const wrong = { title: ' ', clauses: [], caps: [{ no: '一', category: 'works', amount: '1.234' }], unitId: 'x' };
  const { body } = await world.clerk.post<Problem>(URL, wrong);
  expect(body.errors?.map(({ field }) => field)).toEqual(['title', 'clauses', 'caps.0.amount', 'unitId']);
});
