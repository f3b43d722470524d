import { describe, expect, test } from '@jest/globals';
import { migrationDate } from './migration-date.ts';
import { nounNames, pluginNames } from './names.ts';
import { formsOf, inSentence, pluralOf } from './words.ts';

describe('the name of a plugin', () => {
  test('is its id, with a title in each language', () => {
    expect(pluginNames('old-houses')).toEqual({ id: 'old-houses', zh: 'old-houses', en: 'Old houses' });
    expect(pluginNames('parks', { zh: ' 公园 ', en: 'Parks' })).toEqual({ id: 'parks', zh: '公园', en: 'Parks' });
  });

  test.each(['Parks', 'p', '1parks', 'parks-', 'a--b', 'a_b', '公园', '../parks', '', 'x'.repeat(33)])(
    '%j is refused in words',
    (name) => expect(() => pluginNames(name)).toThrow(/插件名|plugin/),
  );

  test.each(['core', 'shell', 'portal', 'linli', 'test'])('%s belongs to the platform', (name) => {
    expect(() => pluginNames(name)).toThrow(/保留|platform/);
  });

  test.each(["'; DROP TABLE x; --", 'a"b', '<b>', '${x}', 'x'.repeat(41), '  '])('the title %j is refused', (zh) => {
    expect(() => pluginNames('parks', { zh })).toThrow('--zh');
  });
});

describe('the name of a noun', () => {
  test('is written in every way that code writes names', () => {
    const names = nounNames('patrol-shift', { zh: '巡查班次' });
    expect(names.one).toEqual({
      kebab: 'patrol-shift',
      snake: 'patrol_shift',
      constant: 'PATROL_SHIFT',
      camel: 'patrolShift',
      pascal: 'PatrolShift',
    });
    expect([names.many.kebab, names.en, names.enMany]).toEqual(['patrol-shifts', 'Patrol shift', 'Patrol shifts']);
  });

  test('has a plural by rule, or as it is given', () => {
    expect(['day', 'party', 'class', 'box', 'branch', 'park'].map(pluralOf)).toEqual([
      'days',
      'parties',
      'classes',
      'boxes',
      'branches',
      'parks',
    ]);
    expect(nounNames('staff', { plural: 'staff-members' }).many.camel).toBe('staffMembers');
    expect(() => nounNames('staff', { plural: 'staff' })).toThrow('--plural');
  });

  test.each(['order', 'user', 'table', 'index', 'plugin', 'locales'])('%s is taken', (name) => {
    expect(() => nounNames(name)).toThrow(/保留|platform/);
  });

  test.each(['Shift', 'a-', '-a', 'a-1', 'ä', '', 'x'.repeat(40)])('%j is refused in words', (name) => {
    expect(() => nounNames(name)).toThrow(/记录名|noun/);
  });

  test('must not be what may not be kept', () => {
    expect(() => nounNames('id-card')).toThrow(/禁止|collected/);
  });

  test('an abbreviation stays one in the middle of a sentence', () => {
    expect([inSentence('CPR course'), inSentence('Hobby club')]).toEqual(['CPR course', 'hobby club']);
    expect(formsOf('a').pascal).toBe('A');
  });
});

describe('the date of a migration', () => {
  const now = new Date('2026-11-26T09:30:40Z');

  test('is this minute', () => expect(migrationDate(now)).toBe('202611260930'));

  test('is later than every migration that is there', () => {
    expect(migrationDate(now, ['202611260930-create-x.sql', '202611250000-create-y.sql'])).toBe('202611260931');
    expect(migrationDate(now, ['202612312359-create-x.sql', 'migrations.json'])).toBe('202701010000');
  });
});
