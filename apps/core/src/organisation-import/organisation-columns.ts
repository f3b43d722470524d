import {
  creditCodeSchema,
  organisationCodeSchema,
  organisationRule,
  organisationSubtypeSchema,
  organisationTypeSchema,
  proposeOrganisationSchema,
} from '@linli/contracts';
import type { OrganisationLine } from '@linli/contracts';
import type { Cells, ColumnDefinition, FaultOfRow } from '../data-import/import.types.ts';
import { RECORD_ID, RowCheck, UNIT_NUMBER } from '../data-import/row-check.ts';
import { isPlainName } from '../unit/unit.policy.ts';

const TYPES = {
  'party-committee': ['党委', 'party-committee'],
  'general-branch': ['党总支', 'general-branch'],
  branch: ['党支部', 'branch', '支部'],
  'party-group': ['党小组', 'party-group'],
  'leading-group': ['领导小组', 'leading-group'],
  'big-committee': ['大党委', 'big-committee'],
  'residents-committee': ['居民委员会', 'residents-committee', '居委会', '村委会', '村民委员会'],
  'owners-committee': ['业主委员会', 'owners-committee', '业委会'],
  'property-company': ['物业公司', 'property-company', '物业'],
  enterprise: ['企业', 'enterprise', '公司'],
  social: ['社会组织', 'social'],
  mass: ['群团组织', 'mass', '群团'],
  'public-institution': ['事业单位', 'public-institution'],
  organ: ['机关', 'organ', '政府机关', '党政机关'],
  team: ['队伍', 'team'],
};
const SUBTYPES = {
  grid: ['网格党支部', 'grid', '网格'],
  functional: ['功能型党支部', 'functional', '功能型'],
  joint: ['联合党组织', 'joint', '联合'],
  'working-committee': ['党工委', 'working-committee'],
};
const LINES = {
  party: ['党的系统', 'party', '党'],
  government: ['政府系统', 'government', '政府'],
  'self-government': ['群众自治', 'self-government', '自治'],
  social: ['社会组织', 'social', '社会'],
  market: ['市场主体', 'market', '市场'],
};
const ANCHORS = {
  unit: ['区划', 'unit'],
  entrance: ['楼门', 'entrance', '门栋', '楼栋'],
  club: ['社团', 'club'],
  organisation: ['组织', 'organisation', '单位'],
};

/** The columns of a file of bodies. */
export const ORGANISATION_COLUMNS: readonly ColumnDefinition[] = [
  {
    key: 'code',
    headers: ['组织代码', '代码', '编号'],
    required: true,
    kind: 'code',
    scanned: true,
    example: 'ZB-0101',
  },
  { key: 'name', headers: ['组织名称', '名称'], required: true, kind: 'text', example: '示例社区第一网格党支部' },
  { key: 'type', headers: ['组织类型', '类型'], required: true, kind: 'word', choices: TYPES, example: '党支部' },
  { key: 'subtype', headers: ['细分类型', '子类型'], kind: 'word', choices: SUBTYPES, example: '网格党支部' },
  { key: 'line', headers: ['隶属系统', '系统'], kind: 'word', choices: LINES, example: '党的系统' },
  { key: 'superior_code', headers: ['上级组织代码', '上级代码'], kind: 'code', example: 'DW-0100' },
  { key: 'anchor_kind', headers: ['设在', '位置类型'], kind: 'word', choices: ANCHORS, example: '区划' },
  { key: 'unit_code', headers: ['区划代码', '所在区划代码'], kind: 'code', example: '120102001001001' },
  { key: 'place', headers: ['楼门或社团', '楼门', '社团', '位置'], kind: 'text', example: '' },
  { key: 'anchor_code', headers: ['所在组织代码', '依托组织代码'], kind: 'code', example: '' },
  { key: 'credit_code', headers: ['统一社会信用代码', '信用代码'], kind: 'code', example: '' },
  { key: 'contact', headers: ['联系方式', '联系电话'], kind: 'text', example: '示例路 1 号，周一至周五' },
  { key: 'basis', headers: ['设立依据', '依据', '文号'], kind: 'text', example: '示例批复〔2026〕1 号' },
  { key: 'valid_from', headers: ['成立日期', '设立日期'], kind: 'word', example: '2026-01-01' },
];

const { contact, basis } = proposeOrganisationSchema.shape;
const nameSchema = proposeOrganisationSchema.shape.name;

/** What is wrong with a row by itself. Pure; words and days become the platform's. */
export function checkOrganisationRow(cells: Cells, rounded: ReadonlySet<string>): FaultOfRow[] {
  const row = new RowCheck(cells, rounded, ORGANISATION_COLUMNS);
  const isReference = (code: string) => RECORD_ID.test(code) || organisationCodeSchema.safeParse(code).success;
  if (row.needed('code')) row.fits('code', isReference);
  if (row.needed('name')) row.fits('name', (name) => nameSchema.safeParse(name).success && isPlainName(name));
  row.needed('type');
  row.words();
  for (const column of ['superior_code', 'anchor_code']) row.fits(column, isReference);
  row.fits('unit_code', (code) => UNIT_NUMBER.test(code) || /^[0-9]{2,17}$/.test(code));
  row.fits('place', (place) => nameSchema.safeParse(place).success);
  row.set('credit_code', row.of('credit_code').toUpperCase());
  row.fits('credit_code', (code) => creditCodeSchema.safeParse(code).success);
  row.fits('contact', (text) => contact.safeParse(text).success);
  row.fits('basis', (text) => basis.safeParse(text).success);
  row.day('valid_from');
  checkKind(row);
  checkAnchor(row);
  return row.faults;
}

/** The line may be left out where the type has only one. */
function checkKind(row: RowCheck): void {
  const type = organisationTypeSchema.safeParse(row.of('type'));
  const subtype = organisationSubtypeSchema.nullable().safeParse(row.of('subtype') || null);
  if (!type.success || !subtype.success) return;
  const rule = organisationRule(type.data, subtype.data);
  if (!rule) return row.add('subtype', 'unknown-kind', { type: type.data });
  const [first, ...others] = rule.lines;
  if (row.of('line') === '' && first && others.length === 0) row.set('line', first);
  const line = row.of('line');
  if (line !== '' && line in LINES && !rule.lines.includes(line as OrganisationLine)) {
    const lines = rule.lines.map((each) => LINES[each][0]).join('、');
    row.add('line', 'wrong-line', { type: type.data, lines });
  }
}

/** Where it is anchored may be left to what else stands in the row. */
function checkAnchor(row: RowCheck): void {
  const given = row.of('anchor_kind');
  if (given === '') {
    if (row.of('anchor_code') !== '') row.set('anchor_kind', 'organisation');
    else if (row.of('place') !== '') row.add('anchor_kind', 'empty-cell');
    else if (row.of('unit_code') !== '') row.set('anchor_kind', 'unit');
  }
  const kind = row.of('anchor_kind');
  if (kind === 'organisation') {
    if (row.of('unit_code') !== '') row.add('unit_code', 'not-with-anchor');
  } else if (row.of('anchor_code') !== '') row.add('anchor_code', 'only-with-anchor');
  if (row.of('place') !== '' && (kind === 'unit' || kind === 'organisation')) row.add('place', 'only-with-place');
}
