import type { Problem } from '@linli/contracts';
import { recordChecks } from '@linli/sdk-server/testing';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { ProjectBoard, ProjectDetail, ProjectHistory, PublicProject } from '../../contract/index.ts';
import { PROJECTS, TODAY, startProjectWorld } from '../testing/project.world.ts';
import type { ProjectWorld } from '../testing/project.world.ts';
import { projectRecord } from './project.record.ts';

let world: ProjectWorld;
beforeAll(async () => {
  world = await startProjectWorld();
});
afterAll(() => world?.close());

test('a project goes its whole way, and its money with it', async () => {
  const before = await world.balance();
  const approved = await world.upTo('approved');
  expect(await world.balance()).toEqual({
    available: before.available - 500_000,
    committed: before.committed + 500_000,
    spent: before.spent,
  });
  const { id } = approved;
  for (const [role, action, said] of [
    ['finance', 'fund', {}],
    ['clerk', 'begin', { startedOn: '2026-05-06' }],
  ] as const)
    expect((await world.act(world.as(role), id, action, said)).status).toBe(200);
  await world.expense(id, 'paid', { fen: 420_000 });
  expect(await world.project(id)).toMatchObject({ spent: 420_000, claimed: 420_000, budget: 500_000 });
  await world.act(world.as('clerk'), id, 'complete', { completedOn: '2026-06-30', completion: '扶手已装好' });
  const panel = await world.panel(id);
  const findings = panel.items.map((item) => ({ item, passed: true }));
  expect((await world.judge(world.as('reviewer'), panel.id, 'pass', { findings })).status).toBe(200);
  await world.act(world.as('reviewer'), id, 'publish', { summary: '三个楼门装好扶手' });
  const closed = await world.act(world.as('finance'), id, 'close');
  expect([closed.status, closed.body.state]).toEqual([200, 'closed']);
  expect(await world.balance()).toEqual({
    available: before.available - 420_000,
    committed: before.committed,
    spent: before.spent + 420_000,
  });
  const { items } = (await world.as('auditor').get<ProjectHistory>(`${PROJECTS}/${id}/history`)).body;
  expect(items.map(({ action }) => action).reverse()).toEqual([
    'draft',
    'deliberate',
    'submit',
    'review',
    'record',
    'notice',
    'approve',
    'fund',
    'begin',
    'complete',
    'accept',
    'publish',
    'close',
  ]);
});

test('nobody approves before its notice has run, nor while an objection is open', async () => {
  const { id } = await world.upTo('notice');
  const approve = () => world.act<ProjectDetail & Problem>(world.as('approver'), id, 'approve');
  expect((await approve()).body).toMatchObject({ status: 409, code: 'core.notice.blocks-not-published' });
  await world.runNotice(id);
  const sql = (text: string) => world.plugin.database.client.query(text, [id]);
  await sql(
    `INSERT INTO core.notice_objection (id, notice_id, door, text, entered_by)
     SELECT gen_random_uuid(), id, 'counter', '重复申报', opened_by FROM core.notice WHERE record_id = $1`,
  );
  const held = await world.balance();
  expect((await approve()).body).toMatchObject({ status: 409, code: 'core.notice.blocks-objection-open' });
  expect(await world.balance()).toEqual(held);
  await sql(
    `UPDATE core.notice_objection o SET state = 'not-upheld', reply = '已核实', answered_by = n.opened_by FROM core.notice n
     WHERE o.notice_id = n.id AND n.record_id = $1`,
  );
  expect((await approve()).body.state).toBe('approved');
});

test('a notice on paper is long enough, not ahead, and still no approval before its last day is over', async () => {
  const { id } = await world.upTo('recorded');
  const paper = (more: object) =>
    world.act<ProjectDetail & Problem>(world.as('recorder'), id, 'record-notice', {
      from: '2026-03-03',
      until: '2026-03-10',
      place: '社区公告栏',
      ...more,
    });
  const fieldOf = async (more: object) => (await paper(more)).body.errors?.[0]?.field;
  expect(await fieldOf({ until: '2026-03-09' })).toBe('until');
  expect(await fieldOf({ until: '2026-03-02' })).toBe('until');
  expect(await fieldOf({ from: '2999-01-01', until: '2999-02-01' })).toBe('from');
  expect(await fieldOf({ from: '2026-02-03' })).toBe('from');
  expect((await paper({ until: '2999-01-01' })).body.state).toBe('notice');
  const running = await world.act<Problem>(world.as('approver'), id, 'approve');
  expect(running.body).toMatchObject({ status: 409, code: 'funds.project.paper-running' });
  await world.act(world.as('recorder'), id, 'revise', { reason: '重报' });
  const other = await world.upTo('recorded');
  await world.act(world.as('recorder'), other.id, 'record-notice', {
    from: '2026-03-03',
    until: '2026-03-10',
    place: '社区公告栏',
  });
  expect((await world.act(world.as('approver'), other.id, 'approve')).body.state).toBe('approved');
});

test('an objection that is upheld sends it back to the desk, and the notice is taken back', async () => {
  const { id } = await world.upTo('notice');
  const back = await world.act(world.as('recorder'), id, 'revise', { reason: '异议成立' });
  expect(back.body).toMatchObject({ state: 'draft', notice: { phase: 'withdrawn' }, reason: '异议成立' });
});

test('who filed it neither reviews nor approves it, although holding every permission', async () => {
  const everything = [...new Set(Object.values(projectRecord.machine.actions).map(({ permission }) => permission))];
  const all = await world.somebody([...everything, 'funds.project.read'], 'street');
  const { id } = (await all.post<ProjectDetail>(PROJECTS, world.plan())).body;
  await world.act(all, id, 'deliberate', {
    heldOn: '2026-03-02',
    meeting: 'council',
    attendees: 9,
    votesFor: 9,
    votesAgainst: 0,
  });
  await world.act(all, id, 'submit');
  const own = await world.act<Problem>(all, id, 'review', {});
  expect(own).toMatchObject({ status: 403, body: { code: 'funds.project.own-project' } });
});

test.each([
  ['a plan that ends before it begins', { plannedUntil: '2026-05-05' }, 'plannedUntil'],
  ['a plan of nothing but a holiday', { plannedFrom: '2026-10-01', plannedUntil: '2026-10-04' }, 'plannedFrom'],
  ['a day that is none', { plannedFrom: '2026-02-30' }, 'plannedFrom'],
  ['a resident’s idea without a door', { door: undefined }, 'door'],
  ['no items', { items: [] }, 'items'],
  ['part of a fen', { items: [{ name: '材料', fen: 10.5 }] }, 'items.0.fen'],
  ['less than nothing', { items: [{ name: '材料', fen: -1 }] }, 'items.0.fen'],
  ['more than is exact', { items: [{ name: '材料', fen: 2 ** 53 + 2 }] }, 'items.0.fen'],
  ['a budget line that there is not', { lineId: '01979e9c-7a00-7000-8000-000000000009' }, 'lineId'],
])('%s is refused at its field', async (_, more, field) => {
  const answer = await world.as('clerk').post<Problem>(PROJECTS, world.plan(more));
  expect([answer.status, answer.body.errors?.[0]?.field]).toEqual([400, field]);
  expect(answer.body.errors?.[0]?.message).toMatch(/[\u4e00-\u9fff]/);
});

test('a vote without a majority, with more votes than people, or ahead of its day is none', async () => {
  const { id } = await world.draft();
  const vote = { heldOn: '2026-03-02', meeting: 'residents', attendees: 10, votesFor: 6, votesAgainst: 1 };
  const held = (more: object) => world.act<Problem>(world.as('clerk'), id, 'deliberate', { ...vote, ...more });
  expect((await held({ votesFor: 5 })).body.code).toBe('funds.project.not-agreed');
  expect((await held({ votesAgainst: 5 })).body.errors?.[0]?.field).toBe('votesAgainst');
  expect((await held({ heldOn: '2999-01-01' })).body.errors?.[0]?.field).toBe('heldOn');
  expect((await held({})).status).toBe(200);
});

test('a line without enough left refuses the approval in one sentence, and nothing is done', async () => {
  const dear = await world.upTo('notice', { items: [{ name: '改造', fen: 9_999_999_900 }] });
  await world.runNotice(dear.id);
  const refused = await world.act<Problem>(world.as('approver'), dear.id, 'approve');
  expect(refused.body).toMatchObject({ status: 409, code: 'funds.ledger.below-zero' });
  expect((await world.project(dear.id)).state).toBe('notice');
});

test('of two who approve at once one does, and the money is set aside once', async () => {
  const { id, version } = await world.upTo('notice');
  await world.runNotice(id);
  const before = await world.balance();
  const answers = await Promise.all(
    [1, 2].map(() => world.as('approver').post(`${PROJECTS}/${id}/approve`, { version })),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  expect((await world.balance()).committed - before.committed).toBe(500_000);
});

test('a terminated project gives back what was not spent, once nothing is on its way', async () => {
  const before = await world.balance();
  const { id } = await world.upTo('running');
  await world.expense(id, 'paid', { fen: 100_000 });
  const open = await world.expense(id, 'approved', { fen: 50_000 });
  await world.act(world.as('approver'), id, 'terminate', { reason: '场地不能使用' });
  const early = await world.act<Problem>(world.as('finance'), id, 'settle');
  expect(early.body).toMatchObject({ status: 409, code: 'funds.project.expenses-open' });
  expect(early.body.title).toContain('500.00');
  const paid = await world.pay(world.as('finance'), open.id, 'pay', { paidOn: TODAY, voucherNo: 'ZF-9' });
  expect(paid.status).toBe(200);
  expect((await world.act(world.as('finance'), id, 'settle')).body.state).toBe('settled');
  expect(await world.balance()).toEqual({
    available: before.available - 150_000,
    committed: before.committed,
    spent: before.spent + 150_000,
  });
});

test('what is public names nobody who was paid, and is nothing before it is published', async () => {
  const { id } = await world.upTo('running');
  const reader = world.as('auditor');
  expect((await reader.get<Problem>(`${PROJECTS}/${id}/public`)).body.code).toBe('funds.project.not-public');
  const published = await world.upTo('published', { items: [{ name: '扶手', fen: 1_000 }] });
  const { body } = await reader.get<PublicProject>(`${PROJECTS}/${published.id}/public`);
  expect(body).toMatchObject({ planned: 1_000, spent: 0, summary: '三个楼门装好扶手', unit: '甲社区' });
  expect(JSON.stringify(body)).not.toMatch(/有限公司|张clerk/);
  const phone = { summary: '联系人电话 13812345678' };
  const accepted = await world.upTo('accepted');
  expect((await world.act<Problem>(world.as('reviewer'), accepted.id, 'publish', phone)).body.code).toBe(
    'core.text.personal-numbers',
  );
});

test('the board counts by state what the asker may see, and the views narrow the list', async () => {
  const { body } = await world.as('auditor').get<ProjectBoard>(`${PROJECTS}/board?unit=${world.at.community}`);
  const draft = body.states.find(({ state }) => state === 'draft');
  const drafts = await world.as('auditor').get<{ total: number }>(`${PROJECTS}?state=draft&unit=${world.at.community}`);
  expect(draft?.total).toBe(drafts.body.total);
  expect(draft?.total).toBeGreaterThan(0);
  const elsewhere = await world.neighbour.get<ProjectBoard>(`${PROJECTS}/board`);
  expect(elsewhere.body.states.every(({ total }) => total === 0)).toBe(true);
  const waiting = await world
    .as('reviewer')
    .get<{ items: { state: string }[] }>(`${PROJECTS}?view=waiting&pageSize=100`);
  expect(new Set(waiting.body.items.map(({ state }) => state))).toEqual(new Set(['submitted', 'accepted']));
  const running = await world.as('clerk').get<{ items: { state: string }[] }>(`${PROJECTS}?view=running`);
  expect(running.body.items.length).toBeGreaterThan(0);
  expect(running.body.items.every(({ state }) => ['approved', 'running'].includes(state))).toBe(true);
});

test('what a rule in force forbids, or caps, is said with its clause while it is written, and is not submitted', async () => {
  const { plugin, at } = world;
  const { rows } = await plugin.database.client.query(
    `INSERT INTO plugin_funds.rule_document (id, title, edition, clauses, caps, in_force_from, unit_id, state, state_since, created_at,
       created_by, version)
     VALUES (gen_random_uuid(), '微实事经费管理办法', 1, $1, $2, '2026-01-01', $3, 'issued', now(), now(), gen_random_uuid(), 1) RETURNING id`,
    [
      JSON.stringify([{ no: '第八条', text: '不得发放现金', words: ['现金', '红包'], firm: true }]),
      JSON.stringify([{ no: '第十条', category: 'works', amount: '6000' }]),
      at.district,
    ],
  );
  const cash = await world.draft({ need: '给老人发放现 金补助' });
  expect(cash.findings).toEqual([
    { clause: '《微实事经费管理办法》第八条', text: '不得发放现金', kind: 'forbidden', blocks: true },
  ]);
  const dear = await world.draft({ items: [{ name: '扶手', fen: 600_001 }] });
  const submitted = async ({ id }: ProjectDetail) => {
    await world.act(world.as('clerk'), id, 'deliberate', {
      heldOn: '2026-03-02',
      meeting: 'residents',
      attendees: 10,
      votesFor: 9,
      votesAgainst: 0,
    });
    return (await world.act<Problem>(world.as('clerk'), id, 'submit')).body;
  };
  expect(await submitted(cash)).toMatchObject({
    status: 400,
    code: 'funds.project.rule-forbidden',
    params: { clause: '《微实事经费管理办法》第八条' },
    errors: [{ field: 'need', message: '《微实事经费管理办法》第八条：不得发放现金。制度不允许，不能提交' }],
  });
  expect(await submitted(dear)).toMatchObject({
    code: 'funds.project.rule-cap',
    errors: [{ field: 'items', message: expect.stringContaining('每个项目不超过 ¥6,000.00') as unknown }],
  });
  expect((await world.project(dear.id)).state).toBe('deliberated');
  const text = '楼道加装扶手\n发红包';
  const { body } = await world
    .as('clerk')
    .post<{ items: unknown[] }>(`${PROJECTS}/check`, { lineId: world.lineId, type: 'works', fen: 1, text });
  expect(body.items).toHaveLength(1);
  await plugin.database.client.query('DELETE FROM plugin_funds.rule_document WHERE id = $1', [rows[0]?.['id']]);
});

test('a project of a community that is merged goes on where its unit went, with its money', async () => {
  const { id } = await world.upTo('running');
  const { plugin, at } = world;
  // A move of the units is core's: rows and lines follow with it.
  await plugin.database.client.query('UPDATE plugin_funds.project SET unit_id = $2 WHERE id = $1', [id, at.grid]);
  const found = await world.as('auditor').get<ProjectDetail>(`${PROJECTS}/${id}`);
  expect(found.body).toMatchObject({ unitId: at.grid, state: 'running' });
  expect((await world.expense(id, 'paid', { fen: 1_000 })).unitId).toBe(at.grid);
});

/** What holds for the records of every noun. */
const checks = recordChecks(() => world, {
  record: projectRecord,
  url: PROJECTS,
  keeper: 'clerk',
  command: (unitId, text) => world.plan({ title: text, unitId }),
  step: ['deliberate', { heldOn: '2026-03-02', meeting: 'residents', attendees: 10, votesFor: 9, votesAgainst: 0 }],
});
test.each(checks)('$title', ({ check }) => check());
