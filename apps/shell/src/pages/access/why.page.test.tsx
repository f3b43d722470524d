import { expect, test } from '@jest/globals';
import type { Explanation } from '@linli/contracts';
import { fakeMe, renderWithLinli } from '@linli/sdk-web/testing';
import { screen, within } from '@testing-library/react';
import { WhyPage } from './why.page.tsx';

const [account, giver, grant] = [2, 3, 4].map((n) => `00000000-0000-4000-8000-00000000000${n}`) as [
  string,
  string,
  string,
];
const street = { id: 10, name: '大王庄街道', level: 'street' } as const;
const community = { id: 20, name: '瑞金社区', level: 'community' } as const;
const chain = {
  grantId: grant,
  role: { id: 'grid.viewer', title: '事项查看' },
  path: [street, community],
  organisation: null,
  since: '2026-01-01T00:00:00.000Z',
  until: null,
  grantedBy: '王秀兰',
  reason: '负责本街道',
};
const answer: Explanation = {
  account: { id: account, displayName: '马丽娟', username: 'malijuan', post: 'grid-worker' },
  permission: { id: 'sample.record.read', title: '查看事项' },
  unit: { ...community, path: [street] },
  record: null,
  allowed: true,
  reasons: [{ kind: 'grant', ...chain }],
  obstacles: [],
  roles: [],
  givers: [],
};
const me = fakeMe(['core.grant.read', 'core.grant.create', 'core.role.read', 'core.account.read', 'core.unit.read']);
const show = (explanation: Explanation, route = `account=${account}&permission=sample.record.read&unit=20`) =>
  renderWithLinli(<WhyPage />, {
    me,
    route: `/access/why?${route}`,
    api: {
      'GET /api/core/v1/access/explain': explanation,
      'GET /api/core/v1/permissions': { items: [{ id: 'sample.record.read', plugin: 'sample', title: '查看事项' }] },
      'GET /api/core/v1/units/20': community,
    },
  });

test('a yes is a sentence with the chain from the grant down to the unit', async () => {
  const { calls } = show(answer);
  expect((await screen.findByRole('status', { name: '' })).textContent).toBe('可以马丽娟可以在瑞金社区“查看事项”');
  const steps = screen.getByRole('list', { name: '授权、角色、范围' });
  expect(
    within(steps)
      .getAllByRole('link')
      .map((link) => link.getAttribute('href')),
  ).toEqual([`/access/grants/${grant}`, '/access/roles/grid.viewer?unit=20', '/units/10?unit=20', '/units/20?unit=20']);
  expect(screen.getByText('授权理由：负责本街道')).toBeTruthy();
  const asked = calls.find(({ path }) => path.endsWith('/access/explain'));
  expect(asked?.query.toString()).toBe(`account=${account}&permission=sample.record.read&unitId=20`);
});

test('a grant for the very unit says so, and until when it holds', async () => {
  show({
    ...answer,
    reasons: [{ kind: 'grant', ...chain, path: [community], until: '2026-12-31T16:00:00.000Z' }],
  });
  expect(
    await screen.findByText(
      '有“事项查看”角色，授权范围就是瑞金社区；王秀兰授权，自 2026-01-01 周四 起，到 2026-12-31 周四 为止。',
    ),
  ).toBeTruthy();
});

test('a no names the first missing link, and whom to ask', async () => {
  show({
    ...answer,
    allowed: false,
    reasons: [],
    obstacles: [{ kind: 'elsewhere', ...chain, path: [{ id: 11, name: '富民路街道', level: 'street' }] }],
    roles: [{ id: 'grid.viewer', title: '事项查看' }],
    givers: [{ accountId: giver, displayName: '王秀兰', unit: street }],
  });
  expect(await screen.findByText('马丽娟不能在瑞金社区“查看事项”')).toBeTruthy();
  expect(screen.getByText('马丽娟有“事项查看”角色，但授权范围是富民路街道，不包括瑞金社区。')).toBeTruthy();
  expect(screen.getByRole('link', { name: '王秀兰' }).getAttribute('href')).toBe(`/accounts/${giver}?unit=20`);
  expect(screen.getByRole('link', { name: '授予这个角色' }).getAttribute('href')).toBe(
    `/access/grants/give?account=${account}&role=grid.viewer&unit=20`,
  );
});

test('nobody is granted anything while the account is disabled', async () => {
  show({
    ...answer,
    allowed: false,
    reasons: [],
    obstacles: [{ kind: 'account-disabled' }],
    roles: [{ id: 'grid.viewer', title: '事项查看' }],
  });
  expect(await screen.findByText('马丽娟的账号已经停用，什么都不能做。')).toBeTruthy();
  expect(screen.queryByRole('link', { name: '授予这个角色' })).toBeNull();
});

test.each<[string, Explanation['reasons'][number], string]>([
  ['their own', { kind: 'own', column: 'reporter_id' }, '这是本人的记录：自己的记录不用授权就能查看。'],
  [
    'lent',
    { kind: 'lent', until: '2026-12-31T16:00:00.000Z', lentBy: '李建国', reason: '核实' },
    '李建国把这条记录借给本人查阅，到 2026-12-31 周四 为止。',
  ],
])('a record that is %s is explained as that', async (_what, reason, sentence) => {
  const record = '00000000-0000-4000-8000-000000000009';
  const { calls } = show(
    { ...answer, record: { plugin: 'sample', table: 'issue', id: record }, reasons: [reason] },
    `account=${account}&permission=sample.record.read&plugin=sample&table=record&record=${record}`,
  );
  expect(await screen.findByText(sentence)).toBeTruthy();
  const asked = calls.find(({ path }) => path.endsWith('/access/explain'));
  expect(asked?.query.has('unitId')).toBe(false);
});

test('without a whole question nothing is asked', async () => {
  const { calls } = show(answer, 'unit=20');
  expect(await screen.findByText('选择账号、权限和区划，就能看到为什么')).toBeTruthy();
  expect(calls.some(({ path }) => path.endsWith('/access/explain'))).toBe(false);
});
