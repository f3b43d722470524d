import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from '@linli/contracts';
import { XLSX_TYPE } from '@linli/contracts';
import { startAsker, type Asker } from '../testing/asker.ts';
import { TestPeople } from '../testing/people.ts';
import { startTestCore, type TestCore } from '../testing/test-core.ts';

const READS = [
  'core.person.read',
  'core.person.create',
  'core.organisation.read',
  'core.appointment.read',
  'core.account.read',
  'core.grant.read',
  'core.role.read',
  'core.notice.read',
  'core.disclosure.read',
  'core.privacy.read',
];
let core: TestCore;
let desk: Asker;
let neighbour: Asker;
let street: number;
let community: number;

beforeAll(async () => {
  core = await startTestCore();
  const people = new TestPeople(core);
  const district = await core.platform.unit('district', 1, '河东区');
  street = await core.platform.unit('street', district, '大直沽街道');
  community = await core.platform.unit('community', street, '文华里社区');
  const other = await core.platform.unit('street', district, '中山门街道');
  desk = await startAsker(core, '李建国', [[READS, street]]);
  neighbour = await startAsker(core, '陈志强', [[READS, other]]);
  const body = await people.body({ type: 'party-committee', unitId: community });
  const person = await people.person(community, '张桂花');
  await people.appointment({ person, body, post: 'secretary', from: '2026-01-01', state: 'in-force', to: null });
  await desk.post('/people', { unitId: community, name: '丁一', phone: '13812345678' });
});
afterAll(() => core?.close());

const PAGED = [
  'people',
  'organisations',
  'appointments',
  'accounts',
  'grants',
  'loans',
  'notices',
  'me/todos',
  'privacy/disclosures',
  'me/disclosures',
  ...['organs', 'grid-branches', 'street-part-time-members', 'one-shoulder', 'cross-membership', 'vacancies'].map(
    (list) => `governance/${list}`,
  ),
  ...['missing-seats', 'secondments', 'terms', 'grids-without-branch', 'entrance-groups'].map(
    (list) => `governance/${list}`,
  ),
];

describe('a list of core', () => {
  test.each([...PAGED, 'roles', 'privacy/inventory'])(
    '%s has as many rows in a workbook as on the screen',
    async (list) => {
      const { items } = (await desk.get<Page<unknown>>(`/${list}`)).body;
      const { status, body } = await desk.workbook(`/${list}`);
      expect(status).toBe(200);
      const [header = [], ...rows] = body;
      expect(rows).toHaveLength(items.length);
      expect(header.length).toBeGreaterThan(3);
      expect(header.join()).not.toMatch(/[a-z]\.[a-z]/);
      // Choices stand in words: a column of codes would be one that nobody has named. Kinds of files are named by code.
      const cells = rows.flat().filter((cell) => !cell.endsWith('-basis'));
      expect(cells.filter((cell) => /^[a-z]+-[a-z]+$/.test(cell))).toEqual([]);
    },
  );

  test('every route that answers pages to be looked at is among them, or is no list of the shell', async () => {
    const { paths } = (await core.send('/api/core/v1/openapi.json')).json<{
      paths: Record<string, { get?: { responses: Record<string, { content?: Record<string, object> }> } }>;
    }>();
    const routes = Object.entries(paths).flatMap(([route, { get }]) => {
      const content = get?.responses['200']?.content ?? {};
      return JSON.stringify(content).includes('"pageSize"') && !(XLSX_TYPE in content) ? [route] : [];
    });
    // Pickers, and pages of a drawer: nobody works with them as a list.
    expect(routes.sort()).toEqual(['unit-distribution', 'unit-plans', 'units'].map((name) => `/api/core/v1/${name}`));
  });

  test('masks as the screen does, and keeps to what the asker reaches', async () => {
    const { body } = await desk.workbook(`/people?unitId=${street}`);
    expect(body[0]).toEqual(['姓名', '编号', '现任职务', '任职数', '档案所在区划', '电话', '状态']);
    const rows = new Map(body.slice(1).map(([name = '', ...cells]) => [name, cells]));
    expect(rows.get('丁一')).toEqual(['', '', '0', '文华里社区', '138****5678', '在岗']);
    expect(rows.get('张桂花')?.[1]).toMatch(/书记$/);
    expect((await neighbour.workbook(`/people?unitId=${street}`)).body).toHaveLength(1);
    const nobody = await startAsker(core, '路人', []);
    expect((await nobody.workbook('/people')).status).toBe(403);
  });

  test('stands in the audit log with who took what', async () => {
    await desk.workbook(`/appointments?unitId=${community}`);
    const { rows } = await core.database.client.query(
      `SELECT action, after FROM core.audit_entry
       WHERE kind = 'export' AND after->'filters'->>'unitId' = $1`,
      [String(community)],
    );
    expect(rows).toEqual([
      expect.objectContaining({
        action: 'core.appointment.read',
        after: { rows: 1, filters: { unitId: String(community) }, format: 'xlsx' },
      }),
    ]);
  });
});
