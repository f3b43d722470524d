import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Explanation } from '@linli/contracts';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { SqlParameters } from '../body/sql-parameters.ts';
import { DatabaseSignals } from '../platform/database-signals.ts';
import { Random } from '../testing/random-requests.ts';
import { startTestCore, type TestCore } from '../testing/test-core.ts';
import { AccessService } from './access.service.ts';
import { placedReach } from './placed-reach.ts';
import { AccessWorld } from './testing/access-world.ts';

const SEED = Number(process.env['LINLI_ACCESS_SEED'] ?? 20_261_125);
const WORLDS = 6;
const PERMISSIONS = ['core.unit.read', 'core.unit.update', 'core.grant.read', 'core.grant.create'];

describe('who may do what where', () => {
  let core: TestCore;
  let dataSource: DataSource;
  let access: AccessService;

  beforeAll(async () => {
    core = await startTestCore();
    await core.until(async () => (await core.send('/readyz')).status === 200);
    const { databaseUrl } = core.config;
    dataSource = await new DataSource({
      type: 'postgres',
      driver: pg,
      url: databaseUrl,
      installExtensions: false,
    }).initialize();
    access = new AccessService(dataSource, new DatabaseSignals(databaseUrl));
  });
  afterAll(async () => {
    await dataSource.destroy();
    await core.close();
  });

  /** Asks for every account, permission and unit in every way that core decides by, and answers how often and what differed. */
  async function compare(world: AccessWorld, random: Random): Promise<{ checks: number; wrong: string[] }> {
    const { oracle, accounts, units, now } = world;
    const { client } = core.database;
    const wrong: string[] = [];
    let checks = 0;
    const check = (how: string, account: string, permission: string, reached: ReadonlySet<number>) => {
      for (const unit of units) {
        checks += 1;
        if (reached.has(unit) !== oracle.may(account, permission, unit, now))
          wrong.push(`${how}: ${account} ${permission} at ${unit}: ${reached.has(unit)}`);
      }
    };
    const idsOf = async (text: string, values: unknown[]) =>
      new Set((await client.query<{ id: number }>(text, values)).rows.map(({ id }) => id));

    const { rows: mays } = await client.query<{ account: string; permission: string; units: number[] }>(
      `SELECT account, permission, ARRAY(SELECT u FROM unnest($3::integer[]) u WHERE core_pub.may_v1(account, permission, u)) AS units
       FROM unnest($1::uuid[]) account CROSS JOIN unnest($2::text[]) permission`,
      [accounts, PERMISSIONS, units],
    );
    for (const { account, permission, units: reached } of mays) check('may_v1', account, permission, new Set(reached));

    access.forgetAll();
    for (const account of accounts) {
      const held = await access.findById(account);
      for (const permission of PERMISSIONS) {
        const anchors = held?.anchorsOf(permission);
        const ids = (anchors ?? []).map(([id]) => id);
        await client.query(`SELECT set_config('linli.ctx', $1, false)`, [
          JSON.stringify({ reach: { [permission]: ids } }),
        ]);
        const within =
          'SELECT id FROM core.unit WHERE id = ANY ($2) AND path <@ ANY ((SELECT core_pub.reach($1))::ltree[])';
        check('reach', account, permission, await idsOf(within, [permission, units]));
        const parameters = new SqlParameters();
        const condition = placedReach('u', anchors, parameters);
        check(
          'placedReach',
          account,
          permission,
          await idsOf(`SELECT u.id FROM core.unit u WHERE ${condition}`, parameters.values),
        );
      }
    }

    const authorization = await core.operator();
    for (let n = 0; n < 8; n += 1) {
      const [account, permission, unit] = [random.pick(accounts), random.pick(PERMISSIONS), random.pick(units)];
      const asked = `/api/core/v1/access/explain?account=${account}&permission=${permission}&unitId=${unit}`;
      const { allowed } = (await core.send(asked, { headers: { authorization } })).json<Explanation>();
      checks += 1;
      if (allowed !== oracle.may(account, permission, unit, now)) wrong.push(`explain: ${asked}: ${allowed}`);
    }
    return { checks, wrong };
  }

  test('is what a naive reading of the grants says, whatever is granted, moved, merged, taken back and whenever it is asked', async () => {
    let checks = 0;
    let yes = 0;
    for (let n = 0; n < WORLDS; n += 1) {
      const seed = SEED + n;
      const random = new Random(seed);
      const world = new AccessWorld(core, random, PERMISSIONS);
      await world.grow([1, 4, 10, 25], 14, 6);
      for (let each = 0; each < 45; each += 1) await world.grant();
      for (let instant = 0; instant < 4; instant += 1) {
        for (let each = 0; each < 5; each += 1) await world.happen();
        if (instant === 2) await world.disableOne();
        const result = await compare(world, random);
        expect({ seed, instant, wrong: result.wrong.slice(0, 10) }).toEqual({ seed, instant, wrong: [] });
        checks += result.checks;
        yes += world.accounts.filter((account) =>
          world.units.some((unit) => world.oracle.may(account, 'core.unit.read', unit, world.now)),
        ).length;
        await world.pass(1 + random.below(3));
      }
    }
    console.info(`${checks} decisions compared, seed ${SEED}`);
    expect(checks).toBeGreaterThan(100_000);
    // Where nobody may anything, everything agrees.
    expect(yes).toBeGreaterThan(WORLDS * 8);
  });
});
