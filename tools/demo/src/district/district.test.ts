import { describe, expect, test } from '@jest/globals';
import {
  organisationRule,
  organisationCodeSchema,
  personCodeSchema,
  phoneSchema,
  postsOf,
  REQUIRED_SEATS,
} from '@linli/contracts';
import { readDivisions } from '../divisions.ts';
import { readStaff } from '../staff.ts';
import { demoDistrict, staffCode } from './district.ts';
import { PART_TIME_MEMBERS } from './streets.ts';

const TODAY = '2026-11-25';
const staff = readStaff();
const { bodies, people, posts } = demoDistrict({ divisions: readDivisions(), staff, today: TODAY });
const bodyOf = new Map(bodies.map((body) => [body.code, body]));
const held = posts.filter(({ since, until }) => since <= TODAY && (!until || until > TODAY));

describe('the bodies of the demo district', () => {
  test('are 191 organs, each with a party organisation', () => {
    const organs = bodies.filter(({ type }) => type === 'organ').map(({ code }) => code);
    expect(organs).toHaveLength(191);
    expect(bodies.filter(({ within }) => within && organs.includes(within))).toHaveLength(191);
  });

  test('have a branch with a secretary in each of 1100 grids', () => {
    const branches = bodies.filter(({ subtype }) => subtype === 'grid').map(({ code }) => code);
    expect(branches).toHaveLength(1100);
    const secretaries = held.filter(({ body, post }) => post === 'secretary' && bodyOf.get(body)?.subtype === 'grid');
    expect(new Set(secretaries.map(({ body }) => body))).toEqual(new Set(branches));
  });

  test('have 38 part-time members on the committees of streets, each from an organ of that street', () => {
    const members = held.filter(
      ({ body, kind }) => kind === 'part-time' && bodyOf.get(body)?.subtype === 'working-committee',
    );
    expect(members).toHaveLength(PART_TIME_MEMBERS);
    expect(PART_TIME_MEMBERS).toBe(38);
    for (const { from } of members) {
      expect(from && 'body' in from && bodyOf.get(from.body)?.type).toBe('organ');
    }
  });

  test('keep to the rules of bodies and of posts', () => {
    for (const body of bodies) {
      const rule = organisationRule(body.type, body.subtype ?? null);
      expect(rule).toBeDefined();
      expect(organisationCodeSchema.safeParse(body.code).success).toBe(true);
      if (body.superior) expect(rule?.superiors).toContain(bodyOf.get(body.superior)?.type);
      else expect(rule?.needsSuperior).toBe(false);
    }
    for (const { body, post } of posts) {
      const type = bodyOf.get(body)?.type;
      expect(type && postsOf(type).map(({ id }) => id)).toContain(post);
    }
  });

  test('have codes that occur once, and superiors that come before them', () => {
    expect(bodyOf.size).toBe(bodies.length);
    const seen = new Set<string>();
    for (const { code, superior, within } of bodies) {
      for (const above of [superior, within]) if (above) expect(seen).toContain(above);
      seen.add(code);
    }
  });

  test('show something of everything that is looked after', () => {
    const lacking = bodies.filter(
      ({ code, type }) =>
        type === 'big-committee' &&
        REQUIRED_SEATS.some((seat) => !held.some((each) => each.body === code && each.seat === seat)),
    );
    expect(lacking.length).toBeGreaterThan(20);
    expect(lacking.length).toBeLessThan(80);
    const seconded = held.filter(({ kind }) => kind === 'seconded');
    expect(seconded).toHaveLength(5);
    expect(seconded.filter(({ until }) => until !== undefined && until < '2027-01-01')).toHaveLength(1);
    expect(held.filter(({ termEnd }) => termEnd && termEnd < TODAY).length).toBeGreaterThan(0);
  });
});

describe('the people of the demo district', () => {
  test('hold one full post each at most', () => {
    const full = held.filter(({ kind }) => kind === 'full').map(({ person }) => person);
    expect(new Set(full).size).toBe(full.length);
  });

  test('have codes that occur once and numbers that are plainly made up', () => {
    expect(new Set(people.map(({ code }) => code)).size).toBe(people.length);
    expect(new Set(people.map(({ phone }) => phone)).size).toBe(people.length);
    for (const { code, phone } of people) {
      expect(personCodeSchema.safeParse(code).success).toBe(true);
      expect(phoneSchema.safeParse(phone).success).toBe(true);
      expect(phone).toContain('0000');
    }
  });

  test('are not called alike in the same place', () => {
    expect(new Set(people.map(({ name, unit }) => `${unit} ${name}`)).size).toBe(people.length);
  });

  test('are the staff with accounts where these work in a community or a grid', () => {
    const codes = new Set(people.map(({ code }) => code));
    const local = staff.filter(({ post }) => ['community-secretary', 'community-worker', 'grid-worker'].includes(post));
    expect(local.length).toBeGreaterThan(5);
    for (const member of local) expect(codes).toContain(staffCode(member));
  });

  test('are the same on every run', () => {
    expect(demoDistrict({ divisions: readDivisions(), staff, today: TODAY }).people).toEqual(people);
  });
});
