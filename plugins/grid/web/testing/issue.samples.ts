import type { FakeRoutes } from '@linli/sdk-web/testing';
import type { Issue, IssueDetail } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';

export const ISSUE: IssueDetail = {
  id: '01979e9c-7a00-7000-8000-000000000001',
  no: 'WG-20261123-000017',
  category: 'sanitation',
  text: '3 号楼前垃圾桶满溢，已经两天没人清运，有异味。',
  place: '3 号楼东侧',
  unitId: 30,
  path: [
    { id: 2, name: '河东区', level: 'district' },
    { id: 10, name: '大王庄街道', level: 'street' },
    { id: 20, name: '积善里社区', level: 'community' },
    { id: 30, name: '第 1 网格', level: 'grid' },
  ],
  state: 'reported',
  stateSince: '2026-11-23T01:00:00.000Z',
  outcome: null,
  handler: null,
  reporter: { id: '00000000-0000-4000-8000-000000000009', name: '马丽娟' },
  reportedAt: '2026-11-23T01:00:00.000Z',
  due: null,
  version: 1,
  reason: null,
  namedBody: null,
  reply: null,
  resolvedBy: null,
  verifiedBy: null,
  photos: [],
  actions: [],
  waitingFor: { action: 'accept', person: null, unit: { id: 10, name: '大王庄街道', level: 'street' } },
};

export const HANDLER = { id: '00000000-0000-4000-8000-000000000007', name: '杨晓峰' };

export const pageOfIssues = (items: Issue[]) => ({ items, page: 1, pageSize: 20, total: items.length, exact: true });

/** The plugin's API as a fake: `{ 'GET issues': … }`, below its own base. */
export function fakeApi(routes: FakeRoutes): FakeRoutes {
  return Object.fromEntries(
    Object.entries(routes).map(([route, answer]) => {
      const [method, path = ''] = route.split(' ');
      return [`${method} ${path.startsWith('/') ? path : `${plugin.apiBase}/${path}`}`, answer];
    }),
  );
}
