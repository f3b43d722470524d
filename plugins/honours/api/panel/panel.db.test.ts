import type { Problem } from '@linli/contracts';
import type { TestClient } from '@linli/sdk-server/testing';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { CandidacyDetail, PanelDetail } from '../../contract/index.ts';
import { CANDIDACIES, startCandidacyWorld } from '../testing/candidacy.world.ts';
import type { CandidacyWorld } from '../testing/candidacy.world.ts';

const PANELS = '/v1/panels';
const HELD = ['honours.panel.read', 'honours.panel.vote', 'honours.candidacy.read'];

let world: CandidacyWorld;
let members: { id: string; by: TestClient }[];
beforeAll(async () => {
  world = await startCandidacyWorld();
  const { platform } = world.plugin;
  members = [];
  for (const name of ['甲', '乙', '丙', '丁']) {
    const id = await platform.account(`评委${name}`);
    await platform.grant(id, HELD, world.at.district);
    members.push({ id, by: await world.plugin.as(id) });
  }
});
afterAll(() => world?.close());

type Answer = Promise<{ status: number; body: PanelDetail & Problem }>;
const act = (by: TestClient, { id, version }: PanelDetail, action: string, said: object = {}): Answer =>
  by.post(`${PANELS}/${id}/${action}`, { version, ...said });
const get = async ({ id }: PanelDetail, by = world.clerk) => (await by.get<PanelDetail>(`${PANELS}/${id}`)).body;
const vote = (who: number, panel: PanelDetail, candidacyId: string, what: string): Answer =>
  (members[who]?.by ?? world.clerk).post(`${PANELS}/${panel.id}/vote`, { candidacyId, vote: what });

async function called(more: object = {}): Promise<PanelDetail> {
  const about = { title: '评审会', meetsOn: '2026-12-01', quorum: 2, ballot: 'each', unitId: world.at.district };
  return (await world.clerk.post<PanelDetail>(PANELS, { ...about, members: members.map(({ id }) => id), ...more }))
    .body;
}
async function opened(candidates: CandidacyDetail[], more: object = {}): Promise<PanelDetail> {
  let panel = await called(more);
  for (const { id } of candidates) panel = (await act(world.clerk, panel, 'add-case', { candidacyId: id })).body;
  return (await act(world.clerk, panel, 'open')).body;
}
const stateOf = async ({ id }: CandidacyDetail) =>
  (await world.chief.get<CandidacyDetail>(`${CANDIDACIES}/${id}`)).body.state;

test('a panel votes once each, hides how until it is over, and its candidates go on as it came to', async () => {
  const [yes, no] = [await world.shortlisted(), await world.shortlisted()];
  const panel = await opened([yes, no]);
  for (const who of [0, 1, 2]) expect((await vote(who, panel, yes.id, 'yes')).status).toBe(200);
  const twice = await vote(0, panel, yes.id, 'no');
  expect(twice.body).toMatchObject({ status: 409, code: 'honours.panel.voted-already' });
  const before = await get(panel);
  expect(before.cases.find(({ candidacyId }) => candidacyId === yes.id)).toMatchObject({ cast: 3, tally: null });
  await vote(0, panel, no.id, 'no');
  expect((await act(world.clerk, before, 'conclude')).body).toMatchObject({
    status: 409,
    code: 'honours.panel.no-quorum',
  });
  await vote(1, panel, no.id, 'abstain');
  const over = (await act(world.clerk, before, 'conclude')).body;
  expect(over.cases.find(({ candidacyId }) => candidacyId === yes.id)).toMatchObject({
    ...{ outcome: 'recommended', tally: { yes: 3, no: 0, abstain: 0 } },
  });
  expect([await stateOf(yes), await stateOf(no)]).toEqual(['recommended', 'not-recommended']);
  expect((await vote(3, panel, yes.id, 'no')).body.code).toBe('honours.panel.state');
});

test('two votes of one member at the same moment are one', async () => {
  const one = await world.shortlisted();
  const panel = await opened([one]);
  const both = await Promise.all([vote(0, panel, one.id, 'yes'), vote(0, panel, one.id, 'yes')]);
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  const all = await Promise.all([1, 2, 3].map((who) => vote(who, panel, one.id, 'yes')));
  expect(all.map(({ status }) => status)).toEqual([200, 200, 200]);
  const over = (await act(world.clerk, panel, 'conclude')).body;
  expect(over.cases[0]?.tally).toEqual({ yes: 4, no: 0, abstain: 0 });
});

test('a member who verified the candidate stands aside by themselves, one who is a relative says so, and neither votes', async () => {
  const one = await world.shortlisted();
  await world.plugin.platform.grant(world.accountOf('verifier'), HELD, world.at.district);
  const all = [...members.map(({ id }) => id), world.accountOf('verifier')];
  const panel = await opened([one], { members: all });
  expect(panel.cases[0]).toMatchObject({ asides: [{ name: '张verifier', why: 'involved' }], eligible: 4 });
  const verifier = await world.plugin.as(world.accountOf('verifier'));
  const tried = await verifier.post<Problem>(`${PANELS}/${panel.id}/vote`, { candidacyId: one.id, vote: 'yes' });
  expect(tried.body).toMatchObject({ status: 403, code: 'honours.panel.stands-aside' });
  const [kin] = members;
  const said = { candidacyId: one.id, why: 'relative' };
  const aside = await act(kin?.by ?? world.clerk, panel, 'stand-aside', said);
  expect(aside.body.cases[0]).toMatchObject({ eligible: 3, mine: 'aside' });
  expect((await vote(0, panel, one.id, 'yes')).body.code).toBe('honours.panel.stands-aside');
  await vote(1, panel, one.id, 'yes');
  const late = await act(members[1]?.by ?? world.clerk, await get(panel), 'stand-aside', said);
  expect(late.body.code).toBe('honours.panel.voted-already');
});

test('nobody votes who does not sit on it, and its members look into no objection', async () => {
  const one = await world.shortlisted();
  const panel = await opened([one]);
  const outsider = await world.somebody(HELD, 'district');
  const tried = await outsider.post<Problem>(`${PANELS}/${panel.id}/vote`, { candidacyId: one.id, vote: 'yes' });
  expect(tried.body).toMatchObject({ status: 403, code: 'honours.panel.not-member' });
  for (const who of [0, 1]) await vote(who, panel, one.id, 'yes');
  await act(world.clerk, panel, 'conclude');
  const { rows } = await world.plugin.database.client.query<{ involved: string[] }>(
    'SELECT involved FROM plugin_honours.candidacy WHERE id = $1',
    [one.id],
  );
  expect(rows[0]?.involved).toEqual(expect.arrayContaining(members.map(({ id }) => id)));
});

test('what was voted stands nowhere with who voted it: not in a history, an audit line or a kept answer', async () => {
  const one = await world.shortlisted();
  const panel = await opened([one]);
  await vote(2, panel, one.id, 'abstain');
  const { rows } = await world.plugin.database.client.query<{ line: string }>(
    `SELECT to_jsonb(a)::text AS line FROM core.audit_entry a WHERE to_jsonb(a)::text LIKE '%' || $1 || '%'
     UNION ALL SELECT to_jsonb(k)::text FROM plugin_honours.idempotency_key k
     UNION ALL SELECT to_jsonb(c)::text FROM plugin_honours.panel_cast c`,
    [panel.id],
  );
  expect(rows.length).toBeGreaterThan(1);
  expect(rows.filter(({ line }) => /"vote": ?"|abstain": ?[1-9]/.test(line))).toEqual([]);
});

test('votes on paper are counted in numbers, and not more than may vote', async () => {
  const one = await world.shortlisted();
  const panel = await opened([one], { ballot: 'paper' });
  expect((await vote(0, panel, one.id, 'yes')).body.code).toBe('honours.panel.other-ballot');
  const count = (counts: object) => act(world.clerk, panel, 'count', { candidacyId: one.id, ...counts });
  expect((await count({ yes: 3, no: 1, abstain: 1 })).body.code).toBe('honours.panel.too-many-votes');
  const counted = (await count({ yes: 3, no: 1, abstain: 0 })).body;
  const over = (await act(world.clerk, counted, 'conclude')).body;
  expect(over.cases[0]).toMatchObject({ outcome: 'recommended', tally: { yes: 3, no: 1, abstain: 0 } });
});

test('a candidate who is not on the shortlist, and a member whom nobody knows, are refused in words', async () => {
  const early = await world.candidacy();
  const panel = await called();
  const refused = await act(world.clerk, panel, 'add-case', { candidacyId: early.id });
  expect(refused.body).toMatchObject({ status: 409, code: 'honours.panel.not-shortlisted' });
  expect((await act(world.clerk, panel, 'open')).body.code).toBe('honours.panel.no-cases');
  const nobody = ['1', '2', '3'].map((n) => `00000000-0000-4000-8000-00000000000${n}`);
  expect(await called({ members: nobody })).toMatchObject({ code: 'honours.panel.unknown-member' });
});
