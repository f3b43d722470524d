import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Grant } from '@linli/contracts';
import { Random } from '../testing/random-requests.ts';
import { startTestCore, type TestCore, type TestResponse } from '../testing/test-core.ts';
import { APART } from './core-roles.ts';

const API = '/api/core/v1';
const SEED = Number(process.env['LINLI_ACCESS_SEED'] ?? 20_261_125);
const DAY = 86_400_000;

interface Held {
  account: string;
  role: string;
  from: number;
  to: number;
}

describe('the three administrators', () => {
  let core: TestCore;
  let district: number;
  let streets: number[];
  beforeAll(async () => {
    core = await startTestCore();
    await core.until(async () => (await core.send('/readyz')).status === 200);
    district = await core.platform.unit('district');
    streets = [await core.platform.unit('street', district), await core.platform.unit('street', district)];
  });
  afterAll(() => core.close());

  const call = async (method: string, address: string, body: object): Promise<TestResponse> =>
    core.send(`${API}${address}`, {
      method,
      headers: { authorization: await core.operator(), 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });

  /** Everything that an administrator's role was ever given for, and was not taken back before it began. */
  async function held(): Promise<Held[]> {
    const { rows } = await core.database.client.query<Held & { to: number | null }>(
      `SELECT account_id AS account, role_id AS role, extract(epoch FROM valid_from)::float8 AS "from", extract(epoch FROM valid_to)::float8 AS "to"
       FROM core."grant" WHERE role_id = ANY ($1) AND (valid_to IS NULL OR valid_to > valid_from)`,
      [APART],
    );
    return rows.map((row) => ({ ...row, to: row.to ?? Infinity }));
  }

  /** At each instant at which something begins, which accounts are two of them. Answers how many instants were looked at. */
  async function checkApart(seed: string): Promise<number> {
    const all = await held();
    let looked = 0;
    for (const { account, from: at } of all) {
      const roles = new Set(
        all.filter((each) => each.account === account && each.from <= at && at < each.to).map(({ role }) => role),
      );
      looked += 1;
      expect([seed, account, at, roles.size]).toEqual([seed, account, at, 1]);
    }
    return looked;
  }

  test('are never two in one account, whatever is given, prolonged, ended, given again, merged and declared', async () => {
    const random = new Random(SEED);
    const accounts = await Promise.all(Array.from({ length: 6 }, (_, n) => core.person(`administrator ${n}`, [])));
    const answers = new Map<string, number>();
    const made: { id: string; version: number }[] = [];
    const day = (n: number) => new Date(Date.now() + n * DAY).toISOString();
    for (let n = 0; n < 240; n += 1) {
      const { id: accountId } = random.pick(accounts);
      const what = random.below(10);
      const some = made.length > 0 ? random.pick(made) : undefined;
      let answer: TestResponse;
      if (what < 6 || !some) {
        const start = random.below(12);
        answer = await call('POST', '/grants', {
          accountId,
          roleId: random.pick(APART),
          unitId: random.pick([district, ...streets]),
          reason: '任命',
          ...(start === 0 ? {} : { validFrom: day(start) }),
          ...(random.chance(0.25) ? {} : { validTo: day(start + 1 + random.below(5)) }),
        });
      } else if (what < 8) {
        const validTo = random.chance(0.3) ? null : day(1 + random.below(18));
        answer = await call('PATCH', `/grants/${some.id}`, { validTo, reason: '调整任期', version: some.version });
      } else {
        answer = await call('POST', `/grants/${some.id}/end`, { reason: '卸任', version: some.version });
      }
      const kind = answer.status < 300 ? 'done' : answer.json<{ code: string }>().code;
      answers.set(kind, (answers.get(kind) ?? 0) + 1);
      if (answer.status >= 300) continue;
      const grant = answer.json<Grant>();
      const known = made.find(({ id }) => id === grant.id);
      if (known) known.version = grant.version;
      else made.push({ id: grant.id, version: grant.version });
    }
    const looked = await checkApart(`seed ${SEED}`);
    const [gone = 0, into = 0] = streets;
    expect(
      (await call('POST', `/units/${gone}/merge`, { into: { unitId: into }, reason: '合并', version: 1 })).status,
    ).toBe(200);
    console.info(
      `${looked + (await checkApart('after a merge'))} instants, answers ${JSON.stringify([...answers])}, seed ${SEED}`,
    );
    expect(answers.get('done')).toBeGreaterThan(30);
    expect(answers.get('core.grant.two-administrators')).toBeGreaterThan(30);
  });

  test('are never two in one account when many give at once, nor when somebody gives and somebody prolongs', async () => {
    for (let n = 0; n < 6; n += 1) {
      const { id: accountId } = await core.person(`racing ${n}`, []);
      const ends = new Date(Date.now() + 10 * DAY).toISOString();
      const first = await call('POST', '/grants', {
        accountId,
        roleId: APART[n % 3],
        unitId: district,
        reason: '任命',
        validTo: ends,
      });
      const grant = first.json<Grant>();
      const answers = await Promise.all([
        call('PATCH', `/grants/${grant.id}`, { validTo: null, reason: '延长', version: grant.version }),
        ...APART.flatMap((roleId) =>
          [district, streets[1]].map((unitId) =>
            call('POST', '/grants', { accountId, roleId, unitId, reason: '任命', validFrom: ends }),
          ),
        ),
      ]);
      expect(answers.map(({ status }) => status).filter((status) => ![200, 201, 409].includes(status))).toEqual([]);
      await checkApart(`race ${n}`);
    }
  });

  test('are never two in one account by way of an appointment, or of a declaration', async () => {
    const { client } = core.database;
    const { id: accountId } = await core.person('appointed', []);
    const [person, appointment] = [randomUUID(), randomUUID()];
    await client.query(`INSERT INTO core.person (id, name, unit_id) VALUES ($1, '某', $2)`, [person, district]);
    await client.query('UPDATE core.account SET person_id = $2 WHERE id = $1', [accountId, person]);
    await client.query(
      `INSERT INTO core.appointment (id, person_id, organisation_id, post, kind, state, valid_from)
       SELECT $1, $2, $3, id, 'full', 'in-force', '2026-01-01' FROM core.post_type ORDER BY position LIMIT 1`,
      [appointment, person, await core.platform.organisation(district)],
    );
    const give = (roleId: string, more: object = {}) =>
      call('POST', '/grants', { accountId, roleId, unitId: district, reason: '任命', ...more });
    expect((await give('core.system-admin', { appointmentId: appointment })).status).toBe(201);
    expect((await give('core.audit-admin')).status).toBe(409);
    await client.query(`UPDATE core.appointment SET state = 'ended', valid_to = current_date WHERE id = $1`, [
      appointment,
    ]);
    expect((await give('core.audit-admin')).status).toBe(201);
    await checkApart('appointment');

    const declare = (roleIds: readonly string[]) =>
      call('POST', '/accounts', {
        username: 'declared',
        displayName: '某某',
        post: null,
        subject: 'declared',
        grants: roleIds.map((roleId) => ({ roleId, unitCode: '120199', reason: '任命' })),
      });
    await core.platform.unit('district', 1, '另一个区', '120199');
    expect((await declare(APART.slice(0, 2))).status).toBe(409);
    for (const roleId of APART) expect((await declare([roleId])).status).toBe(201);
    await checkApart('declaration');
  });
});
