import type { Division } from '@linli/demo';
import type { BookingState, CreateVenue, RenovationState, TakeBooking, VenueState } from '../contract/index.ts';

/** Renovations of community centres that the district's report counts. */
export const ACCEPTED = 160;

/** Communities in which staff of the demo take bookings: open on every day, so that any two weeks can be booked. */
export const DESKS = ['120102002001', '120102004001'] as const;

export interface PlannedVenue {
  /** Of the unit that it lies in, and what it is known by in requests. */
  code: string;
  key: string;
  about: Omit<CreateVenue, 'unitId'>;
  state: VenueState;
  renovation: RenovationState | null;
}

const WEEKDAY = '08:30-12:00 14:00-20:00';
const OFFICE = '08:30-12:00 14:00-17:30';
const EVERY_DAY = {
  hours: [...Array<string>(5).fill(WEEKDAY), '09:00-17:00', '09:00-17:00'],
  holidayHours: '09:00-17:00',
};
const ALL = ['party-education', 'study', 'talks', 'arts', 'fitness-care', 'family'] as const;
const ACCESS = ['ramp', 'accessible-toilet', 'handrails', 'large-print'] as const;
const PLACES = ['一层东侧', '二层', '居委会旁', '小区南门内', '文化广场北侧'];

/** The way of the n-th community's renovation: as many accepted as were reported, and some in every other state. */
function renovationOf(n: number): RenovationState {
  if (n < ACCEPTED) return n % 4 === 3 ? 'accepted' : 'open';
  return (['planned', 'under-way', 'cancelled'] as const)[n % 3] ?? 'planned';
}

/** Hours and functions that differ from venue to venue, always in the same way. */
function centre(n: number, title: string, kind: CreateVenue['kind']): PlannedVenue['about'] {
  const line = n % 3 === 1 ? OFFICE : WEEKDAY;
  const weekend = n % 5 === 4 ? '' : '09:00-17:00';
  return {
    title,
    kind,
    address: `${title.replace(/党群服务中心|文化活动室/, '')}${PLACES[n % PLACES.length]}`,
    functions: ALL.filter((_, at) => (n * 7 + at * 5) % 11 > 1),
    hours: [...Array<string>(5).fill(line), weekend, n % 2 === 0 ? weekend : ''],
    holidayHours: n % 2 === 0 ? '09:00-17:00' : '',
    access: ACCESS.filter((_, at) => (n + at) % 3 !== 0),
    howToBook: '到前台，或打社区服务电话',
  };
}

/** A centre in each street and in each community, and culture rooms in the states that centres are not in. */
export function plannedVenues(divisions: readonly Division[]): PlannedVenue[] {
  const of = (level: string) =>
    divisions.filter((each) => each.level === level).sort((a, b) => (a.code < b.code ? -1 : 1));
  const short = (name: string) => name.replace(/社区?居(民)?委(员)?会$/, '社区');
  const streets = of('street').map(({ code, name }, n): PlannedVenue => {
    const about = { ...centre(2, `${name}党群服务中心`, 'street-centre'), functions: [...ALL] };
    return { code, key: code, about, state: 'open', renovation: n < 2 ? 'open' : null };
  });
  const communities = of('community').map(({ code, name }, n): PlannedVenue => {
    const renovation = renovationOf(n);
    const state = renovation === 'under-way' ? 'suspended' : 'open';
    const about = centre(n, `${short(name)}党群服务中心`, 'community-centre');
    const isDesk = DESKS.some((desk) => desk === code);
    return { code, key: code, about: isDesk ? { ...about, ...EVERY_DAY } : about, state, renovation };
  });
  const states: VenueState[] = ['prepared', 'open', 'suspended', 'closed'];
  const rooms = states.map((state, n): PlannedVenue => {
    const { code = '', name = '' } = of('community')[n * 12] ?? {};
    const about = centre(n, `${short(name)}文化活动室`, 'culture-room');
    return { code, key: `room-${n}`, about, state, renovation: null };
  });
  return [...streets, ...communities, ...rooms];
}

/** Rooms of a centre in which the demo's staff work. */
export const ROOMS = [
  { title: '多功能厅', seats: 60, functions: ['arts', 'party-education'], walkInShare: 30 },
  { title: '议事室', seats: 16, functions: ['study', 'talks'], walkInShare: 20 },
  { title: '亲子活动室', seats: 24, functions: ['family'], walkInShare: 50 },
] as const;

export interface PlannedBooking {
  room: number;
  /** Days from now. */
  inDays: number;
  about: Omit<TakeBooking, 'roomId' | 'day'>;
  state: BookingState;
}

const ASKERS = [
  { askerKind: 'organisation', asker: '夕阳红合唱队' },
  { askerKind: 'organisation', asker: '业主委员会' },
  { askerKind: 'person', asker: '王阿姨', phone: '13800000001' },
  { askerKind: 'organisation', asker: '社区舞蹈队' },
  { askerKind: 'person', asker: '小刘', phone: '13800000002' },
] as const;
const PURPOSES = [
  ['arts', '合唱排练'],
  ['study', '物业问题议事会'],
  ['family', '亲子绘本阅读'],
  ['fitness-care', '八段锦练习'],
  ['party-education', '主题党日学习'],
] as const;
const TIMES = [
  { from: '09:00', to: '10:30' },
  { from: '14:30', to: '16:30' },
] as const;
/** What has become of a booking, by when it is. */
const PAST: BookingState[] = ['used', 'closed', 'closed', 'no-show', 'used', 'closed', 'cancelled'];
const AHEAD: BookingState[] = ['approved', 'asked', 'approved', 'refused', 'approved', 'cancelled'];

/** Two weeks of a centre: in every state, at times at which it is open on any day. */
export function plannedBookings(): PlannedBooking[] {
  const planned: PlannedBooking[] = [];
  for (let day = -7; day <= 7; day += 1)
    for (const [n, times] of TIMES.entries()) {
      const at = (day + 7) * TIMES.length + n;
      const [use, purpose] = PURPOSES[at % PURPOSES.length] ?? PURPOSES[0];
      const asker = ASKERS[at % ASKERS.length] ?? ASKERS[0];
      const states = day < 0 ? PAST : AHEAD;
      planned.push({
        room: at % ROOMS.length,
        inDays: day,
        about: { ...times, use, purpose, expected: 8 + (at % 8), ...asker },
        state: states[at % states.length] ?? 'asked',
      });
    }
  return planned;
}
