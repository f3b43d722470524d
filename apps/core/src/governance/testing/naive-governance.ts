import { addDays, COMMITTEE_POSTS, POST_TYPES, REQUIRED_SEATS } from '@linli/contracts';
import type { Day, Governance, PostType } from '@linli/contracts';

/** A small world, as plain objects; all its days lie after {@link BEGINNING}. */
export const BEGINNING = '2025-12-31';

export interface NaiveUnit {
  id: number;
  level: 'district' | 'street' | 'community' | 'grid';
  /** The unit itself and all above it. */
  above: number[];
  from: Day | null;
  to: Day | null;
}
export interface NaiveBody {
  id: string;
  type: string;
  subtype: string | null;
  entrance: boolean;
  unit: NaiveUnit;
  state: 'active' | 'dissolved' | 'proposed';
  from: Day;
  to: Day | null;
}
export interface NaiveAppointment {
  id: string;
  body: NaiveBody;
  person: string;
  post: string;
  kind: string;
  seat: string | null;
  state: 'in-force' | 'ended' | 'proposed' | 'refused';
  from: Day;
  to: Day | null;
  term: Day | null;
}
export interface NaiveWorld {
  units: NaiveUnit[];
  bodies: NaiveBody[];
  appointments: NaiveAppointment[];
  excepted: number[];
}

const counts = ({ state }: NaiveAppointment) => state === 'in-force' || state === 'ended';
const during = ({ from, to }: { from: Day; to: Day | null }, on: Day) => from <= on && (to === null || to > on);
const RANK = ['party-committee', 'general-branch', 'branch'];

/** What governance says, worked out one record after the other, as somebody would on paper. */
export function naiveGovernance(world: NaiveWorld, seenFrom: number, on: Day, days: number) {
  const isIn = (unit: NaiveUnit) => unit.above.includes(seenFrom);
  const there = ({ from, to }: NaiveUnit) => (from === null || from <= on) && (to === null || to > on);
  const active = (body: NaiveBody) => body.state !== 'proposed' && during(body, on);
  const held = world.appointments.filter((a) => counts(a) && during(a, on));
  const near = held.filter(({ body }) => isIn(body.unit));
  const bodies = world.bodies.filter((body) => isIn(body.unit) && active(body));
  const holds = (body: NaiveBody, post: string) => held.find((a) => a.body === body && a.post === post);

  const inCommunity = (unit: NaiveUnit, types: string[]) =>
    world.bodies
      .filter((b) => b.unit === unit && types.includes(b.type) && b.subtype === null && !b.entrance && active(b))
      .sort(
        (a, b) => types.indexOf(a.type) - types.indexOf(b.type) || compare(a.from, b.from) || compare(a.id, b.id),
      )[0];
  const communities = world.units
    .filter((unit) => unit.level === 'community' && isIn(unit) && there(unit))
    .map((unit) => ({ unit, party: inCommunity(unit, RANK), committee: inCommunity(unit, ['residents-committee']) }));

  const oneShoulder = communities.map(({ unit, party, committee }) => {
    const together = (day: Day) =>
      world.appointments.some(
        (s) =>
          s.body === party &&
          s.post === 'secretary' &&
          counts(s) &&
          during(s, day) &&
          world.appointments.some(
            (d) =>
              d.body === committee && d.post === 'director' && d.person === s.person && counts(d) && during(d, day),
          ),
      );
    const yes = together(on);
    let since: Day | null = on;
    while (since > BEGINNING && together(addDays(since, -1)) === yes) since = addDays(since, -1);
    if (since <= BEGINNING) {
      const first = (body: NaiveBody | undefined, post: string) =>
        world.appointments
          .filter(
            (a) => a.body === body && a.post === post && counts(a) && a.from <= on && (a.to === null || a.to > a.from),
          )
          .map(({ from }) => from)
          .sort(compare)[0];
      const begins = [first(party, 'secretary'), first(committee, 'director')];
      since = begins[0] !== undefined && begins[1] !== undefined ? (begins.sort().at(-1) ?? null) : null;
    }
    return { id: unit.id, yes, since, excepted: !yes && world.excepted.includes(unit.id) };
  });

  const cross = communities.map(({ unit, party, committee }) => {
    const members = (body: NaiveBody | undefined) =>
      new Set(
        held
          .filter((a) => a.body === body && (COMMITTEE_POSTS as readonly string[]).includes(a.post))
          .map((a) => a.person),
      );
    const [first, second] = [members(party), members(committee)];
    return {
      id: unit.id,
      both: [...first].filter((person) => second.has(person)).sort(compare),
      either: new Set([...first, ...second]).size,
    };
  });

  const before = (a: NaiveAppointment) => counts(a) && a.to !== null && a.to <= on && a.to > a.from;
  const vacancies = bodies.flatMap((body) =>
    (POST_TYPES as readonly PostType[])
      .filter(
        (post) =>
          post.single && (post.organisationTypes as readonly string[]).includes(body.type) && !holds(body, post.id),
      )
      .map((post) => {
        const ends = world.appointments
          .filter((a) => a.body === body && a.post === post.id && before(a))
          .map(({ to }) => to);
        return `${body.id} ${post.id} ${[body.from, ...ends].sort().at(-1)}`;
      }),
  );
  const seats = bodies
    .filter(({ type }) => type === 'big-committee')
    .map((body) => {
      const missing = REQUIRED_SEATS.filter((seat) => !held.some((a) => a.body === body && a.seat === seat));
      const since = (seat: string) =>
        [
          body.from,
          ...world.appointments.filter((a) => a.body === body && a.seat === seat && before(a)).map(({ to }) => to),
        ]
          .sort()
          .at(-1);
      return { id: body.id, missing: missing.map((seat) => `${seat} ${since(seat)}`) };
    });
  const gridBranches = bodies.filter(({ type, subtype }) => type === 'branch' && subtype === 'grid');
  const grids = world.units.filter((unit) => unit.level === 'grid' && isIn(unit) && there(unit));
  const without = grids.filter(
    (grid) => !world.bodies.some((b) => b.unit === grid && b.subtype === 'grid' && active(b)),
  );
  const groups = bodies.filter(({ type, entrance }) => type === 'party-group' && entrance);
  const streetMembers = near.filter(
    ({ kind, body }) =>
      kind === 'part-time' && body.type === 'party-committee' && body.unit.level === 'street' && active(body),
  );
  const seconded = near.filter(({ kind }) => kind === 'seconded');
  const secondedEnding = seconded.filter(({ to }) => to !== null && addDays(to, -1) <= addDays(on, days));
  const termEnding = near.filter(({ term }) => term !== null && term >= on && term <= addDays(on, days));
  const overdue = near.filter(({ term }) => term !== null && term < on);
  const ids = (records: { id: string }[]) => records.map(({ id }) => id).sort(compare);

  const figures: Omit<Governance, 'unit'> = {
    asOf: on,
    days,
    organs: bodies.filter(({ type }) => type === 'organ').length,
    gridBranches: {
      active: gridBranches.length,
      withSecretary: gridBranches.filter((b) => holds(b, 'secretary')).length,
    },
    streetPartTimeMembers: streetMembers.length,
    oneShoulder: {
      communities: oneShoulder.length,
      yes: oneShoulder.filter(({ yes }) => yes).length,
      excepted: oneShoulder.filter(({ excepted }) => excepted).length,
    },
    crossMembership: {
      communities: cross.length,
      both: sum(cross.map(({ both }) => both.length)),
      either: sum(cross.map(({ either }) => either)),
    },
    vacancies: vacancies.length,
    missingSeats: { committees: seats.length, lacking: seats.filter(({ missing }) => missing.length > 0).length },
    secondments: { inForce: seconded.length, endingSoon: secondedEnding.length },
    terms: { endingSoon: termEnding.length, overdue: overdue.length },
    gridsWithoutBranch: { grids: grids.length, without: without.length },
    entranceGroups: {
      groups: groups.length,
      communities: new Set(groups.map(({ unit }) => unit.above[2])).size,
      entrances: null,
    },
  };
  return {
    figures,
    oneShoulder,
    cross,
    vacancies: vacancies.sort(compare),
    lacking: seats.filter(({ missing }) => missing.length > 0).sort((a, b) => compare(a.id, b.id)),
    complete: ids(seats.filter(({ missing }) => missing.length === 0)),
    organs: ids(bodies.filter(({ type }) => type === 'organ')),
    gridBranches: ids(gridBranches),
    withoutSecretary: ids(gridBranches.filter((b) => !holds(b, 'secretary'))),
    streetMembers: ids(streetMembers),
    seconded: ids(seconded),
    secondedEnding: ids(secondedEnding),
    termEnding: ids(termEnding),
    overdue: ids(overdue),
    without: without.map(({ id }) => id).sort((a, b) => a - b),
    groups: groups.length,
    held: ids(near),
  };
}

export const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
const sum = (numbers: number[]) => numbers.reduce((a, b) => a + b, 0);
