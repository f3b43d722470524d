import { randomUUID } from 'node:crypto';
import { addDays, postsOf } from '@linli/contracts';
import type { OrganisationType } from '@linli/contracts';
import fc from 'fast-check';
import type { TestCore } from '../../testing/test-core.ts';
import { BEGINNING } from './naive-governance.ts';
import type { NaiveAppointment, NaiveBody, NaiveUnit, NaiveWorld } from './naive-governance.ts';

/** Few days, so that beginnings and ends often meet. */
const SPAN = 12;
const dayAt = (n: number) => addDays(BEGINNING, 1 + n);
const KINDS: [type: OrganisationType, subtype: string | null, level: NaiveUnit['level'], entrance: boolean][] = [
  ['party-committee', null, 'community', false],
  ['residents-committee', null, 'community', false],
  ['general-branch', null, 'community', false],
  ['big-committee', null, 'community', false],
  ['party-group', null, 'community', true],
  ['party-committee', null, 'street', false],
  ['branch', 'grid', 'grid', false],
  ['organ', null, 'district', false],
  ['organ', null, 'street', false],
];
const period = { from: fc.nat(SPAN), length: fc.option(fc.nat(SPAN), { freq: 2 }) };

/** Random bodies, appointments and dates on a small tree, and a question about them. */
export const worldArbitrary = fc.record({
  units: fc.array(fc.option(fc.record(period), { freq: 2 }), { minLength: 12, maxLength: 12 }),
  bodies: fc.array(fc.record({ kind: fc.nat(KINDS.length - 1), unit: fc.nat(20), proposed: fc.nat(9), ...period }), {
    minLength: 4,
    maxLength: 24,
  }),
  appointments: fc.array(
    fc.record({
      ...{
        body: fc.nat(40),
        person: fc.nat(4),
        post: fc.nat(3),
        kind: fc.constantFrom('concurrent', 'part-time', 'seconded'),
      },
      ...{ seat: fc.constantFrom('police', 'owners', 'property', 'two-new', 'other', null) },
      ...{ open: fc.nat(9), term: fc.option(fc.nat(SPAN)), ...period },
    }),
    { minLength: 5, maxLength: 60 },
  ),
  /** Posts of one of two people at the bodies of two communities, which random ones would seldom bring together. */
  shoulders: fc.array(fc.record({ community: fc.nat(1), person: fc.nat(1), secretary: fc.boolean(), ...period }), {
    maxLength: 14,
  }),
  excepted: fc.array(fc.nat(3), { maxLength: 3 }),
  on: fc.nat(SPAN + 3),
  days: fc.nat(6),
});
export type DrawnWorld = typeof worldArbitrary extends fc.Arbitrary<infer T> ? T : never;

export const askedDay = ({ on }: DrawnWorld) => dayAt(on);

/** Writes a drawn world into the database, below a district of its own. Two who would hold one single post make one. */
export async function buildWorld({ platform, database }: TestCore, drawn: DrawnWorld): Promise<NaiveWorld> {
  const units: NaiveUnit[] = [];
  const add = async (level: NaiveUnit['level'], parent: NaiveUnit | null): Promise<NaiveUnit> => {
    const id = await platform.unit(level, parent?.id ?? 1);
    const dated = level === 'community' || level === 'grid' ? drawn.units[units.length % 12] : null;
    const unit = {
      id,
      level,
      above: [...(parent?.above ?? []), id],
      from: null,
      to: null,
      ...(dated ? periodOf(dated) : {}),
    };
    units.push(unit);
    return unit;
  };
  const district = await add('district', null);
  for (let s = 0; s < 2; s++) {
    const street = await add('street', district);
    for (let c = 0; c < 2; c++) {
      const community = await add('community', street);
      for (let g = 0; g <= c; g++) await add('grid', community);
    }
  }
  const bodies = drawn.bodies.map(({ kind, unit, proposed, ...dates }): NaiveBody => {
    const [type, subtype, level, entrance] = pick(KINDS, kind);
    const at = pick(
      units.filter((each) => each.level === level),
      unit,
    );
    const { from, to } = periodOf(dates);
    const state = proposed === 0 ? 'proposed' : to === null ? 'active' : 'dissolved';
    return { id: randomUUID(), type, subtype, entrance, unit: at, state, from, to };
  });
  const people = Array.from({ length: 5 }, () => randomUUID());
  const appointments = randomAppointments(drawn, bodies, people);
  const communities = units.filter(({ level }) => level === 'community');
  for (const { community: c, person, secretary, ...dates } of drawn.shoulders) {
    const unit = pick(communities, c);
    const type = secretary ? 'party-committee' : 'residents-committee';
    let body = bodies.find((each) => each.unit === unit && each.type === type && each.from === dayAt(0));
    if (!body) {
      body = {
        id: randomUUID(),
        type,
        subtype: null,
        entrance: false,
        unit,
        state: 'active',
        from: dayAt(0),
        to: null,
      };
      bodies.push(body);
    }
    const post = secretary ? 'secretary' : 'director';
    const one = {
      id: randomUUID(),
      body,
      person: pick(people, person),
      post,
      kind: 'concurrent',
      seat: null,
      term: null,
    };
    const wanted = { ...one, state: 'in-force' as const, ...periodOf(dates) };
    if (!isTaken(appointments, wanted)) appointments.push(wanted);
  }
  const world = {
    units,
    bodies,
    appointments,
    excepted: [...new Set(drawn.excepted.map((i) => pick(communities, i).id))],
  };
  await write(database.client, world, people);
  return world;
}

function randomAppointments(drawn: DrawnWorld, bodies: NaiveBody[], people: string[]): NaiveAppointment[] {
  const appointments: NaiveAppointment[] = [];
  for (const { body: b, person, post: p, kind, seat, open, term, ...dates } of drawn.appointments) {
    const body = pick(bodies, b);
    const post = pick(postsOf(body.type as OrganisationType), p);
    const { from, to } = periodOf(dates);
    const approved = to !== null && open % 2 === 0 ? 'ended' : 'in-force';
    const state = open === 0 ? 'proposed' : open === 1 ? 'refused' : approved;
    const one = { id: randomUUID(), body, person: pick(people, person), post: post.id, kind, state, from, to } as const;
    if (post.single && isTaken(appointments, one)) continue;
    const seatThere = body.type === 'big-committee' ? seat : null;
    appointments.push({ ...one, seat: seatThere, term: term === null ? null : dayAt(term) });
  }
  return appointments;
}

/** Whether somebody has the post already in that time. */
function isTaken(
  appointments: NaiveAppointment[],
  { body, post, state, from, to }: Pick<NaiveAppointment, 'body' | 'post' | 'state' | 'from' | 'to'>,
): boolean {
  const approved = (each: string) => each === 'in-force' || each === 'ended';
  return appointments.some(
    (a) =>
      a.body === body &&
      a.post === post &&
      approved(state) &&
      approved(a.state) &&
      (to === null || a.from < to) &&
      (a.to === null || from < a.to),
  );
}

async function write(client: TestCore['database']['client'], world: NaiveWorld, people: string[]): Promise<void> {
  const insert = (sql: string, rows: object[]) => client.query(sql, [JSON.stringify(rows)]);
  const home = world.units[0]?.id;
  await insert(
    `INSERT INTO core.person (id, name, unit_id) SELECT id, '人' || left(id::text, 4), unit FROM jsonb_to_recordset($1::jsonb) AS r (id uuid, unit integer)`,
    people.map((id) => ({ id, unit: home })),
  );
  await insert(
    `INSERT INTO core.organisation (id, type, subtype, name, line, anchor_kind, anchor_place, unit_id, state, valid_from, valid_to)
     SELECT id, type, subtype, id::text, 'party', CASE WHEN entrance THEN 'entrance' ELSE 'unit' END, CASE WHEN entrance THEN '1号楼' END,
       unit, state, CASE WHEN state <> 'proposed' THEN "from" END, CASE WHEN state <> 'proposed' THEN "to" END
     FROM jsonb_to_recordset($1::jsonb) AS r (id uuid, type text, subtype text, entrance boolean, unit integer, state text, "from" date, "to" date)`,
    world.bodies.map(({ unit, ...body }) => ({ ...body, unit: unit.id })),
  );
  await insert(
    `INSERT INTO core.appointment (id, person_id, organisation_id, post, kind, seat, from_name, state, valid_from, valid_to, term_end)
     SELECT id, person, body, post, kind, seat, CASE WHEN kind <> 'concurrent' THEN '某单位' END, state, "from", "to", term
     FROM jsonb_to_recordset($1::jsonb) AS r (id uuid, person uuid, body uuid, post text, kind text, seat text, state text, "from" date, "to" date, term date)`,
    world.appointments.map(({ body, ...one }) => ({ ...one, body: body.id })),
  );
  await insert(
    `INSERT INTO core.governance_exception (unit_id, reason, by_name, at) SELECT id, '暂无合适人选', '甲', '2025-01-01' FROM jsonb_to_recordset($1::jsonb) AS r (id integer)`,
    world.excepted.map((id) => ({ id })),
  );
  await insert(
    `UPDATE core.unit u SET valid_from = r."from", valid_to = r."to" FROM jsonb_to_recordset($1::jsonb) AS r (id integer, "from" date, "to" date) WHERE u.id = r.id`,
    world.units.map(({ id, from, to }) => ({ id, from, to })),
  );
}

function periodOf({ from, length }: { from: number; length: number | null }) {
  return { from: dayAt(from), to: length === null ? null : dayAt(from + length) };
}

function pick<T>(from: readonly T[], index: number): T {
  const found = from[index % from.length];
  if (found === undefined) throw new Error('nothing to pick from');
  return found;
}
