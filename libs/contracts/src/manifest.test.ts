import { describe, expect, test } from '@jest/globals';
import { containerName, manifestSchema } from './manifest.ts';

const good = {
  manifestVersion: 1,
  id: 'memo',
  version: '1.2.3',
  publisher: { id: 'linli', name: 'Linli' },
  displayName: '%name%',
  description: '%description%',
  category: 'test',
  license: 'Apache-2.0',
  compat: { platform: '>=0.1.0 <1.0.0', sdk: '^0.1.0' },
  web: { exposes: { Desk: './web/desk.tsx' }, i18n: { defaultLocale: 'zh-CN', locales: ['zh-CN', 'en'] } },
  extensions: [
    {
      id: 'desk',
      point: 'shell.page/v1',
      props: { path: 'desk', component: { $ref: 'Desk' }, title: '%nav.desk%' },
      when: { permission: 'memo.note.read' },
    },
  ],
  api: { runtime: 'process', versions: ['v1'], limits: { memoryMb: 256, bodyKb: 64, timeoutMs: 1000, concurrency: 8 } },
  permissions: [{ id: 'memo.note.read', title: '%permission.read%' }],
  roles: [
    { id: 'memo.reader', title: '%role.reader%', permissions: ['memo.note.read'], suggestedFor: ['street-desk'] },
  ],
  data: { migrations: 'migrations/migrations.json', scopedTables: [{ table: 'note', read: 'memo.note.read' }] },
};

/** Paths of what is wrong with a manifest; empty when it is accepted. */
const wrong = (changes: Record<string, unknown>): string[] => {
  const result = manifestSchema.safeParse({ ...good, ...changes });
  return result.success ? [] : result.error.issues.map((issue) => issue.path.join('.'));
};

describe('a manifest', () => {
  test('that says only what the platform acts on is accepted', () => {
    expect(wrong({})).toEqual([]);
  });

  test('with a field that nothing acts on is refused, not trimmed', () => {
    expect(manifestSchema.safeParse({ ...good, jobs: [] }).success).toBe(false);
    expect(wrong({ api: { ...good.api, egress: [] } })).toEqual(['api']);
  });

  test.each(['*', '>=1.0.0', 'latest', '>1'])('with the open range %s is refused', (range) => {
    expect(wrong({ compat: { ...good.compat, platform: range } })).toEqual(['compat.platform']);
  });

  test('owns only names that begin with its id', () => {
    expect(wrong({ permissions: [{ id: 'core.unit.move', title: '%x%' }], roles: [] })).toEqual(['permissions.0.id']);
    expect(wrong({ roles: [{ ...good.roles[0], id: 'other.reader' }] })).toEqual(['roles.0.id']);
  });

  test('gives its roles only permissions that it has', () => {
    expect(wrong({ roles: [{ ...good.roles[0], permissions: ['memo.note.write'] }] })).toEqual([
      'roles.0.permissions.0',
    ]);
  });

  test('shows only components that it exposes, at points that exist', () => {
    const [page] = good.extensions;
    expect(wrong({ extensions: [{ ...page, props: { ...page?.props, component: { $ref: 'Nowhere' } } }] })).toEqual([
      'extensions.0.props.component',
    ]);
    expect(wrong({ extensions: [{ ...page, point: 'shell.page/v9' }] })).toEqual(['extensions.0.point']);
  });

  test.each(['Memo', 'me mo', '', '../memo', 'm', 'x'.repeat(40)])('may not be called "%s"', (id) => {
    expect(wrong({ id })).toContain('id');
  });
});

describe('a container', () => {
  test('has the version in its name, so that two versions load side by side', () => {
    expect(containerName({ id: 'memo-pad', version: '1.2.3-rc.1' })).toBe('memo_pad__1_2_3_rc_1');
  });
});
