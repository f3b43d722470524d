import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { loadBoard } from './board.ts';
import { demoDivisionsCsv } from './divisions.ts';
import { staffCode } from './district/district.ts';
import { loadDistrict } from './district/load-district.ts';
import { importNoun } from './import-noun.ts';
import { rememberTokens } from './remember-tokens.ts';
import { demoFor, demoSeedOf, type Demo, type DemoHost } from './seed.ts';
import { readStaff, rolesFor } from './staff.ts';

export type { DemoHost } from './seed.ts';

/** How far loading got: kept between starts, so that one that was cut off goes on, and nothing is loaded twice. */
export interface DemoMark {
  units: boolean;
  /** Bodies, people and appointments. */
  bodies?: boolean;
  /** The list of figures of the board. */
  board?: boolean;
  /** Digest of the staff and the roles on offer; another one brings the accounts up to date. */
  accounts: string;
  /** Plugins whose demo data is in. */
  seeds: string[];
}

export interface LoadDemo {
  host: DemoHost;
  pluginsDir: string;
  mark: DemoMark | undefined;
  /** Called after each step that is done. */
  save(mark: DemoMark): void;
  /** Tells what is being done, by a key of the caller's words. */
  say(
    step: 'units' | 'accounts' | 'bodies' | 'board' | 'seed' | 'seedFailed',
    params: Record<string, string | number>,
  ): void;
}

const API = '/api/core/v1';
const REASON = '演示数据';

/** Loads the demo district through the product's own API. Done steps are skipped; a second call changes nothing. */
export async function loadDemo({ host: reached, pluginsDir, mark: earlier, save, say }: LoadDemo): Promise<void> {
  const host = { ...reached, tokenOf: rememberTokens(reached.tokenOf) };
  const mark: DemoMark = earlier ?? { units: false, accounts: '', seeds: [] };
  const empty = !mark.units && (await isTreeEmpty(host));
  if (!mark.units) {
    // A tree that somebody else has filled (a database of their own) is theirs.
    if (empty || earlier) say('units', { count: await importNoun(host, 'units', demoDivisionsCsv()) });
    mark.units = true;
    if (!empty && !earlier) {
      mark.seeds = pluginsIn(pluginsDir);
      mark.bodies = true;
      mark.board = true;
    }
    save(mark);
  }

  const roles = await rolesOnOffer(host);
  const digest = createHash('sha256')
    .update(JSON.stringify([readStaff(), roles]))
    .digest('hex');
  if (mark.accounts !== digest) {
    say('accounts', { count: await createAccounts(host, roles) });
    mark.accounts = digest;
    save(mark);
  }

  if (!mark.bodies) {
    say('bodies', await loadDistrict(host));
    // Their people are there only now: whose each account is.
    await createAccounts(host, roles);
    mark.bodies = true;
    save(mark);
  }

  if (!mark.board) {
    say('board', { count: await loadBoard(host) });
    mark.board = true;
    save(mark);
  }

  for (const id of pluginsIn(pluginsDir).filter((plugin) => !mark.seeds.includes(plugin))) {
    const file = demoSeedOf(pluginsDir, id);
    if (!file) continue;
    say('seed', { plugin: id });
    try {
      const { seed } = (await import(pathToFileURL(file).href)) as { seed(demo: Demo): Promise<void> };
      await seed(demoFor(host, id));
    } catch (error) {
      // A plugin that is broken takes nothing else down; its data is tried again at the next start.
      say('seedFailed', { plugin: id, reason: error instanceof Error ? error.message : String(error) });
      continue;
    }
    mark.seeds.push(id);
    save(mark);
  }
}

async function isTreeEmpty(host: DemoHost): Promise<boolean> {
  const token = await host.operatorToken();
  const { total } = await host.call<{ total: number }>({
    token,
    method: 'GET',
    path: `${API}/units?parent=1&pageSize=1`,
  });
  return total === 0;
}

type OfferedRole = { id: string; suggestedFor: string[] };

async function rolesOnOffer(host: DemoHost): Promise<OfferedRole[]> {
  const token = await host.operatorToken();
  const { items } = await host.call<{ items: OfferedRole[] }>({ token, method: 'GET', path: `${API}/roles` });
  return items.map(({ id, suggestedFor }) => ({ id, suggestedFor })).sort((a, b) => a.id.localeCompare(b.id));
}

async function createAccounts(host: DemoHost, roles: OfferedRole[]): Promise<number> {
  const staff = readStaff();
  for (const member of staff) {
    const { username, displayName, post, subject, unitCode } = member;
    const grants = rolesFor(post, roles).map((roleId) => ({ roleId, unitCode, reason: REASON }));
    const token = await host.operatorToken();
    const body = { username, displayName, post, subject, grants, personCode: staffCode(member) };
    await host.call({ token, method: 'POST', path: `${API}/accounts`, body, key: crypto.randomUUID() });
  }
  return staff.length;
}

function pluginsIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}
