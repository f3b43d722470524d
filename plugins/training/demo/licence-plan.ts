import { addDays } from '@linli/contracts';
import type { Day } from '@linli/contracts';
import type { CreateCertificateType } from '../contract/index.ts';

export const LICENCE_TYPES: readonly Omit<CreateCertificateType, 'unitId'>[] = [
  { title: '社区党组织书记任职证书', source: 'class', validYears: 3, note: '“领头雁”培训合格后颁发，到期前复训' },
  { title: '社区工作者上岗证书', source: 'class', validYears: 5 },
  { title: '社会工作者职业水平证书', source: 'outside', note: '登记本人取得的国家职业水平证书' },
];

export interface LicenceGroup {
  key: string;
  personIds: string[];
  issuedOn: Day;
  basis: string;
}

const AT_ONCE = 40;
const YEARS = 3 * 365;

/** Of ten secretaries seven are certified for long, one soon has to come again, one should have, and one never was. */
export function planOf(people: readonly string[], today: Day): LicenceGroup[] {
  const of = (wanted: (place: number) => boolean) => people.filter((_, index) => wanted(index % 10));
  return [
    ...inGroups(
      'valid',
      of((place) => place < 7),
      addDays(today, -200),
      '“领头雁”培训第 3 期结业合格',
    ),
    ...inGroups(
      'expiring',
      of((place) => place === 7),
      addDays(today, 45 - YEARS),
      '“领头雁”培训第 1 期结业合格',
    ),
    ...inGroups(
      'expired',
      of((place) => place === 8),
      addDays(today, -30 - YEARS),
      '2023 年任职培训结业合格',
    ),
  ];
}

function inGroups(name: string, personIds: string[], issuedOn: Day, basis: string): LicenceGroup[] {
  return Array.from({ length: Math.ceil(personIds.length / AT_ONCE) }, (_, n) => ({
    key: `demo-certificates-${name}-${n}`,
    personIds: personIds.slice(n * AT_ONCE, (n + 1) * AT_ONCE),
    issuedOn,
    basis,
  }));
}
