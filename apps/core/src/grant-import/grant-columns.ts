import { grantReasonSchema, organisationCodeSchema } from '@linli/contracts';
import type { Cells, ColumnDefinition, FaultOfRow } from '../data-import/import.types.ts';
import { RECORD_ID, RowCheck, UNIT_NUMBER } from '../data-import/row-check.ts';

/** The columns of a file of grants. */
export const GRANT_COLUMNS: readonly ColumnDefinition[] = [
  {
    key: 'username',
    headers: ['用户名', '账号', '登录名'],
    required: true,
    kind: 'word',
    scanned: true,
    example: 'zhang.min',
  },
  { key: 'role', headers: ['角色', '角色名称'], required: true, kind: 'text', example: '组织经办人' },
  { key: 'unit_code', headers: ['区划代码', '授权区划代码'], kind: 'code', example: '120102001' },
  { key: 'organisation_code', headers: ['组织代码', '授权组织代码'], kind: 'code', example: '' },
  { key: 'valid_from', headers: ['生效时间', '开始时间', '生效日期'], kind: 'word', example: '2026-01-01' },
  { key: 'valid_to', headers: ['失效时间', '结束时间', '失效日期'], kind: 'word', example: '2027-01-01' },
  { key: 'reason', headers: ['事由', '授权事由', '原因'], required: true, kind: 'text', example: '岗位职责' },
];

/** What is wrong with a row by itself. Pure; times become the platform's. */
export function checkGrantRow(cells: Cells, rounded: ReadonlySet<string>): FaultOfRow[] {
  const row = new RowCheck(cells, rounded, GRANT_COLUMNS);
  if (row.needed('username')) row.fits('username', (name) => name.length <= 100);
  if (row.needed('role')) row.fits('role', (role) => role.length <= 128);
  row.fits('unit_code', (code) => UNIT_NUMBER.test(code) || /^[0-9]{2,17}$/.test(code));
  row.fits('organisation_code', (code) => RECORD_ID.test(code) || organisationCodeSchema.safeParse(code).success);
  if ((row.of('unit_code') === '') === (row.of('organisation_code') === '')) row.add('unit_code', 'one-anchor');
  const whole = [row.instant('valid_from'), row.instant('valid_to')].every(Boolean);
  if (whole && row.of('valid_to') !== '' && row.of('valid_to') <= row.of('valid_from'))
    row.add('valid_to', 'ends-before');
  if (row.needed('reason')) row.fits('reason', (reason) => grantReasonSchema.safeParse(reason).success);
  return row.faults;
}
