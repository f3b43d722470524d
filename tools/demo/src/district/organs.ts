import type { Division } from '../divisions.ts';
import { bodyCode, type DemoRegister } from './register.ts';

/** Organs of the district itself. */
const DISTRICT_ORGANS = [
  '区委办公室',
  '区委组织部',
  '区委宣传部',
  '区委统战部',
  '区委政法委员会',
  '区委社会工作部',
  '区委机构编制委员会办公室',
  '区委网络安全和信息化委员会办公室',
  '区委老干部局',
  '区委党校',
  '区人大常委会办公室',
  '区人民政府办公室',
  '区政协办公室',
  '区人民法院',
  '区人民检察院',
  '区发展和改革委员会',
  '区教育局',
  '区科学技术局',
  '区工业和信息化局',
  '区民政局',
  '区司法局',
  '区财政局',
  '区人力资源和社会保障局',
  '区生态环境局',
  '区住房和建设委员会',
  '区城市管理委员会',
  '区水务局',
  '区商务局',
  '区文化和旅游局',
  '区卫生健康委员会',
  '区退役军人事务局',
  '区应急管理局',
  '区审计局',
  '区市场监督管理局',
  '区国有资产监督管理委员会',
  '区体育局',
  '区统计局',
  '区信访办公室',
  '区医疗保障局',
  '区政务服务办公室',
  '区合作交流办公室',
  '区投资促进局',
  '区综合行政执法局',
  '区机关事务管理局',
  '区档案馆',
  '区税务局',
  '区规划和自然资源分局',
  '区公安分局',
];

/** Organs that the district keeps in each street, with the one that they belong to. */
const STREET_ORGANS = [
  ['派出所', '区公安分局'],
  ['司法所', '区司法局'],
  ['市场监督管理所', '区市场监督管理局'],
  ['综合行政执法大队', '区综合行政执法局'],
  ['税务所', '区税务局'],
  ['规划和自然资源所', '区规划和自然资源分局'],
  ['城市管理所', '区城市管理委员会'],
  ['房屋管理所', '区住房和建设委员会'],
  ['应急管理所', '区应急管理局'],
  ['卫生监督所', '区卫生健康委员会'],
  ['退役军人服务站', '区退役军人事务局'],
] as const;

/** Where an organ of a street stands in the code of it: 派出所 is 01. */
export const POLICE = '01';
const SINCE = '2019-01-01';

/**
 * 191 organs of the district: 48 of its own and eleven in each of the thirteen streets; each with a head and a party
 * organisation under the working committee of the district's organs.
 */
export function addOrgans(
  register: DemoRegister,
  { district, streets, committee }: { district: Division; streets: readonly Division[]; committee: string },
): void {
  const working = register.body({
    code: 'JG-GW',
    name: '河东区区级机关工作委员会',
    type: 'party-committee',
    superior: committee,
    unit: district.code,
    since: SINCE,
  });
  const add = (code: string, name: string, unit: string, superior?: string) => {
    register.body({ code, name, type: 'organ', superior, unit, since: SINCE });
    const party = register.body({
      code: `${code}-DZB`,
      name: `${name}党支部`,
      type: 'branch',
      superior: working,
      within: code,
      since: SINCE,
    });
    const head = register.newcomer(unit, { body: code, post: 'head', kind: 'full', since: '2023-02-01' });
    register.post({ person: head, body: party, post: 'secretary', kind: 'concurrent', since: '2023-02-01' });
  };
  const codes = new Map(DISTRICT_ORGANS.map((name, n) => [name, `JG-${String(n + 1).padStart(3, '0')}`]));
  for (const [name, code] of codes) add(code, `河东${name}`, district.code, committee);
  for (const street of streets) {
    for (const [n, [kind, above]] of STREET_ORGANS.entries()) {
      const name = `${street.name.replace(/街道$/, '')}${kind}`;
      add(organOf(street, String(n + 1).padStart(2, '0')), name, street.code, codes.get(above));
    }
  }
}

/** The code of an organ in a street. */
export function organOf(street: Division, kind: string): string {
  return `${bodyCode('JG', street.code)}-${kind}`;
}

/** How many there are of them in a street. */
export const ORGANS_PER_STREET = STREET_ORGANS.length;
