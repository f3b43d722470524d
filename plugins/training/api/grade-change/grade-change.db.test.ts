import type { Page, Problem } from '@linli/contracts';
import { recordChecks } from '@linli/sdk-server/testing';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { GradeChange, GradeChangeDetail, GradedHolder } from '../../contract/index.ts';
import { startTrainingWorld } from '../testing/training.world.ts';
import type { Holder, TrainingWorld } from '../testing/training.world.ts';
import { gradeChangeRecord } from './grade-change.record.ts';

let world: TrainingWorld;
beforeAll(async () => {
  world = await startTrainingWorld();
});
afterAll(() => world?.close());

const URL = '/v1/grade-changes';
const FIRST = { band: 'staff', level: 3, since: '2026-01-01', basis: 'first', paper: '定级表' };
const command = ({ appointmentId }: Holder, more: object = {}) => ({ appointmentId, ...FIRST, ...more });
const propose = (holder: Holder, more: object = {}) =>
  world.as('unit-desk').post<GradeChangeDetail & Problem>(URL, command(holder, more));
const decide = ({ id, version }: GradeChangeDetail, action: string, more: object = {}) =>
  world.as('approver').post<GradeChangeDetail & Problem>(`${URL}/${id}/${action}`, { version, ...more });

/** The same words are the same person: a command that is sent twice asks for the same. */
const known = new Map<string, Holder>();
const holderOf = (name: string, unitId: number) => {
  const key = `${unitId} ${name}`;
  const holder = known.get(key) ?? world.holder(name, unitId, '2025-01-01');
  known.set(key, holder);
  return holder;
};

/** What holds for the records of every noun. */
const checks = recordChecks(() => world, {
  record: gradeChangeRecord,
  url: URL,
  keeper: 'organiser',
  command: (unitId, text) => command(holderOf(text, unitId)),
  step: ['withdraw', {}],
});
test.each(checks)('$title', ({ check }) => check());

test('a grade is proposed by a desk, approved by somebody else, and goes on from the one before', async () => {
  const holder = world.holder('社工', 'community', '2025-01-01');
  const first = await propose(holder);
  expect(first).toMatchObject({
    status: 201,
    body: { state: 'proposed', before: null, after: { band: 'staff', level: 3 } },
  });
  expect((await propose(holder, { level: 4 })).body.code).toBe('training.grade-change.already-proposed');
  expect((await decide(first.body, 'approve')).body.state).toBe('approved');
  const same = await propose(holder, { since: '2026-06-01' });
  expect([same.status, same.body.code]).toEqual([409, 'training.grade-change.same-grade']);
  const early = await propose(holder, { level: 4 });
  expect([early.body.code, early.body.errors?.[0]?.field]).toEqual(['training.grade-change.not-after', 'since']);
  const next = await propose(holder, { level: 4, since: '2026-06-01', basis: 'seniority' });
  expect(next.body.before).toEqual({ band: 'staff', level: 3 });
  const refused = await decide(next.body, 'refuse', { reason: '材料不全' });
  expect(refused.body).toMatchObject({ state: 'refused', actions: [] });
  const list = await world
    .as('viewer')
    .get<Page<GradeChange>>(`${URL}?appointment=${holder.appointmentId}&state=approved`);
  expect(list.body.items.map(({ after }) => after.level)).toEqual([3]);
});

test('a grade that rests on a certificate or an appraisal needs one on record that is valid on its day', async () => {
  const holder = world.holder('持证', 'community', '2025-01-01');
  const appraised = await propose(holder, { basis: 'appraisal' });
  expect([appraised.status, appraised.body.code]).toEqual([400, 'training.grade-change.no-appraisal']);
  const refused = await propose(holder, { basis: 'certificate' });
  expect([refused.body.code, refused.body.errors?.[0]?.field]).toEqual([
    'training.grade-change.no-certificate',
    'basis',
  ]);
  const type = { title: '任职培训', source: 'class', validYears: 1, unitId: world.at.street };
  const { id: typeId } = (await world.as('organiser').post<{ id: string }>('/v1/certificate-types', type)).body;
  const paper = { typeId, personId: holder.id, issuedOn: '2025-06-01', basis: '登记证书' };
  expect((await world.as('organiser').post('/v1/certificates', paper)).status).toBe(201);
  const late = await propose(holder, { basis: 'certificate', since: '2026-06-01' });
  expect(late.body.code).toBe('training.grade-change.no-certificate');
  expect((await propose(holder, { basis: 'certificate', since: '2026-05-31' })).status).toBe(201);
});

test('nobody gets a grade before their post begins, or without one, or beyond the eighteen', async () => {
  const holder = world.holder('新人', 'community', '2026-05-01');
  expect((await propose(holder, { since: '2026-04-30' })).body.code).toBe('training.grade-change.not-after');
  expect((await propose({ ...holder, appointmentId: crypto.randomUUID() })).body.code).toBe(
    'training.grade-change.no-staff',
  );
  const wrong = await propose(holder, { level: 19, band: 'boss', since: 'x', basis: 'luck', paper: '' });
  expect(wrong.status).toBe(400);
  expect(new Set(wrong.body.errors?.map(({ field }) => field))).toEqual(
    new Set(['level', 'band', 'since', 'basis', 'paper']),
  );
});

test('whom a desk may propose for is who holds a post of staff', async () => {
  const leader = world.holder('组长', 'community', '2025-01-01', { post: 'group-leader' });
  const owners = world.holder('业委会主任', 'community', '2025-01-01', { post: 'director', body: 'owners-committee' });
  const branch = world.holder('网格书记', 'grid', '2025-01-01', { body: 'branch' });
  const official = world.holder('街道书记', 'street', '2025-01-01');
  const { items } = (await world.as('unit-desk').get<{ items: GradedHolder[] }>(`${URL}/holders`)).body;
  expect(items.map(({ person }) => person.name)).toContain('社工');
  const offered = items.map(({ appointmentId }) => appointmentId);
  for (const other of [leader, owners, branch, official]) expect(offered).not.toContain(other.appointmentId);
  expect((await propose(owners)).body.code).toBe('training.grade-change.no-staff');
});

test('lists cannot be put in the order of grades', async () => {
  expect((await world.as('viewer').get(`${URL}?sort=level`)).status).toBe(400);
});
