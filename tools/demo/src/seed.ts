import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Post } from '@linli/contracts';
import { readStaff, type StaffMember } from './staff.ts';

/** Calls the product's API as one of the demo staff. Paths are below the plugin's API, or whole when they begin with `/api/`. */
export interface DemoClient {
  account: StaffMember;
  get<T>(path: string): Promise<T>;
  /** `key` is the Idempotency-Key: a fixed one makes a seed that was cut off repeatable. */
  post<T>(path: string, body: unknown, key?: string): Promise<T>;
  patch<T>(path: string, body: unknown): Promise<T>;
}

/** What a plugin's `demo/seed.ts` gets: `export async function seed(demo: Demo): Promise<void>`. */
export interface Demo {
  /** The n-th of the staff with this post, counted from 0 in the order of staff.json. */
  as(post: Post, n?: number): DemoClient;
  /** Id of the unit with this code. */
  unitId(code: string): Promise<number>;
}

/** How the demo reaches the running product. */
export interface DemoHost {
  /** Sends JSON (or a raw body) and returns the answer's JSON; throws on any answer but success. */
  call<T>(request: {
    token: string;
    method: string;
    path: string;
    body?: unknown;
    raw?: { type: string; text: string };
    key?: string;
  }): Promise<T>;
  operatorToken(): Promise<string>;
  tokenOf(username: string): Promise<string>;
}

/** The demo as one plugin sees it. */
export function demoFor(host: DemoHost, pluginId: string): Demo {
  const staff = readStaff();
  const units = new Map<string, Promise<number>>();
  const whole = (path: string) =>
    path.startsWith('/api/') ? path : `/api/plugins/${pluginId}/v1/${path.replace(/^\//, '')}`;
  return {
    as(post, n = 0) {
      const account = staff.filter((member) => member.post === post)[n];
      if (!account) throw new Error(`the demo has no ${post} number ${n}`);
      const send = async <T>(method: string, path: string, body?: unknown, key?: string) =>
        host.call<T>({ token: await host.tokenOf(account.username), method, path: whole(path), body, key });
      return {
        account,
        get: (path) => send('GET', path),
        post: (path, body, key = crypto.randomUUID()) => send('POST', path, body, key),
        patch: (path, body) => send('PATCH', path, body),
      };
    },
    unitId(code) {
      const known = units.get(code) ?? findUnit(host, code);
      units.set(code, known);
      return known;
    },
  };
}

async function findUnit(host: DemoHost, code: string): Promise<number> {
  const { items } = await host.call<{ items: { id: number; code: string | null }[] }>({
    token: await host.operatorToken(),
    method: 'GET',
    path: `/api/core/v1/units/search?q=${code}`,
  });
  const unit = items.find((item) => item.code === code);
  if (!unit) throw new Error(`there is no unit with code ${code}`);
  return unit.id;
}

/** The seed that a plugin ships for demos, if any. */
export function demoSeedOf(pluginsDir: string, pluginId: string): string | undefined {
  const file = join(pluginsDir, pluginId, 'demo/seed.ts');
  return existsSync(file) ? file : undefined;
}
