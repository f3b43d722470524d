import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { EntranceGroupsRow, Governance, OneShoulderRow, Page, VacancyRow } from '@linli/contracts';
import { asker, problemOf, TestPeople, type Asker } from '../testing/people.ts';
import { startTestCore, type TestCore } from '../testing/test-core.ts';

const READ = ['core.appointment.read', 'core.organisation.read'];
let core: TestCore;
let people: TestPeople;
let tests = 0;
let units: { district: number; street: number; community: number; grid: number };
let street: Asker;
let zhang: string;
let li: string;

beforeAll(async () => {
  core = await startTestCore();
  people = new TestPeople(core);
});
afterAll(() => core?.close());

beforeEach(async () => {
  tests += 1;
  const { platform } = core;
  const district = await platform.unit('district', 1, `区${tests}`);
  const above = await platform.unit('street', district, `街道${tests}`);
  const community = await platform.unit('community', above, `社区${tests}`);
  units = { district, street: above, community, grid: await platform.unit('grid', community, `网格${tests}`) };
  street = await asker(core, `street${tests}`, [...READ, 'core.governance.update'], above);
  [zhang, li] = await Promise.all([people.person(community, '张建国'), people.person(community, '李秀英')]);
});

const list = async <T>(path: string, by = street) => (await by.get<Page<T>>(`/governance/${path}`)).body;
const figures = async (query = '', by = street) => (await by.get<Governance>(`/governance${query}`)).body;
const community = async (asOf: string) => {
  const { items } = await list<OneShoulderRow>(`one-shoulder?asOf=${asOf}`);
  expect(items).toHaveLength(1);
  return items[0];
};

describe('一肩挑', () => {
  test('says since when both posts have been with one person, over terms and over who it is', async () => {
    const party = await people.body({ type: 'party-committee', unitId: units.community });
    const committee = await people.body({ type: 'residents-committee', unitId: units.community });
    const holds = (person: string, body: string, post: string, from: string, to: string | null = null) =>
      people.appointment({ person, body, post, from, to, state: to === null ? 'in-force' : 'ended' });
    await holds(zhang, party, 'secretary', '2026-01-01', '2026-05-01');
    await holds(li, committee, 'director', '2026-01-10', '2026-02-01');
    await holds(zhang, committee, 'director', '2026-02-01', '2026-03-01');
    await holds(zhang, committee, 'director', '2026-03-01', '2026-06-01');
    await holds(li, party, 'secretary', '2026-05-01');
    expect(await community('2026-01-05')).toMatchObject({ yes: false, since: null, director: null });
    expect(await community('2026-01-31')).toMatchObject({ yes: false, since: '2026-01-10' });
    expect(await community('2026-02-01')).toMatchObject({ yes: true, since: '2026-02-01' });
    expect(await community('2026-04-30')).toMatchObject({
      ...{ yes: true, since: '2026-02-01', partyBody: { id: party, readable: true }, committee: { id: committee } },
      secretary: { person: { name: '张建国', readable: false }, since: '2026-01-01' },
      director: { since: '2026-03-01' },
    });
    expect(await community('2026-07-01')).toMatchObject({ yes: false, since: '2026-05-01', director: null });
  });

  test('an exception is entered with its reason and taken away again, by whoever may, and stands in the audit log', async () => {
    const reader = await asker(core, `reader${tests}`, READ, units.street);
    const set = (reason: string | null, by = street, unitId = units.community) => put(by, { unitId, reason });
    expect((await set('书记刚到任，换届后统一', reader)).status).toBe(403);
    expect((await set('书记刚到任，换届后统一')).body).toEqual({
      unitId: units.community,
      reason: '书记刚到任，换届后统一',
    });
    expect((await figures()).oneShoulder).toEqual({ communities: 1, yes: 0, excepted: 1 });
    const { items } = await list<OneShoulderRow>('one-shoulder?excepted=true');
    expect(items[0]?.exception).toMatchObject({ reason: '书记刚到任，换届后统一', by: `street${tests}` });
    // It did not stand before it was entered.
    expect((await figures('?asOf=2026-01-01')).oneShoulder.excepted).toBe(0);
    await set('等待换届');
    await set(null);
    expect((await figures()).oneShoulder.excepted).toBe(0);
    const { rows } = await core.database.client.query<{ before: object; after: object }>(
      `SELECT before, after FROM core.audit_entry WHERE action = 'core.governance.update' AND target = $1 ORDER BY id`,
      [String(units.community)],
    );
    expect(rows).toEqual([
      { before: { exception: null }, after: { exception: '书记刚到任，换届后统一' } },
      { before: { exception: '书记刚到任，换届后统一' }, after: { exception: '等待换届' } },
      { before: { exception: '等待换届' }, after: { exception: null } },
    ]);
    expect(problemOf(await set('x', street, units.grid))).toMatchObject({
      code: 'core.governance.not-a-community',
      field: 'unitId',
    });
    expect(problemOf(await set('x', street, units.district)).code).toBe('core.governance.unknown-unit');
    const split = await asker(core, `split${tests}`, ['core.governance.update'], units.grid);
    await core.platform.grant(split.id, READ, units.street);
    expect(problemOf(await set('x', split))).toMatchObject({ status: 403, code: 'core.governance.out-of-reach' });
  });
});

describe('figures', () => {
  test('a vacancy says since when, who was the last, and whether somebody is proposed', async () => {
    const branch = await people.body({ type: 'branch', subtype: 'grid', unitId: units.grid });
    await people.appointment({
      person: zhang,
      body: branch,
      post: 'secretary',
      from: '2026-02-01',
      to: '2026-04-01',
      state: 'ended',
    });
    await people.appointment({ person: li, body: branch, post: 'secretary', from: '2026-05-01', state: 'proposed' });
    expect((await list<VacancyRow>('vacancies')).items).toMatchObject([
      {
        organisation: { id: branch },
        postTitle: '书记',
        since: '2026-04-01',
        last: { person: { name: '张建国' } },
        proposed: true,
      },
    ]);
    expect((await list<VacancyRow>('vacancies?asOf=2026-01-15')).items).toMatchObject([
      { since: '2026-01-01', last: null },
    ]);
    expect((await list<VacancyRow>('vacancies?asOf=2026-03-31')).total).toBe(0);
    expect((await list<VacancyRow>('vacancies?asOf=2025-12-31')).total).toBe(0);
  });

  test('today begins at midnight in Shanghai', async () => {
    const day = '2027-03-10';
    const branch = await people.body({ type: 'branch', subtype: 'grid', unitId: units.grid });
    await people.appointment({ person: zhang, body: branch, post: 'secretary', from: '2026-02-01', to: day });
    const midnight = Date.parse(`${day}T00:00:00+08:00`);
    core.setClock(midnight - 5_000 - Date.now());
    expect(await figures()).toMatchObject({
      asOf: '2027-03-09',
      gridBranches: { active: 1, withSecretary: 1 },
      vacancies: 0,
    });
    core.setClock(midnight + 1_000 - Date.now());
    expect(await figures()).toMatchObject({ asOf: day, gridBranches: { active: 1, withSecretary: 0 }, vacancies: 1 });
    core.setClock(0);
  });

  test('what stands in a unit is counted where the unit is now, also of a day before it moved', async () => {
    await people.body({ type: 'branch', subtype: 'grid', unitId: units.grid });
    const other = await core.platform.unit('street', units.district);
    const there = await asker(core, `there${tests}`, READ, other);
    expect((await figures('', there)).gridBranches.active).toBe(0);
    await core.platform.move(units.community, other);
    expect((await figures('?asOf=2026-02-01', there)).gridBranches.active).toBe(1);
    expect((await figures('?asOf=2026-02-01')).gridBranches.active).toBe(0);
  });

  test('of a unit out of reach are nought, and it is not named', async () => {
    await people.body({ type: 'organ', unitId: units.district });
    const answer = await figures(`?unitId=${units.district}`);
    expect(answer).toMatchObject({ unit: null, organs: 0, oneShoulder: { communities: 1 } });
    expect(await figures(`?unitId=${units.street}`)).toMatchObject({ unit: { name: `街道${tests}` } });
    const nobody = await asker(core, `nobody${tests}`, ['core.unit.read'], units.district);
    expect((await nobody.get('/governance')).status).toBe(403);
  });

  test('entrance groups are told by community, with how many have a leader', async () => {
    const groups = await Promise.all(
      [0, 1].map(() => people.body({ type: 'party-group', unitId: units.grid, entrance: '3号楼' })),
    );
    await people.appointment({ person: zhang, body: groups[0] ?? '', post: 'group-leader', from: '2026-02-01' });
    expect((await list<EntranceGroupsRow>('entrance-groups')).items).toEqual([
      expect.objectContaining({
        groups: 2,
        withLeader: 1,
        entrances: null,
        community: expect.objectContaining({ id: units.community }),
      }),
    ]);
    expect((await figures()).entranceGroups).toEqual({ groups: 2, communities: 1, entrances: null });
  });
});

function put(by: Asker, body: object) {
  return by.post<{ unitId: number; reason: string | null }>('/governance/exceptions', body);
}
