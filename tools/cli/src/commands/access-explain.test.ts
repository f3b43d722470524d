import { expect, test } from '@jest/globals';
import type { Explanation } from '@linli/contracts';
import { explanationLines } from './access-explain.command.ts';

const street = { id: 3, name: '大直沽街道', level: 'street' as const };
const community = { id: 4, name: '汇贤里社区', level: 'community' as const };
const link = {
  grantId: '0190f5a0-0000-7000-8000-000000000001',
  role: { id: 'grid.verifier', title: '核实员' },
  path: [street, community],
  organisation: null,
  since: '2026-01-01T00:00:00Z',
  until: null,
  grantedBy: '赵明远',
  reason: '岗位需要',
};
const explanation: Explanation = {
  account: {
    id: '0190f5a0-0000-7000-8000-000000000002',
    displayName: '王秀兰',
    username: 'wangxiulan',
    post: 'street-leader',
  },
  permission: { id: 'grid.issue.verify', title: '核实' },
  unit: { ...community, path: [street] },
  record: null,
  allowed: true,
  reasons: [{ kind: 'grant', ...link }],
  obstacles: [],
  roles: [],
  givers: [],
};

test('a yes names who granted which role, for which units, since when and why', () => {
  const [answer, reason] = explanationLines(explanation);
  expect(answer).toContain('王秀兰');
  expect(answer).toContain('汇贤里社区');
  for (const part of ['赵明远', '核实员', '大直沽街道 / 汇贤里社区', '2026', '岗位需要'])
    expect(reason).toContain(part);
});

test('a no names what is missing, which roles would do, and who can give one', () => {
  const giver = { accountId: explanation.account.id, displayName: '赵明远', unit: street };
  const lines = explanationLines({
    ...explanation,
    allowed: false,
    reasons: [],
    obstacles: [{ kind: 'elsewhere', ...link, path: [street] }],
    roles: [link.role],
    givers: [giver],
  });
  expect(lines).toHaveLength(4);
  expect(lines[1]).toContain('大直沽街道');
  expect(lines[2]).toContain('核实员');
  expect(lines[3]).toContain('赵明远（大直沽街道）');
  const alone = explanationLines({
    ...explanation,
    allowed: false,
    reasons: [],
    obstacles: [{ kind: 'no-role' }],
    roles: [link.role],
  });
  expect(alone.at(-1)).not.toContain('{{');
});
