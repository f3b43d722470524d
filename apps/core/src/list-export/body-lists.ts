import { addDays } from '@linli/contracts';
import type {
  Appointment,
  CrossMembershipRow,
  EntranceGroupsRow,
  MissingSeatsRow,
  Organisation,
  Person,
} from '@linli/contracts';
import type { ExportColumn, ExportedList } from '@linli/sdk-server';
import { listOf } from './list-of.ts';

const WIDE = { width: 32 };

export const PEOPLE_LIST = listOf<Person>('people', {
  name: {},
  code: {},
  posts: {
    value: ({ posts }: Person) => posts.map(({ organisation, postTitle }) => `${organisation.name} ${postTitle}`),
    width: 48,
  },
  postCount: { width: 10 },
  unit: WIDE,
  // As on the screen: `138****1234`.
  phone: {},
  state: { words: 'person.state' },
});

const ORGANISATION = {
  name: { width: 40 },
  code: {},
  type: { words: 'organisation.type' },
  subtype: { words: 'organisation.subtype' },
  unit: WIDE,
  superior: { width: 40 },
  head: { value: ({ head }: Organisation) => head && `${head.name} ${head.postTitle}` },
  memberCount: { width: 10 },
  validFrom: {},
  state: { words: 'organisation.state' },
};
export const ORGANISATION_LIST = listOf<Organisation>('organisations', ORGANISATION);

const APPOINTMENT = {
  person: {},
  postTitle: {},
  organisation: { width: 40 },
  unit: WIDE,
  kind: {},
  seat: {},
  from: WIDE,
  validFrom: {},
  lastDay: { value: ({ validTo }: Appointment) => validTo && addDays(validTo, -1) },
  termEnd: {},
  phase: { words: 'appointment.phase' },
};
export const APPOINTMENT_LIST = listOf<Appointment>('appointments', APPOINTMENT);

/** The same rows under the name of a figure of the governance page. */
const named = <T>(name: string, list: ExportedList<T>): ExportedList<T> => ({ ...list, title: `export.${name}` });
const people = (held: readonly { person: { name: string } }[]) => held.map(({ person }) => person.name);
const place: Record<string, Partial<ExportColumn>> = { street: {}, community: WIDE };

export const GOVERNANCE_LISTS = {
  organs: named('organs', ORGANISATION_LIST),
  gridBranches: named('grid-branches', ORGANISATION_LIST),
  partTimeMembers: named('street-part-time-members', APPOINTMENT_LIST),
  secondments: named('secondments', APPOINTMENT_LIST),
  terms: named('terms', APPOINTMENT_LIST),
  oneShoulder: listOf('one-shoulder', {
    ...place,
    partyBody: { width: 40 },
    secretary: { value: 'secretary.person' },
    director: { value: 'director.person' },
    yes: { width: 10 },
    since: {},
    exception: { value: 'exception.reason', width: 40 },
  }),
  crossMembership: listOf<CrossMembershipRow>('cross-membership', {
    ...(place as object),
    partyMembers: { width: 12 },
    committeeMembers: { width: 12 },
    both: { value: ({ both }: CrossMembershipRow) => people(both), width: 40 },
    either: { width: 12 },
  }),
  vacancies: listOf('vacancies', {
    organisation: { width: 40 },
    unit: WIDE,
    postTitle: {},
    since: {},
    last: { value: 'last.person' },
    proposed: { width: 12 },
  }),
  missingSeats: listOf<MissingSeatsRow>('missing-seats', {
    organisation: { width: 40 },
    unit: WIDE,
    missing: {
      value: ({ missing }: MissingSeatsRow) => missing.map(({ seat }) => seat),
      words: 'export.appointments.seat',
      width: 40,
    },
    filled: { words: 'export.appointments.seat', width: 40 },
  }),
  gridsWithoutBranch: listOf('grids-without-branch', {
    community: WIDE,
    grid: WIDE,
    since: {},
    underway: { width: 40 },
  }),
  entranceGroups: listOf<EntranceGroupsRow>('entrance-groups', {
    ...(place as object),
    groups: { width: 12 },
    withLeader: { width: 12 },
    entrances: { width: 12 },
  }),
};
