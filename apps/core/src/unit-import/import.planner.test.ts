import { describe, expect, test } from '@jest/globals';
import type { Anchor, UnitLevel } from '@linli/contracts';
import { ImportPlanner } from './import.planner.ts';
import { pendingKey } from './import.types.ts';
import type { FileRow, Known, KnownUnit } from './import.types.ts';
import { coveringUnit, digestOf } from './plan.digest.ts';

const NATION: Anchor[] = [[1, 'nation']];
const COLUMNS = ['provinceId', 'cityId', 'districtId', 'streetId', 'communityId', 'gridId'] as const;
const LEVELS: UnitLevel[] = ['province', 'city', 'district', 'street', 'community', 'grid'];

/** A unit of the tree; `path` are the ids from the nation down, its level that of its depth or the one given. */
function unit(code: string, name: string, level: UnitLevel, above: KnownUnit | undefined, id: number): KnownUnit {
  const placed = Object.fromEntries(COLUMNS.map((column) => [column, above?.[column] ?? null])) as Pick<
    KnownUnit,
    (typeof COLUMNS)[number]
  >;
  const own = COLUMNS[LEVELS.indexOf(level)];
  return {
    id,
    code,
    name,
    level,
    parentId: above?.id ?? 1,
    parentName: above?.name ?? '中国',
    ...placed,
    ...(own ? { [own]: id } : {}),
  };
}
const hedong = unit('120102', '河东区', 'district', undefined, 10);
const east = unit('120102001', '东街道', 'street', hedong, 20);
const west = unit('120102002', '西街道', 'street', hedong, 21);
const unity = unit('120102001001', '团结社区', 'community', east, 30);
const TREE = [hedong, east, west, unity];

function knownOf(aliases: [string, KnownUnit][] = [], above: number[] = [], pending: KnownUnit[] = []): Known {
  return {
    byCode: new Map(TREE.map((known) => [known.code ?? '', known])),
    byAlias: new Map(aliases),
    pending: new Map(pending.map((known) => [pendingKey(known.parentId, known.level, known.name), known])),
    above: new Set(above),
  };
}

const rows = (...lines: [string, string, string, string][]): FileRow[] =>
  lines.map(([code, name, level, parentCode], index) => ({ row: index + 2, code, name, level, parentCode }));
const plan = (file: FileRow[], known = knownOf(), anchors = NATION) => new ImportPlanner(file, known, anchors).plan();
const faultsOf = (file: FileRow[], known?: Known, anchors?: Anchor[]) =>
  plan(file, known, anchors).faults.map(({ row, column, code }) => `${row} ${column} ${code}`);

describe('what an import would do', () => {
  test('new, changed and unchanged rows, in any order', () => {
    const { rows: planned, counts } = plan(
      rows(
        ['120102003001', '新社区', '社区', '120102003'],
        ['120102001001', '团结社区', 'community', '120102002'],
        ['120102003', '新街道', '街道', '120102'],
        ['120102002', '西新街道', '街道', '120102'],
        ['120102', '河东区', 'district', ''],
      ),
    );
    expect(planned.map(({ outcome, unitId, parentId, note }) => [outcome, unitId, parentId, note])).toEqual([
      ['new', undefined, undefined, undefined],
      ['changed', 30, 21, { parent: '东街道' }],
      ['new', undefined, 10, undefined],
      ['changed', 21, 10, { name: '西街道' }],
      ['unchanged', 10, 1, undefined],
    ]);
    expect(counts).toEqual({ total: 5, new: 2, changed: 2, unchanged: 1, error: 0 });
  });

  test('an old code means its unit, as a row and as a parent', () => {
    const known = knownOf([['99', east]]);
    const { rows: planned, faults } = plan(
      rows(['99', '随便', '街道', '120102'], ['120102001009', '新社区', '社区', '99']),
      known,
    );
    expect(faults).toEqual([]);
    expect(planned).toMatchObject([
      { outcome: 'unchanged', unitId: 20, note: { alias: { name: '东街道', code: '120102001' } } },
      { outcome: 'new', parentId: 20 },
    ]);
  });

  test('a unit whose code is pending gets the new one, and those below it theirs; nothing is doubled', () => {
    const moved = { ...unit('', '团结社区', 'community', west, 40), code: null };
    const grid = { ...unit('', '第一网格', 'grid', moved, 41), code: null };
    const { rows: planned } = plan(
      rows(
        ['120102002001001', '第一网格', '网格', '120102002001'],
        ['120102002001', '团结社区', '社区', '120102002'],
        ['120102002002', '团结社区', '社区', '120102002'],
        ['120102002003', '团结社区', '社区', '120102001'],
      ),
      knownOf([], [], [moved, grid]),
    );
    expect(planned.map(({ outcome, unitId, note }) => [outcome, unitId, note])).toEqual([
      ['changed', 41, { pending: true }],
      ['changed', 40, { pending: true }],
      ['new', undefined, undefined],
      ['new', undefined, undefined],
    ]);
  });

  test('below the nation any level may stand', () => {
    expect(faultsOf(rows(['13', '河北省', '省', ''], ['130102', '长安区', '区', '']))).toEqual([]);
  });

  test('the same rows on the same tree have the same digest; a renamed unit has another', () => {
    const file = rows(['120102001', '新名', '街道', '120102']);
    const digest = digestOf(plan(file).rows);
    expect(digestOf(plan(file).rows)).toBe(digest);
    const renamed = new Map(knownOf().byCode).set('120102001', { ...east, name: '改过' });
    expect(digestOf(plan(file, { ...knownOf(), byCode: renamed }).rows)).not.toBe(digest);
  });

  test.each<[string, [string, string, string, string][], number | null]>([
    ['one community', [['120102001001', '新名', '社区', '120102001']], 30],
    ['a new community', [['120102001002', '新社区', '社区', '120102001']], 20],
    ['a move between streets', [['120102001001', '团结社区', '社区', '120102002']], 10],
    ['something below the nation', [['13', '河北省', '省', '']], 1],
    ['nothing', [['120102001001', '团结社区', '社区', '120102001']], 30],
    ['an error', [['x', '甲', '社区', 'y']], null],
  ])('the unit that covers %s', (_, lines, expected) => {
    expect(coveringUnit(plan(rows(...lines)).rows, knownOf())).toBe(expected);
  });
});

describe('row errors', () => {
  test.each<[string, [string, string, string, string][], string[]]>([
    ['an empty code', [['', '甲', '街道', '120102']], ['2 code empty-code']],
    ['letters in a code', [['12010x', '甲', '街道', '120102']], ['2 code bad-code']],
    ['a number that a spreadsheet has rounded', [['1.20102E+11', '甲', '街道', '120102']], ['2 code bad-code']],
    ['a code that is too long', [['1'.repeat(18), '甲', '街道', '120102']], ['2 code bad-code']],
    [
      'a code that is there twice',
      [
        ['120102003', '甲', '街道', '120102'],
        ['120102003', '乙', '街道', '120102'],
      ],
      ['3 code duplicate-code'],
    ],
    ['an empty name', [['120102003', '', '街道', '120102']], ['2 name empty-name']],
    ['a name that is too long', [['120102003', '长'.repeat(61), '街道', '120102']], ['2 name bad-name']],
    ['a name like a formula', [['120102003', '=HYPERLINK("x")', '街道', '120102']], ['2 name bad-name']],
    ['a name with an invisible character', [['120102003', '甲\u200b', '街道', '120102']], ['2 name bad-name']],
    ['an unknown level', [['120102003', '甲', '栋', '120102']], ['2 level unknown-level']],
    ['no level', [['120102003', '甲', '', '120102']], ['2 level unknown-level']],
    ['a level that skips one', [['120102003', '甲', '社区', '120102']], ['2 level wrong-level']],
    ['a level that is not the unit’s', [['120102001', '东街道', '社区', '120102']], ['2 level wrong-level']],
    ['the nation', [['10', '中国', '全国', '']], ['2 level wrong-level']],
    ['a parent that nobody knows', [['120102003', '甲', '街道', '130102']], ['2 parent_code unknown-parent']],
    ['a parent that is no code', [['120102003', '甲', '街道', '河东区']], ['2 parent_code bad-code']],
    ['itself as parent', [['120102003', '甲', '街道', '120102003']], ['2 parent_code cycle']],
    [
      'a circle',
      [
        ['51', '甲', '街道', '53'],
        ['52', '乙', '区', '51'],
        ['53', '丙', '市', '52'],
        ['54', '丁', '社区', '51'],
      ],
      ['2 parent_code cycle', '3 parent_code cycle', '4 parent_code cycle'],
    ],
    [
      'several in one row',
      [['', '', '栋', '9']],
      ['2 code empty-code', '2 name empty-name', '2 level unknown-level', '2 parent_code bad-code'],
    ],
  ])('%s', (_, lines, expected) => {
    expect(faultsOf(rows(...lines))).toEqual(expected);
  });

  test('a row with too few cells has that one error', () => {
    expect(faultsOf([{ row: 2, code: '', name: '', level: '', parentCode: '', cells: 1 }])).toEqual([
      '2 null column-count',
    ]);
  });

  test('a circle is told by its codes', () => {
    const { faults } = plan(rows(['51', '甲', '区', '52'], ['52', '乙', '市', '51']));
    expect(faults[0]?.params).toEqual({ codes: '51 → 52 → 51' });
  });

  test('names that would be code elsewhere are only names', () => {
    const file = rows(
      ['120102003', "Robert'); DROP TABLE core.unit;--", '街道', '120102'],
      ['120102004', '<img src=x onerror=alert(1)>', '街道', '120102'],
      ['120102005', '${jndi:x} {{code}}', '街道', '120102'],
    );
    expect(plan(file).counts).toMatchObject({ new: 3, error: 0 });
  });

  test('a chain of ten thousand rows, or one great circle, ends', () => {
    const chain = Array.from({ length: 10_000 }, (_, index): [string, string, string, string] => [
      String(100_000 + index),
      '甲',
      '社区',
      String(100_001 + index),
    ]);
    expect(plan(rows(...chain)).counts.error).toBe(10_000);
    const last = chain.at(-1);
    if (last) last[3] = '100000';
    expect(plan(rows(...chain)).faults.filter(({ code }) => code === 'cycle')).toHaveLength(10_000);
  });
});

describe('reach', () => {
  const STREET: Anchor[] = [[20, 'street']];

  test.each<[string, [string, string, string, string], string[]]>([
    ['a new unit inside', ['120102001002', '甲', '社区', '120102001'], []],
    ['a change inside', ['120102001001', '新名', '社区', '120102001'], []],
    ['my own unit renamed', ['120102001', '新名', '街道', '120102'], ['2 parent_code out-of-reach']],
    ['a unit above me, unchanged', ['120102', '河东区', '区', ''], []],
    ['a unit above me, changed', ['120102', '新名', '区', ''], ['2 code out-of-reach']],
    ['another unit, unchanged', ['120102002', '西街道', '街道', '120102'], ['2 code out-of-reach']],
    ['another unit, changed', ['120102002', '新名', '街道', '120102'], ['2 code out-of-reach']],
    ['a new unit elsewhere', ['120102002001', '甲', '社区', '120102002'], ['2 parent_code out-of-reach']],
    ['a new unit above me', ['120102003', '甲', '街道', '120102'], ['2 parent_code out-of-reach']],
    ['a new unit below the nation', ['13', '河北省', '省', ''], ['2 parent_code out-of-reach']],
    ['a unit of mine moved away', ['120102001001', '团结社区', '社区', '120102002'], ['2 parent_code out-of-reach']],
  ])('%s', (_, line, expected) => {
    expect(faultsOf(rows(line), knownOf([], [10]), STREET)).toEqual(expected);
  });

  test('follows rows of the file to where they will stand', () => {
    const file = rows(
      ['120102002009001', '网格', '网格', '120102002009'],
      ['120102002009', '新社区', '社区', '120102002'],
    );
    expect(faultsOf(file, knownOf([], [10]), STREET)).toEqual([
      '2 parent_code out-of-reach',
      '3 parent_code out-of-reach',
    ]);
  });

  test('without any anchor nothing is in reach', () => {
    expect(plan(rows(['120102001002', '甲', '社区', '120102001']), knownOf(), []).counts.error).toBe(1);
  });
});
