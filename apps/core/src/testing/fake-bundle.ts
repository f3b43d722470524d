import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Manifest } from '@linli/contracts';

const SCRIPT = 'console.log("a page")';

/** The manifest of the plugin that tests use, with the given changes. */
export function fakeManifest(changes: Partial<Manifest> = {}): Manifest {
  return {
    manifestVersion: 1,
    id: 'fake',
    version: '1.2.3',
    publisher: { id: 'test', name: 'Test' },
    displayName: '%name%',
    description: '%description%',
    category: 'test',
    license: 'Apache-2.0',
    compat: { platform: '^1.0.0', sdk: '^1.0.0' },
    web: { exposes: { Page: './web/page.tsx' }, i18n: { defaultLocale: 'zh-CN', locales: ['zh-CN', 'en'] } },
    extensions: [
      {
        id: 'page',
        point: 'shell.page/v1',
        props: { path: 'rows/*', component: { $ref: 'Page' }, title: '%nav.rows%' },
      },
    ],
    api: {
      runtime: 'process',
      versions: ['v1'],
      coreScopes: ['core.unit.read'],
      limits: { memoryMb: 64, bodyKb: 128, uploadKb: 512, timeoutMs: 3000, concurrency: 4 },
    },
    permissions: [
      { id: 'fake.row.read', title: '%perm.read%' },
      { id: 'fake.row.create', title: '%perm.create%' },
    ],
    roles: [
      { id: 'fake.reader', title: '%role.reader%', permissions: ['fake.row.read'], suggestedFor: ['grid-worker'] },
      {
        id: 'fake.writer',
        title: '%role.writer%',
        permissions: ['fake.row.read', 'fake.row.create'],
        suggestedFor: [],
      },
    ],
    jobs: [
      { id: 'tidy', title: '%role.writer%', permissions: ['fake.row.read', 'core.unit.read'] },
      { id: 'rows-only', title: '%role.writer%', permissions: ['fake.row.create'] },
    ],
    data: {
      migrations: 'migrations/migrations.json',
      scopedTables: [{ table: 'row', read: 'fake.row.read', ownColumn: 'author' }],
      personalData: [],
      freeText: [],
      attachments: [],
    },
    ...changes,
  };
}

/** Writes a built plugin as `linli build` leaves it, and answers its `dist`. */
export function writeFakeBundle(pluginsDir: string, folder: string, manifest: Manifest = fakeManifest()): string {
  const dist = path.join(pluginsDir, folder, 'dist');
  const write = (name: string, content: unknown) => {
    const file = path.join(dist, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  };
  const script = `${manifest.id}.abc123.js`;
  const federation = JSON.stringify({ metaData: { remoteEntry: { name: script, path: '' } } });
  const digest = (text: string) => ({
    integrity: `sha384-${createHash('sha384').update(text).digest('base64')}`,
    size: text.length,
    type: 'text/javascript',
  });
  write('plugin.json', manifest);
  write(`web/${script}`, SCRIPT);
  write('web/mf-manifest.json', federation);
  write('web/unlisted.js', SCRIPT);
  write('integrity.json', { files: { [`web/${script}`]: digest(SCRIPT), 'web/mf-manifest.json': digest(federation) } });
  write('locales/zh-CN.json', {
    name: '样例',
    description: '说明',
    'nav.rows': '行',
    'role.reader': '读者',
    'role.writer': '作者',
    'todo.check': '待检查',
    'todo.answer': '待答复',
    secret: '不外露',
  });
  write('locales/en.json', {
    name: 'Sample',
    description: 'Words',
    'nav.rows': 'Rows',
    'role.reader': 'Reader',
    'role.writer': 'Writer',
    'todo.check': 'To check',
    'todo.answer': 'To answer',
    secret: 'kept in',
  });
  write('migrations/migrations.json', { '202611230900-create-row.sql': 'expand' });
  write(
    'migrations/202611230900-create-row.sql',
    `CREATE TABLE row (id uuid PRIMARY KEY, unit_id integer NOT NULL, author uuid); SELECT core_pub.scope_table('row', 'fake.row.read', 'author'); SELECT core_pub.scope_lent('row');`,
  );
  mkdirSync(path.join(dist, 'server'), { recursive: true });
  copyFileSync(path.join(import.meta.dirname, 'fake-plugin.mjs'), path.join(dist, 'server/main.js'));
  writeFileSync(path.join(dist, 'package.json'), '{"type":"module"}');
  return dist;
}
