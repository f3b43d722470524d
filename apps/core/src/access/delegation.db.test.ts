import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Grant, Role } from '@linli/contracts';
import { Random } from '../testing/random-requests.ts';
import { startTestCore, type TestCore, type TestResponse } from '../testing/test-core.ts';
import { reservedPermissions } from './core-roles.ts';
import { AccessOracle } from './testing/access-oracle.ts';

const API = '/api/core/v1';
const SEED = Number(process.env['LINLI_ACCESS_SEED'] ?? 20_261_125);
const ATTEMPTS = 350;
const DAY = 86_400_000;
const GIVING = ['core.grant.create', 'core.grant.read', 'core.grant.end'];
const GIVEN = ['core.unit.read', 'core.unit.update', 'core.organisation.read', 'core.unit.create'];

describe('whoever gives', () => {
  let core: TestCore;
  beforeAll(async () => {
    core = await startTestCore();
    await core.until(async () => (await core.send('/readyz')).status === 200);
  });
  afterAll(() => core.close());

  const call = (method: string, address: string, authorization: string, body: object): Promise<TestResponse> =>
    core.send(`${API}${address}`, {
      method,
      headers: { authorization, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });

  /** A small tree: its units by their ids, known to the oracle. */
  async function plant(oracle: AccessOracle): Promise<number[]> {
    oracle.unit(1, null);
    const units: number[] = [];
    const add = async (level: 'district' | 'street' | 'community', parent: number) => {
      const id = await core.platform.unit(level, parent);
      oracle.unit(id, parent);
      units.push(id);
      return id;
    };
    const district = await add('district', 1);
    for (let n = 0; n < 3; n += 1) {
      const street = await add('street', district);
      for (let m = 0; m < 2; m += 1) await add('community', street);
    }
    return units;
  }

  async function makeRole(oracle: AccessOracle, permissions: string[]): Promise<string> {
    const id = `test.${randomUUID()}`;
    await core.database.client.query(
      `INSERT INTO core.role (id, plugin_id, title, permissions) VALUES ($1, 'test', '{}', $2)`,
      [id, permissions],
    );
    oracle.role(id, permissions);
    return id;
  }

  test('never gives what they could not use there themselves, at any instant, however often it is passed on', async () => {
    const random = new Random(SEED);
    const oracle = new AccessOracle();
    const units = await plant(oracle);
    const some = (values: string[]) => values.filter(() => random.chance(0.6));
    const roles: string[] = [];
    for (let n = 0; n < 8; n += 1)
      roles.push(await makeRole(oracle, [...(n < 5 ? GIVING : []), ...some(GIVEN), 'core.unit.read']));
    const people = await Promise.all(Array.from({ length: 8 }, (_, n) => core.person(`giver ${n}`, [])));
    const begun = Date.now();
    for (const { id } of people.slice(0, 5)) {
      for (let n = 0; n < 2; n += 1) {
        const grant = {
          id: randomUUID(),
          account: id,
          role: random.pick(roles),
          unit: random.pick(units.slice(0, 5)),
          from: begun - DAY,
          to: random.chance(0.4) ? begun + (2 + random.below(8)) * DAY : null,
        };
        const { rowCount } = await core.database.client.query(
          `INSERT INTO core."grant" (id, account_id, role_id, unit_id, reason, valid_from, valid_to)
           VALUES ($1, $2, $3, $4, 'test', to_timestamp($5::float8 / 1000), to_timestamp($6::float8 / 1000)) ON CONFLICT DO NOTHING`,
          [grant.id, grant.account, grant.role, grant.unit, grant.from, grant.to],
        );
        if (rowCount === 1) oracle.grants.push(grant);
      }
    }
    let checks = 0;
    const answers = new Map<number, number>();
    for (let n = 0; n < ATTEMPTS; n += 1) {
      const [giver, taker] = [random.pick(people), random.pick(people)];
      const [role, unit] = [random.pick(roles), random.pick(units)];
      const starts = random.chance(0.4) ? Date.now() + random.below(6) * DAY + DAY / 2 : null;
      const to = random.chance(0.3) ? null : (starts ?? Date.now()) + (1 + random.below(6)) * DAY;
      const answer = await call('POST', '/grants', giver.authorization, {
        accountId: taker.id,
        roleId: role,
        unitId: unit,
        reason: '交接',
        ...(starts === null ? {} : { validFrom: new Date(starts).toISOString() }),
        ...(to === null ? {} : { validTo: new Date(to).toISOString() }),
      });
      answers.set(answer.status, (answers.get(answer.status) ?? 0) + 1);
      const from = starts ?? Date.now();
      // Asked twice a day for a month, and at each instant at which something ends.
      const ends = oracle.grants.flatMap((grant) => grant.to ?? []);
      const instants = [...Array.from({ length: 60 }, (_, half) => from + half * (DAY / 2)), ...ends].filter(
        (at) => at >= from && (to === null || at < to),
      );
      // Whoever will be allowed to give some day is not allowed to today.
      const mayNow = oracle.may(giver.id, 'core.grant.create', unit, Date.now());
      const could =
        mayNow &&
        ['core.grant.create', ...oracle.permissionsOf(role)].every((permission) =>
          instants.every((at) => {
            checks += 1;
            return oracle.may(giver.id, permission, unit, at);
          }),
        );
      const told = `seed ${SEED}, attempt ${n}: ${answer.text.slice(0, 300)}`;
      if (answer.status === 201) {
        expect([told, could, giver.id !== taker.id]).toEqual([told, true, true]);
        oracle.grants.push({ id: answer.json<Grant>().id, account: taker.id, role, unit, from, to });
      } else if (answer.status !== 409 && giver.id !== taker.id) {
        expect([told, could]).toEqual([told, false]);
      }
    }
    console.info(`${checks} instants looked at, answers ${JSON.stringify([...answers])}, seed ${SEED}`);
    expect(answers.get(201)).toBeGreaterThan(20);
    expect(answers.get(403)).toBeGreaterThan(50);
  });

  test('makes a role grow nowhere beyond what they hold, and never by what is an administrator’s', async () => {
    const random = new Random(SEED + 1);
    const oracle = new AccessOracle();
    const units = await plant(oracle);
    const all = [
      ...GIVEN,
      ...GIVING,
      'core.audit.read',
      'core.role.create',
      'core.account.create',
      'core.platform.read',
    ];
    const reserved = reservedPermissions();
    const editing = await makeRole(oracle, [
      'core.role.create',
      'core.role.update',
      'core.role.read',
      'core.grant.read',
    ]);
    let grown = 0;
    for (let n = 0; n < 60; n += 1) {
      const editor = await core.person(`editor ${n}`, []);
      const [home = 0] = units;
      const held = all.filter(() => random.chance(0.8));
      const at = random.pick(units.slice(0, 3));
      const holding = await makeRole(oracle, held);
      for (const [role, unit] of [
        [editing, home],
        [holding, at],
      ] as const) {
        await core.database.client.query(
          `INSERT INTO core."grant" (account_id, role_id, unit_id, reason) VALUES ($1, $2, $3, 'test')`,
          [editor.id, role, unit],
        );
        oracle.grants.push({ id: '', account: editor.id, role, unit, from: 0, to: null });
      }
      const title = `角色${randomUUID().slice(0, 8)}`;
      const boss = await core.operator();
      const made = (await call('POST', '/roles', boss, { title, permissions: ['core.unit.read'] })).json<Role>();
      const place = random.pick(units);
      await call('POST', '/grants', boss, {
        accountId: (await core.person('holder', [])).id,
        roleId: made.id,
        unitId: place,
        reason: '使用',
      });
      const added = all.filter((permission) => permission !== 'core.unit.read' && random.chance(0.2));
      const answer = await call('PATCH', `/roles/${made.id}`, editor.authorization, {
        title,
        permissions: ['core.unit.read', ...added],
        version: made.version,
      });
      const could =
        !added.some((permission) => reserved.has(permission)) &&
        (added.length === 0 ||
          ['core.grant.create', ...added].every((permission) => oracle.may(editor.id, permission, place, Date.now())));
      expect([SEED, n, added, answer.status === 200]).toEqual([SEED, n, added, could]);
      if (answer.status === 200 && added.length > 0) grown += 1;
    }
    expect(grown).toBeGreaterThan(3);
  });
});
