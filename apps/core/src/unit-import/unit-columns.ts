import { unitCodeSchema, unitNameSchema } from '@linli/contracts';
import type { Cells, ColumnDefinition, FaultOfRow } from '../data-import/import.types.ts';
import { isPlainName } from '../unit/unit.policy.ts';
import { LEVEL_WORDS, levelOf } from './level.words.ts';

/** The columns of a file of divisions. */
export const UNIT_COLUMNS: readonly ColumnDefinition[] = [
  {
    key: 'code',
    headers: ['代码', '编码', '编号', '区划代码', '区划编码', '行政区划代码', '统计用区划代码'],
    required: true,
    kind: 'code',
    example: '120102001001',
  },
  {
    key: 'name',
    headers: ['名称', '区划名称', '行政区划名称'],
    required: true,
    kind: 'text',
    example: '示例社区',
  },
  {
    key: 'level',
    headers: ['层级', '级别', '类型', '区划级别', '区划层级'],
    required: true,
    kind: 'word',
    choices: LEVEL_WORDS,
    example: '社区',
  },
  {
    key: 'parent_code',
    headers: ['上级代码', '父级代码', '上级编码', '上级编号', '父级编码', '上级区划代码', '父级区划代码'],
    required: true,
    kind: 'code',
    example: '120102001',
  },
];

const isCode = (text: string): boolean => unitCodeSchema.safeParse(text).success;

/** What nearly all names are made of; others are looked at more closely. */
const USUAL_NAME = /^[\u4e00-\u9fffA-Za-z0-9()（）]{1,60}$/;
const isName = (text: string): boolean =>
  USUAL_NAME.test(text) || (unitNameSchema.safeParse(text).success && isPlainName(text));
/** Rows that stand together mostly have the same parent. */
let lastParent = '';
function isParentCode(text: string): boolean {
  if (text === lastParent) return true;
  if (!isCode(text)) return false;
  lastParent = text;
  return true;
}

/** A wrong value as a sentence can quote it. */
const shorten = (text: string): string => (text.length > 24 ? `${text.slice(0, 24).toWellFormed()}…` : text);

/** What is wrong with a row by itself. Pure; the level becomes the platform's word for it. */
export function checkUnitRow(cells: Cells, rounded: ReadonlySet<string>): FaultOfRow[] {
  const faults: FaultOfRow[] = [];
  const { code = '', name = '', level = '', parent_code: parent = '' } = cells;
  const add = (column: string, what: string, params: Record<string, string> = {}, variant: string | null = null) =>
    faults.push({ column, code: what, params, variant });
  if (rounded.has('code')) add('code', 'rounded', { code });
  else if (code === '') add('code', 'empty-code');
  else if (!isCode(code)) add('code', 'bad-code', { code: shorten(code) });
  if (name === '') add('name', 'empty-name');
  else if (!isName(name)) add('name', 'bad-name');
  const known = levelOf(level);
  if (known) cells['level'] = known;
  else add('level', 'unknown-level', { level: shorten(level) }, level === '' ? 'empty' : null);
  if (known === 'nation') add('level', 'wrong-level', {}, 'nation');
  if (rounded.has('parent_code')) add('parent_code', 'rounded', { code: parent });
  else if (parent !== '' && !isParentCode(parent)) add('parent_code', 'bad-code', { code: shorten(parent) });
  return faults;
}
