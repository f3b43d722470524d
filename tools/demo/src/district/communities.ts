import { addDays, type Day, type Seat } from '@linli/contracts';
import type { Division } from '../divisions.ts';
import { organOf, POLICE } from './organs.ts';
import { bodyCode, type DemoRegister } from './register.ts';
import { workingCommittee } from './streets.ts';

const SINCE = '2020-06-01';
const ELECTED = '2024-03-16';
/** Elected again in five years. In the first communities of the list the term is over sooner. */
const TERM_END = '2029-03-15';

/** Somebody of the demo's staff, who has an account. */
export interface KnownPerson {
  code: string;
  name: string;
}

export interface CommunityPlan {
  street: Division;
  community: Division;
  grids: readonly Division[];
  /** Its place in the list of all, which decides what is special about it. */
  index: number;
  today: Day;
  secretary?: KnownPerson;
  worker?: KnownPerson;
  /** Secretaries of branches by the code of their grid. */
  gridPeople: ReadonlyMap<string, KnownPerson>;
}

/** The bodies of a community with those who hold their posts, and a branch with a secretary in each of its grids. */
export function addCommunity(register: DemoRegister, plan: CommunityPlan): void {
  const { street, community, grids, index } = plan;
  const unit = community.code;
  const short = community.name.replace(/(社区)?(居民委员会|居委会)$/, '').replace(/社区$/, '');
  const party = register.body({
    code: bodyCode('DW', unit),
    name: `${short}社区${index % 3 === 0 ? '党委' : '党总支'}`,
    type: index % 3 === 0 ? 'party-committee' : 'general-branch',
    superior: workingCommittee(street),
    unit,
    since: SINCE,
  });
  const residents = register.body({
    code: bodyCode('JWH', unit),
    name: `${short}社区居民委员会`,
    type: 'residents-committee',
    superior: party,
    unit,
    since: SINCE,
  });
  const termEnd = index >= 3 && index < 7 ? addDays(plan.today, 12 * (index - 3) - 8) : TERM_END;
  const hold = { since: ELECTED, termEnd };

  // Nearly everywhere one person holds both posts; in some two do, and in two nobody is secretary.
  const isVacant = index === 40 || index === 120;
  const secretary = register.person(unit, plan.secretary);
  if (!isVacant) register.post({ person: secretary, body: party, post: 'secretary', kind: 'full', ...hold });
  const director = index % 33 === 9 ? register.person(unit) : secretary;
  const directs = director === secretary && !isVacant ? 'concurrent' : 'full';
  register.post({ person: director, body: residents, post: 'director', kind: directs, ...hold });

  const deputy = register.newcomer(unit, { body: party, post: 'dedicated-deputy', kind: 'full', ...hold });
  const worker = register.person(unit, plan.worker);
  register.post({ person: worker, body: party, post: 'committee-member', kind: 'full', ...hold });
  if (index % 4 !== 1)
    register.post({ person: deputy, body: residents, post: 'deputy-director', kind: 'concurrent', ...hold });
  if (index % 2 === 0)
    register.post({ person: worker, body: residents, post: 'committee-member', kind: 'concurrent', ...hold });
  register.newcomer(unit, { body: residents, post: 'committee-member', kind: 'full', ...hold });

  addBigCommittee(register, plan, { short, party, secretary: isVacant ? undefined : secretary });
  addGridBranches(register, plan, party);
  if (index % 12 === 5) addClubBranch(register, plan, { short, party, leader: worker });
  addEntranceGroups(register, grids, index);
}

/** 社区大党委: who sits in it, in some communities without one or two of the seats that each should have. */
function addBigCommittee(
  register: DemoRegister,
  { street, community, index }: CommunityPlan,
  { short, party, secretary }: { short: string; party: string; secretary: string | undefined },
): void {
  const unit = community.code;
  const body = register.body({
    code: bodyCode('DDW', unit),
    name: `${short}社区大党委`,
    type: 'big-committee',
    superior: party,
    unit,
    since: '2024-06-01',
  });
  if (secretary) register.post({ person: secretary, body, post: 'secretary', kind: 'concurrent', since: '2024-06-01' });
  const owners = register.body({
    code: bodyCode('YWH', unit),
    name: `${short}业主委员会`,
    type: 'owners-committee',
    superior: bodyCode('JWH', unit),
    unit,
    since: '2021-09-01',
  });
  const property = register.body({
    code: bodyCode('WY', unit),
    name: `${short}物业服务中心`,
    type: 'property-company',
    unit,
    since: '2021-01-01',
  });
  register.newcomer(unit, { body: property, post: 'head', kind: 'full', since: '2022-05-01' });
  const seats: { seat: Seat; from: { body: string } | { name: string }; lacking: boolean }[] = [
    { seat: 'police', from: { body: organOf(street, POLICE) }, lacking: index % 29 === 11 },
    { seat: 'owners', from: { body: owners }, lacking: index % 9 === 4 },
    { seat: 'property', from: { body: property }, lacking: index % 17 === 6 },
    { seat: 'two-new', from: { name: `${short}便民服务社` }, lacking: index % 7 === 2 },
  ];
  for (const { seat, from, lacking } of seats) {
    if (lacking) continue;
    const person = register.newcomer(unit, {
      body,
      post: 'committee-member',
      kind: 'part-time',
      seat,
      from,
      since: '2024-06-01',
    });
    if (seat === 'owners') register.post({ person, body: owners, post: 'director', kind: 'full', since: '2023-09-01' });
  }
}

function addGridBranches(register: DemoRegister, { grids, gridPeople }: CommunityPlan, party: string): void {
  for (const grid of grids) {
    const body = register.body({
      code: bodyCode('WG', grid.code),
      name: `${grid.name}党支部`,
      type: 'branch',
      subtype: 'grid',
      superior: party,
      unit: grid.code,
      since: '2024-07-01',
    });
    const person = register.person(grid.code, gridPeople.get(grid.code));
    register.post({ person, body, post: 'secretary', kind: 'full', since: '2024-07-01', termEnd: '2027-06-30' });
  }
}

/** A functional branch of people with the same interest. */
function addClubBranch(
  register: DemoRegister,
  { community, index }: CommunityPlan,
  { short, party, leader }: { short: string; party: string; leader: string },
): void {
  const clubs = ['合唱团', '书画社', '太极拳队', '摄影社', '编织社'];
  const club = `${short}${clubs[index % clubs.length] ?? ''}`;
  const body = register.body({
    code: bodyCode('GN', community.code),
    name: `${club}功能型党支部`,
    type: 'branch',
    subtype: 'functional',
    superior: party,
    unit: community.code,
    place: { kind: 'club', name: club },
    since: '2025-05-01',
  });
  register.post({ person: leader, body, post: 'secretary', kind: 'concurrent', since: '2025-05-01' });
}

/** Party groups of entrances, in the first grid of some communities. */
function addEntranceGroups(register: DemoRegister, grids: readonly Division[], index: number): void {
  const [grid] = grids;
  if (!grid || index % 5 !== 0) return;
  for (const entrance of ['1 号楼 1 门', '1 号楼 2 门', '2 号楼 1 门']) {
    const body = register.body({
      code: `${bodyCode('DXZ', grid.code)}-${entrance.replace(/\D+/g, '')}`,
      name: `${grid.name}${entrance.replace(/ /g, '')}党小组`,
      type: 'party-group',
      superior: bodyCode('WG', grid.code),
      unit: grid.code,
      place: { kind: 'entrance', name: entrance },
      since: '2025-01-01',
    });
    register.newcomer(grid.code, {
      body,
      post: 'group-leader',
      kind: 'part-time',
      from: { name: '居民' },
      since: '2025-01-01',
    });
  }
}
