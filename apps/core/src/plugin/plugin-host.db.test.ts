import { rmSync, writeFileSync, appendFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { PlatformStatus, Registry } from '@linli/contracts';
import { fakeManifest, writeFakeBundle } from '../testing/fake-bundle.ts';
import { startTestCore, type TestCore } from '../testing/test-core.ts';

/** The same plugin under another name, as a copy of its folder would be. */
function copyAs(plugins: string, id: string): string {
  const text = JSON.stringify(fakeManifest()).replaceAll('fake', id);
  const dist = writeFakeBundle(plugins, id, JSON.parse(text) as ReturnType<typeof fakeManifest>);
  const sql = `CREATE TABLE row (id uuid PRIMARY KEY, unit_id integer NOT NULL); SELECT core_pub.scope_table('row', '${id}.row.read');`;
  writeFileSync(path.join(dist, 'migrations/202611230900-create-row.sql'), sql);
  return dist;
}

const DENIED_COLUMNS = [
  ['asks-id', 'id_card'],
  ['asks-faith', 'religion'],
  ['asks-face', 'face_embedding'],
  ['asks-chat', 'wechat_group'],
  ['asks-plate', 'plate_no'],
  ['hides-phone', 'contact_phone'],
] as const;

describe('the plugins’ host', () => {
  let core: TestCore;
  let reader: string;
  let guard: string;

  beforeAll(async () => {
    core = await startTestCore((plugins) => {
      writeFakeBundle(plugins, 'fake');
      copyAs(plugins, 'twin-a');
      appendFileSync(path.join(copyAs(plugins, 'tampered'), 'web/tampered.abc123.js'), ';evil()');
      writeFileSync(
        path.join(copyAs(plugins, 'badly-said'), 'plugin.json'),
        '{"manifestVersion":1,"id":"badly-said","surprise":true}',
      );
      writeFileSync(
        path.join(copyAs(plugins, 'broken-sql'), 'migrations/202611230900-create-row.sql'),
        'CREATE TABLE oops (',
      );
      writeFileSync(
        path.join(copyAs(plugins, 'open-table'), 'migrations/202611230900-create-row.sql'),
        'CREATE TABLE row (id integer);',
      );
      for (const [id, column] of DENIED_COLUMNS) {
        writeFileSync(
          path.join(copyAs(plugins, id), 'migrations/202611230900-create-row.sql'),
          `CREATE TABLE row (id uuid PRIMARY KEY, unit_id integer NOT NULL, ${column} text);
           SELECT core_pub.scope_table('row', '${id}.row.read');`,
        );
      }
      writeFileSync(path.join(copyAs(plugins, 'crashing'), 'server/main.js'), 'process.exit(1)');
      rmSync(path.join(copyAs(plugins, 'not-built'), 'integrity.json'));
      copyAs(plugins, 'greedy');
      const greedy = JSON.stringify(fakeManifest())
        .replaceAll('fake', 'greedy')
        .replace('["greedy.row.read"]', '["greedy.row.read","core.account.create"]');
      writeFileSync(path.join(plugins, 'greedy/dist/plugin.json'), greedy);
      copyAs(plugins, 'listing');
      const listing = JSON.stringify(fakeManifest())
        .replaceAll('fake', 'listing')
        .replaceAll('listing.row.', 'listing.petitioner.');
      writeFileSync(path.join(plugins, 'listing/dist/plugin.json'), listing);
      mkdirSync(path.join(plugins, 'source-only'), { recursive: true });
      writeFileSync(
        path.join(plugins, 'source-only/plugin.json'),
        JSON.stringify(fakeManifest()).replaceAll('fake', 'source-only'),
      );
      mkdirSync(path.join(plugins, 'no-plugin'), { recursive: true });
      writeFakeBundle(plugins, 'second-fake');
    });
    const street = await core.platform.unit('street');
    reader = (await core.person('reader', [[['fake.row.read', 'twin-a.row.read'], street]])).authorization;
    guard = (await core.person('guard', [[['core.platform.read'], street]])).authorization;
    await core.until(async () => (await core.send('/readyz')).status === 200);
  });
  afterAll(() => core.close());

  const registry = async () => (await core.send('/shell/registry.json')).json<Registry>();
  const standing = async (id: string) => {
    const plugin = (await registry()).plugins.find((each) => each.id === id);
    return [plugin?.state, plugin?.reason];
  };

  test.each([
    ['fake', 'running', null],
    ['twin-a', 'running', null],
    ['tampered', 'failed', 'integrity'],
    ['badly-said', 'failed', 'manifest'],
    ['greedy', 'failed', 'manifest'],
    ['broken-sql', 'failed', 'migration-failed'],
    ['open-table', 'failed', 'unprotected-table'],
    ['asks-id', 'failed', 'denied-field'],
    ['asks-faith', 'failed', 'denied-field'],
    ['asks-face', 'failed', 'denied-field'],
    ['asks-chat', 'failed', 'denied-field'],
    ['asks-plate', 'failed', 'denied-field'],
    ['listing', 'failed', 'manifest'],
    ['hides-phone', 'failed', 'undeclared-personal-data'],
    ['not-built', 'failed', 'not-built'],
    ['source-only', 'failed', 'not-built'],
    ['second-fake', 'failed', 'duplicate'],
  ])('says how %s stands: %s %s', async (id, state, reason) => {
    await core.until(async () => (await standing(id))[0] === state);
    expect(await standing(id)).toEqual([state, reason]);
  });

  test('does not list what is no plugin, and keeps trying one that crashes', async () => {
    expect((await registry()).plugins.map(({ id }) => id)).not.toContain('no-plugin');
    const restarts = async () =>
      (await core.send('/api/core/v1/platform/status', { headers: { authorization: guard } }))
        .json<PlatformStatus>()
        .plugins.find(({ id }) => id === 'crashing');
    await core.until(async () => ((await restarts())?.restarts ?? 0) >= 2);
    expect((await standing('crashing'))[1]).toBe('crashed');
  });

  test('runs two plugins beside each other, each with a schema and a role of its own', async () => {
    for (const id of ['fake', 'twin-a']) {
      expect((await core.send(`/api/plugins/${id}/v1/rows`, { headers: { authorization: reader } })).status).toBe(200);
    }
    const { rows } = await core.database.client.query<{ nspname: string }>(
      `SELECT nspname FROM pg_namespace WHERE nspname LIKE 'plugin_%' ORDER BY 1`,
    );
    expect(rows.map(({ nspname }) => nspname)).toEqual(expect.arrayContaining(['plugin_fake', 'plugin_twin_a']));
    const roles = await core.database.client.query(
      `SELECT FROM pg_roles WHERE rolname = 'plugin_fake_app' AND (rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb)`,
    );
    expect(roles.rowCount).toBe(0);
  });

  test('shows the status with process and memory to who may see it', async () => {
    const answer = await core.send('/api/core/v1/platform/status', { headers: { authorization: guard } });
    const status = answer.json<PlatformStatus>();
    expect(status.database).toMatchObject({ ok: true });
    expect(status.plugins.find(({ id }) => id === 'fake')).toMatchObject({
      state: 'running',
      displayName: '样例',
      pid: expect.any(Number),
    });
    expect((await core.send('/api/core/v1/platform/status', { headers: { authorization: reader } })).status).toBe(403);
  });

  test('says in words which column a refused plugin has, and by which rule it must not', async () => {
    const answer = await core.send('/api/core/v1/platform/status', { headers: { authorization: guard } });
    const reasonOf = (id: string) => answer.json<PlatformStatus>().plugins.find((each) => each.id === id)?.reason;
    expect(reasonOf('asks-id')).toBe('row.id_card 属于不得收集的信息（身份证件号码），插件未启用');
    expect(reasonOf('hides-phone')).toBe('row.contact_phone 像是个人信息，但插件说明文件没有申报用途');
  });

  test('takes nobody down when a process is killed, and brings it back', async () => {
    const pid = async () =>
      (await core.send('/api/core/v1/platform/status', { headers: { authorization: guard } }))
        .json<PlatformStatus>()
        .plugins.find(({ id }) => id === 'fake')?.pid;
    const before = await pid();
    process.kill(before ?? 0, 'SIGKILL');
    await core.until(async () => (await standing('fake'))[0] !== 'running', 2000);
    expect((await core.send('/api/plugins/twin-a/v1/rows', { headers: { authorization: reader } })).status).toBe(200);
    await core.until(async () => (await standing('fake'))[0] === 'running', 8000);
    expect(await pid()).not.toBe(before);
  });

  test('starts again over what an earlier start left, and forgets a plugin whose folder is gone', async () => {
    rmSync(path.join(core.config.pluginsDir, 'twin-a'), { recursive: true });
    await core.restart();
    await core.until(async () => (await core.send('/readyz')).status === 200);
    await core.until(async () => (await standing('fake'))[0] === 'running');
    expect((await core.send('/api/plugins/twin-a/v1/rows', { headers: { authorization: reader } })).status).toBe(404);
  });
});
