import { createPersonSchema, personCodeSchema } from '@linli/contracts';
import type { Cells, ColumnDefinition, FaultOfRow } from '../data-import/import.types.ts';
import { sealPhone } from '../data-import/phone-cell.ts';
import { RECORD_ID, RowCheck, UNIT_NUMBER } from '../data-import/row-check.ts';
import { isPlainName } from '../unit/unit.policy.ts';

/** The columns of a file of people. As little as the work needs: no column for more. */
export const PERSON_COLUMNS: readonly ColumnDefinition[] = [
  { key: 'code', headers: ['人员编号', '工号', '编号'], kind: 'code', scanned: true, example: 'RY-0101' },
  { key: 'name', headers: ['姓名'], required: true, kind: 'text', example: '王示例' },
  { key: 'phone', headers: ['手机号', '联系电话', '电话', '手机'], kind: 'code', example: '13800000000' },
  {
    key: 'unit_code',
    headers: ['区划代码', '所在区划代码', '所属区划代码'],
    required: true,
    kind: 'code',
    example: '120102001001',
  },
];

const nameSchema = createPersonSchema.shape.name;

/** What is wrong with a row by itself. A phone number is sealed before anything is kept; a masked one leaves what is there. */
export function checkPersonRow(
  cells: Cells,
  rounded: ReadonlySet<string>,
  phoneCell: (phone: string) => string,
): FaultOfRow[] {
  const row = new RowCheck(cells, rounded, PERSON_COLUMNS);
  row.fits('code', (code) => RECORD_ID.test(code) || personCodeSchema.safeParse(code).success);
  if (row.needed('name')) row.fits('name', (name) => nameSchema.safeParse(name).success && isPlainName(name));
  row.fits('unit_code', (code) => UNIT_NUMBER.test(code) || /^[0-9]{2,17}$/.test(code));
  sealPhone(row, 'phone', phoneCell);
  return row.faults;
}
