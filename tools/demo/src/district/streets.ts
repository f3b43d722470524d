import { addDays, type Day } from '@linli/contracts';
import type { Division } from '../divisions.ts';
import { organOf, ORGANS_PER_STREET } from './organs.ts';
import { bodyCode, type DemoRegister } from './register.ts';

/** Part-time members of the working committees of the streets. */
export const PART_TIME_MEMBERS = 38;
const SINCE = '2019-01-01';

/** The district's committee, its leading group with a seconded office, and a working committee in each street. */
export function addDistrictBodies(register: DemoRegister, district: Division, today: Day): string {
  const committee = register.body({
    code: 'QW',
    name: '中共河东区委员会',
    type: 'party-committee',
    unit: district.code,
    since: SINCE,
  });
  const group = register.body({
    code: 'LDXZ',
    name: '河东区党建引领基层治理创新领导小组',
    type: 'leading-group',
    superior: committee,
    unit: district.code,
    since: '2024-04-01',
  });
  const leader = register.newcomer(district.code, {
    body: committee,
    post: 'secretary',
    kind: 'full',
    since: '2022-01-10',
  });
  register.post({ person: leader, body: group, post: 'group-leader', kind: 'concurrent', since: '2024-04-01' });
  register.newcomer(district.code, { body: group, post: 'office-director', kind: 'full', since: '2024-04-01' });
  // Four who stay for a while, one whose time runs out soon.
  for (const [n, daysLeft] of [300, 260, 200, 150, 20].entries()) {
    register.newcomer(district.code, {
      body: group,
      post: 'office-member',
      kind: 'seconded',
      from: { body: `JG-${String(n + 16).padStart(3, '0')}` },
      since: addDays(today, daysLeft - 365),
      until: addDays(today, daysLeft),
      basis: '河东党建领发〔2025〕3 号',
    });
  }
  return committee;
}

/** The working committee of a street; part-time members come from its organs, three to each and two to the last. */
export function addStreetCommittees(register: DemoRegister, streets: readonly Division[], committee: string): void {
  const each = Math.ceil(PART_TIME_MEMBERS / streets.length);
  let left = PART_TIME_MEMBERS;
  for (const street of streets) {
    const body = register.body({
      code: workingCommittee(street),
      name: `${street.name}党工委`,
      type: 'party-committee',
      subtype: 'working-committee',
      superior: committee,
      unit: street.code,
      since: SINCE,
    });
    const add = (post: 'secretary' | 'deputy-secretary' | 'committee-member') =>
      register.newcomer(street.code, { body, post, kind: 'full', since: '2023-03-01' });
    add('secretary');
    add('deputy-secretary');
    for (let n = 0; n < 3; n += 1) add('committee-member');
    for (let n = 0; n < Math.min(each, left); n += 1) {
      const from = organOf(street, String((n % ORGANS_PER_STREET) + 1).padStart(2, '0'));
      register.newcomer(street.code, {
        body,
        post: 'committee-member',
        kind: 'part-time',
        from: { body: from },
        since: '2026-03-20',
        basis: '关于调整街道兼职委员的通知（东组〔2026〕8 号）',
      });
    }
    left -= Math.min(each, left);
  }
}

/** The code of a street's working committee. */
export function workingCommittee(street: Division): string {
  return bodyCode('GW', street.code);
}
