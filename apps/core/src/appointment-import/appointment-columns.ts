import { organisationCodeSchema, personCodeSchema, proposeAppointmentSchema } from '@linli/contracts';
import type { AppointmentKind, PostTypeId, Seat } from '@linli/contracts';
import type { Cells, ColumnDefinition, FaultOfRow } from '../data-import/import.types.ts';
import { RECORD_ID, RowCheck } from '../data-import/row-check.ts';
import { sealPhone } from '../data-import/phone-cell.ts';

const POSTS: Record<PostTypeId, readonly string[]> = {
  secretary: ['书记', 'secretary'],
  head: ['负责人', 'head'],
  director: ['主任', 'director'],
  'group-leader': ['组长', 'group-leader'],
  'team-leader': ['队长', 'team-leader'],
  'dedicated-deputy': ['专职副书记', 'dedicated-deputy'],
  'deputy-secretary': ['副书记', 'deputy-secretary'],
  'deputy-head': ['副职负责人', 'deputy-head'],
  'deputy-director': ['副主任', 'deputy-director'],
  'deputy-group-leader': ['副组长', 'deputy-group-leader'],
  'office-director': ['办公室主任', 'office-director'],
  'committee-member': ['委员', 'committee-member'],
  'office-member': ['办公室成员', 'office-member'],
  member: ['成员', 'member'],
  'community-worker': ['社区工作者', 'community-worker'],
  'party-worker': ['党务工作者', 'party-worker'],
  liaison: ['联络员', 'liaison'],
  'police-officer': ['社区民警', 'police-officer', '民警'],
  'party-delegate': ['党代表', 'party-delegate'],
  'peoples-deputy': ['人大代表', 'peoples-deputy'],
  'cppcc-member': ['政协委员', 'cppcc-member'],
};
const KINDS: Record<AppointmentKind, readonly string[]> = {
  full: ['专任', 'full', '专职'],
  'part-time': ['兼职', 'part-time'],
  concurrent: ['兼任', 'concurrent'],
  seconded: ['抽调', 'seconded', '挂职', '借调'],
};
const SEATS: Record<Seat, readonly string[]> = {
  police: ['社区民警', 'police'],
  owners: ['业委会', 'owners', '业主委员会'],
  property: ['物业公司', 'property', '物业'],
  'two-new': ['两新组织', 'two-new'],
  unit: ['驻区单位', 'unit'],
  other: ['其他', 'other'],
};

/** The columns of a file of appointments. */
export const APPOINTMENT_COLUMNS: readonly ColumnDefinition[] = [
  { key: 'person_code', headers: ['人员编号', '工号'], kind: 'code', scanned: true, example: 'RY-0101' },
  { key: 'phone', headers: ['手机号', '联系电话', '手机'], kind: 'code', example: '' },
  { key: 'name', headers: ['姓名'], kind: 'text', example: '王示例' },
  { key: 'organisation_code', headers: ['组织代码', '任职组织代码'], required: true, kind: 'code', example: 'ZB-0101' },
  { key: 'post', headers: ['职务'], required: true, kind: 'word', choices: POSTS, example: '书记' },
  { key: 'kind', headers: ['任职方式', '方式'], required: true, kind: 'word', choices: KINDS, example: '专任' },
  { key: 'seat', headers: ['席位'], kind: 'word', choices: SEATS, example: '' },
  { key: 'from_code', headers: ['来源组织代码'], kind: 'code', example: '' },
  { key: 'from_name', headers: ['来源单位', '来源单位名称'], kind: 'text', example: '' },
  { key: 'valid_from', headers: ['到任日期', '任职日期'], required: true, kind: 'word', example: '2026-01-01' },
  { key: 'valid_to', headers: ['终止日期', '免职日期'], kind: 'word', example: '' },
  { key: 'term_end', headers: ['任期届满', '任期届满日期'], kind: 'word', example: '2030-12-31' },
  { key: 'basis', headers: ['任职依据', '依据', '文号'], kind: 'text', example: '示例任〔2026〕1 号' },
];

const { fromName, basis } = proposeAppointmentSchema.shape;

/** What is wrong with a row by itself; words, days and the phone number become the platform's. */
export function checkAppointmentRow(
  cells: Cells,
  rounded: ReadonlySet<string>,
  phoneCell: (phone: string) => string,
): FaultOfRow[] {
  const row = new RowCheck(cells, rounded, APPOINTMENT_COLUMNS);
  const isCode = (code: string) => RECORD_ID.test(code) || organisationCodeSchema.safeParse(code).success;
  if (row.of('person_code') === '' && row.of('phone') === '') row.add('person_code', 'who');
  row.fits('person_code', (code) => RECORD_ID.test(code) || personCodeSchema.safeParse(code).success);
  sealPhone(row, 'phone', phoneCell);
  if (row.needed('organisation_code')) row.fits('organisation_code', isCode);
  for (const column of ['post', 'kind', 'valid_from']) row.needed(column);
  row.words();
  row.fits('from_code', isCode);
  row.fits('from_name', (name) => fromName.safeParse(name).success);
  row.fits('basis', (text) => basis.safeParse(text).success);
  if (row.of('from_code') !== '' && row.of('from_name') !== '') row.add('from_name', 'one-of-two');
  const whole = ['valid_from', 'valid_to', 'term_end'].map((column) => row.day(column)).every(Boolean);
  if (whole) checkDays(row);
  return row.faults;
}

function checkDays(row: RowCheck): void {
  const from = row.of('valid_from');
  if (from === '') return;
  for (const [column, last] of [
    ['valid_to', row.of('valid_to') > from],
    ['term_end', row.of('term_end') >= from],
  ] as const)
    if (row.of(column) !== '' && !last) row.add(column, 'before-begin');
}
