import { describe, expect, test } from '@jest/globals';
import { providerHits, unitHits } from './search-hits.ts';

describe('hits of a plugin', () => {
  test('lead to its own pages', () => {
    expect(providerHits('demo', { items: [{ title: 'x', route: 'things/7' }] })[0]?.path).toBe('/p/demo/things/7');
    expect(providerHits('demo', { items: [{ title: 'x', route: '/things/7?tab=a' }] })[0]?.path).toBe(
      '/p/demo/things/7?tab=a',
    );
  });

  test.each(['../../units/1', '../other/x', '..%2F..%2Funits', '\\..\\..\\units'])(
    'that lead elsewhere (%s) are dropped or stay inside',
    (route) => {
      const hits = providerHits('demo', { items: [{ title: 'x', route }] });
      hits.forEach(({ path }) => expect(new URL(path, 'http://x').pathname.startsWith('/p/demo/')).toBe(true));
    },
  );
});

test('a unit is shown with the units above it and its code', () => {
  const unit = {
    id: 3,
    name: '瑞金社区',
    level: 'community',
    code: '120102001001',
    parentId: 2,
    childCount: 0,
    version: 1,
    state: 'active' as const,
  } as const;
  const path = [
    { id: 1, name: '河东区', level: 'district' },
    { id: 2, name: '大王庄街道', level: 'street' },
    { id: 3, name: '瑞金社区', level: 'community' },
  ] as const;
  expect(unitHits([{ ...unit, path: [...path] }])[0]?.subtitle).toBe('河东区 / 大王庄街道 · 120102001001');
});
