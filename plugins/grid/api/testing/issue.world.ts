import { expect } from '@jest/globals';
import type { Problem } from '@linli/contracts';
import { startTestPlugin } from '@linli/sdk-server/testing';
import type { TestClient, TestPlugin } from '@linli/sdk-server/testing';
import { ISSUE_PERMISSION as P } from '../../contract/index.ts';
import type { IssueDetail, ReportIssue } from '../../contract/index.ts';
import { definition } from '../definition.ts';

export const REPORT: Omit<ReportIssue, 'unitId'> = {
  category: 'sanitation',
  text: '3 号楼前垃圾桶满溢，已经两天没人清运',
  place: '3 号楼东侧',
};

const PEOPLE = {
  reporter: '马丽娟',
  desk: '李建国',
  handler: '杨晓峰',
  verifier: '张桂花',
  otherDesk: '陈志强',
  viewer: '孙文静',
  stranger: '周静',
} as const;
export type Person = keyof typeof PEOPLE;

/** The plugin on a database of its own, with two streets and the people who work in them. */
export interface IssueWorld {
  plugin: TestPlugin;
  at: Record<'district' | 'street' | 'community' | 'grid' | 'otherStreet' | 'otherCommunity', number>;
  who: Record<Person, string>;
  as: Record<Person, TestClient>;
  /** Reports an issue, by default the reporter's in their grid. */
  report(client?: TestClient, unitId?: number, more?: Partial<ReportIssue>): Promise<IssueDetail>;
  /** Takes an issue to `resolved`. */
  resolved(): Promise<IssueDetail>;
  close(): Promise<void>;
}

export async function startIssueWorld(): Promise<IssueWorld> {
  const plugin = await startTestPlugin(definition, process.cwd());
  const { platform } = plugin;
  const district = await platform.unit('district', undefined, '河东区');
  const street = await platform.unit('street', district, '甲街道');
  const community = await platform.unit('community', street, '甲社区');
  const grid = await platform.unit('grid', community, '甲网格');
  const otherStreet = await platform.unit('street', district, '乙街道');
  const otherCommunity = await platform.unit('community', otherStreet, '乙社区');
  const people = Object.entries(PEOPLE) as [Person, string][];
  const accounts = await Promise.all(people.map(async ([key, name]) => [key, await platform.account(name)] as const));
  const who = Object.fromEntries(accounts) as IssueWorld['who'];
  await platform.grant(who.reporter, [P.read, P.report], grid);
  await platform.grant(who.desk, [P.read, P.report, P.accept, P.assign, P.close], street);
  await platform.grant(who.handler, [P.read, P.handle], community);
  await platform.grant(who.verifier, [P.read, P.verify], community);
  await platform.grant(who.otherDesk, [P.read, P.report, P.accept, P.assign, P.close], otherStreet);
  await platform.grant(who.viewer, [P.read], district);
  const clients = await Promise.all(accounts.map(async ([key, id]) => [key, await plugin.as(id)] as const));
  const as = Object.fromEntries(clients) as IssueWorld['as'];

  const report: IssueWorld['report'] = async (client = as.reporter, unitId = grid, more = {}) => {
    const answer = await client.post<IssueDetail>('/v1/issues', { ...REPORT, unitId, ...more });
    expect(answer.status).toBe(201);
    return answer.body;
  };
  return {
    plugin,
    at: { district, street, community, grid, otherStreet, otherCommunity },
    who,
    as,
    report,
    async resolved() {
      let issue = await act(as.desk, await report(), 'accept');
      issue = await act(as.desk, issue, 'assign', { handlerId: who.handler });
      issue = await act(as.handler, issue, 'start');
      return act(as.handler, issue, 'resolve', { outcome: 'fixed', reply: '已清运' });
    },
    close: () => plugin.close(),
  };
}

/** Does a step that must succeed, with the version that the issue has. */
export async function act(
  client: TestClient,
  issue: IssueDetail,
  action: string,
  more: object = {},
): Promise<IssueDetail> {
  const answer = await client.post<IssueDetail & Problem>(`/v1/issues/${issue.id}/${action}`, {
    version: issue.version,
    ...more,
  });
  expect({ action, status: answer.status, code: answer.body.code }).toEqual({ action, status: 200, code: undefined });
  return answer.body;
}
