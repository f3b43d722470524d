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

  test.each([
    'core.grant.create',
    'core.role.read',
    'core.account.read',
    'core.audit.read',
    'core.privacy.read',
    'other.row.read',
  ])('asks core for nothing that stays with people, or is not core’s: %s', (permission) => {
    expect(wrong({ api: { ...good.api, coreScopes: [permission] } })).toEqual(['api.coreScopes.0']);
  });

  test('declares indicators of its own, each once, over records of its own', () => {
    const indicator = {
      id: 'memo.notes',
      title: '%name%',
      definition: '%name%',
      rule: '%name%',
      unit: 'count',
      levels: ['street'],
      permission: 'memo.note.read',
      drilldown: 'desk?asOf={asOf}&unit={unitId}',
    };
    expect(wrong({ indicators: [indicator] })).toEqual([]);
    expect(wrong({ indicators: [{ ...indicator, id: 'other.notes' }] })).toEqual(['indicators.0.id']);
    expect(wrong({ indicators: [indicator, indicator] })).toEqual(['indicators.1.id']);
    expect(wrong({ indicators: [{ ...indicator, permission: 'core.unit.read' }] })).toEqual([
      'indicators.0.permission',
    ]);
  });

  test('names for a todo its own permissions, under a name of its own, once', () => {
    const own = good.permissions[0]?.id ?? '';
    const todo = { id: 'memo.note.to-check', title: '%todo.check%', permission: own, read: own };
    expect(wrong({ todos: [todo, { id: 'memo.note.to-see', title: '%todo.see%' }] })).toEqual([]);
    expect(wrong({ todos: [{ ...todo, id: 'other.note.to-check' }] })).toEqual(['todos.0.id']);
    expect(wrong({ todos: [todo, todo] })).toEqual(['todos.1.id']);
    expect(wrong({ todos: [{ ...todo, permission: 'memo.note.close' }] })).toEqual(['todos.0.permission']);
    expect(wrong({ todos: [{ ...todo, read: 'core.unit.read' }] })).toEqual(['todos.0.read']);
    expect(wrong({ todos: [{ ...todo, id: 'memo.to-check' }] })).toEqual(['todos.0.id']);
  });

  test('names for a job its own permissions and those it may ask core with, and each job once', () => {
    const own = good.permissions[0]?.id ?? '';
    const job = { id: 'tidy', title: '%name%', permissions: [own, 'core.unit.read'] };
    expect(wrong({ api: { ...good.api, coreScopes: ['core.unit.read'] }, jobs: [job] })).toEqual([]);
    expect(wrong({ jobs: [job] })).toEqual(['jobs.0.permissions.1']);
    expect(wrong({ api: { ...good.api, coreScopes: ['core.unit.read'] }, jobs: [job, job] })).toEqual(['jobs.1.id']);
    expect(wrong({ jobs: [{ ...job, permissions: [] }] })).toEqual(['jobs.0.permissions']);
  });

  test('with a field that nothing acts on is refused, not trimmed', () => {
    expect(manifestSchema.safeParse({ ...good, events: [] }).success).toBe(false);
    expect(wrong({ api: { ...good.api, egress: [] } })).toEqual(['api']);
  });

  test.each(['*', '>=1.0.0', 'latest', '>1'])('with the open range %s is refused', (range) => {
    expect(wrong({ compat: { ...good.compat, platform: range } })).toEqual(['compat.platform']);
  });

  test('owns only names that begin with its id', () => {
    expect(wrong({ permissions: [{ id: 'core.unit.move', title: '%x%' }], roles: [] })).toEqual(['permissions.0.id']);
    expect(wrong({ roles: [{ ...good.roles[0], id: 'other.reader' }] })).toEqual(['roles.0.id']);
  });

  test.each(['permissions', 'roles', 'extensions'] as const)('declares each of its %s once', (list) => {
    expect(wrong({ [list]: [...good[list], ...good[list]] })).toEqual([`${list}.1.id`]);
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

  const declared = (personalData: unknown[], freeText: unknown[] = []) =>
    wrong({ data: { ...good.data, personalData, freeText } });
  const phone = {
    table: 'note',
    columns: ['contact_phone'],
    class: 'personal',
    purpose: '%data.contact%',
    basis: 'consent',
    mask: 'phone',
    retentionDays: 365,
    after: 'closed_at',
  };

  test('says what it keeps about people, each column once', () => {
    expect(declared([phone], [{ table: 'note', column: 'text', published: false }])).toEqual([]);
    expect(declared([phone, phone])).toEqual(['data.personalData']);
    expect(declared([phone], [{ table: 'note', column: 'contact_phone', published: true }])).toEqual([
      'data.personalData',
    ]);
  });

  test.each([
    ['without a purpose', { purpose: undefined }, 'purpose'],
    ['with a purpose that is no key', { purpose: 'to call' }, 'purpose'],
    ['on a basis that the law does not know', { basis: 'interest' }, 'basis'],
    ['for days after nothing', { after: undefined }, 'retentionDays'],
    ['after something without days', { retentionDays: undefined }, 'retentionDays'],
    ['unmasked although sensitive', { class: 'sensitive', mask: 'none' }, 'mask'],
    ['without a column', { columns: [] }, 'columns'],
    ['with a field that nobody knows', { shared: true }, ''],
  ])('is refused when it keeps something %s', (_, change, field) => {
    expect(declared([{ ...phone, ...change }])).toEqual([['data.personalData.0', field].filter(Boolean).join('.')]);
  });
});
