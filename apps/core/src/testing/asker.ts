import { XLSX_TYPE } from '@linli/contracts';
import { workbookRows } from '@linli/sdk-server/testing';
import type { TestCore } from './test-core.ts';

export interface TestAnswer<T> {
  status: number;
  body: T;
}

/** Somebody signed in who asks core in Chinese. */
export interface Asker {
  id: string;
  get<T>(route: string): Promise<TestAnswer<T>>;
  send<T>(method: string, route: string, body: unknown, headers?: Record<string, string>): Promise<TestAnswer<T>>;
  post<T>(route: string, body: unknown, headers?: Record<string, string>): Promise<TestAnswer<T>>;
  patch<T>(route: string, body: unknown): Promise<TestAnswer<T>>;
  /** A list as a workbook: its cells, the header first; none where it was refused. */
  workbook(route: string): Promise<TestAnswer<string[][]>>;
}

/** An account with these permissions at these units, and its session. */
export async function startAsker(
  core: TestCore,
  name: string,
  grants: [permissions: string[], unitId: number][],
): Promise<Asker> {
  const { id, authorization } = await core.person(name, grants);
  const ask = async <T>(method: string, route: string, body?: unknown, more: Record<string, string> = {}) => {
    const json = body === undefined ? {} : { 'content-type': 'application/json' };
    const answer = await core.send(`/api/core/v1${route}`, {
      method,
      headers: { authorization, 'accept-language': 'zh-CN', ...json, ...more },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: answer.status, body: answer.json<T>() };
  };
  return {
    id,
    get: (route) => ask('GET', route),
    send: ask,
    post: (route, body, headers) => ask('POST', route, body, headers),
    patch: (route, body) => ask('PATCH', route, body),
    async workbook(route) {
      const headers = { authorization, 'accept-language': 'zh-CN', accept: XLSX_TYPE };
      const { status, bytes } = await core.send(`/api/core/v1${route}`, { headers });
      return { status, body: status === 200 ? await workbookRows(bytes) : [] };
    },
  };
}
