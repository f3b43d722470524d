import { randomUUID } from 'node:crypto';
import type { UnitLevel } from '@linli/contracts';
import type { Random } from '../../testing/random-requests.ts';
import type { TestCore } from '../../testing/test-core.ts';
import { AccessOracle, type OracleGrant } from './access-oracle.ts';

export const HOUR = 3_600_000;
const LEVELS: readonly UnitLevel[] = ['district', 'street', 'community', 'grid'];

/** A tree with accounts, roles and grants by chance, in the database and in the oracle. Whatever happens to it happens to both. */
export class AccessWorld {
  readonly oracle = new AccessOracle();
  readonly levels = new Map<number, UnitLevel>();
  readonly accounts: string[] = [];
  readonly roles: string[] = [];
  /** Milliseconds by which what the oracle calls now is ahead of the database's clock: periods were set back so far. */
  private passed = 0;

  constructor(
    private readonly core: TestCore,
    private readonly random: Random,
    readonly permissions: readonly string[],
  ) {}

  get now(): number {
    return Date.now() + this.passed;
  }

  get units(): number[] {
    return [...this.levels.keys()];
  }

  at(level: UnitLevel): number[] {
    return this.units.filter((id) => this.levels.get(id) === level);
  }

  async grow(widths: readonly number[], accounts: number, roles: number): Promise<void> {
    let above: number[] = [1];
    this.oracle.unit(1, null);
    for (const [depth, width] of widths.entries()) {
      const level = LEVELS[depth] ?? 'grid';
      const made: number[] = [];
      for (let n = 0; n < width; n += 1)
        made.push(
          await this.addUnit(level, above.length > 1 || depth === 0 ? this.random.pick(above) : (above[0] ?? 1)),
        );
      above = made;
    }
    for (let n = 0; n < accounts; n += 1) this.accounts.push(await this.core.platform.account(`somebody ${n}`));
    for (let n = 0; n < roles; n += 1) {
      const id = `test.${randomUUID()}`;
      const permissions = this.some(this.permissions);
      await this.sql(`INSERT INTO core.role (id, plugin_id, title, permissions) VALUES ($1, 'test', '{}', $2)`, [
        id,
        permissions,
      ]);
      this.oracle.role(id, permissions);
      this.roles.push(id);
    }
  }

  async addUnit(level: UnitLevel, parent: number): Promise<number> {
    const id = await this.core.platform.unit(level, parent, `${level} ${randomUUID().slice(0, 8)}`);
    this.oracle.unit(id, parent);
    this.levels.set(id, level);
    return id;
  }

  /** A grant that is over, in force, or to come; with an end or without; to a unit, now and then to an organisation. */
  async grant(): Promise<void> {
    const { random } = this;
    const [account, role, place] = [random.pick(this.accounts), random.pick(this.roles), random.pick(this.units)];
    const from = this.now + (random.below(13) - 8) * HOUR + HOUR / 2;
    const to = random.chance(0.4) ? null : from + (1 + random.below(8)) * HOUR;
    if (
      to === null &&
      this.oracle.grants.some(
        (each) => each.account === account && each.role === role && each.unit === place && each.to === null,
      )
    )
      return;
    const organisation = random.chance(0.1) ? await this.core.platform.organisation(place) : null;
    const grant: OracleGrant = {
      id: randomUUID(),
      account,
      role,
      unit: organisation === null ? place : null,
      from,
      to,
    };
    await this.sql(
      `INSERT INTO core."grant" (id, account_id, role_id, unit_id, organisation_id, reason, valid_from, valid_to)
       VALUES ($1, $2, $3, $4, $5, 'test', to_timestamp($6::float8 / 1000), to_timestamp($7::float8 / 1000))`,
      [grant.id, account, role, grant.unit, organisation, from - this.passed, to === null ? null : to - this.passed],
    );
    this.oracle.grants.push(grant);
  }

  /** One thing that changes who may what. */
  async happen(): Promise<void> {
    const { random } = this;
    const what = random.below(8);
    if (what <= 1) return this.move('community', 'street');
    if (what === 2) return this.move('grid', 'community');
    if (what === 3) return this.merge(random.pick(['street', 'community'] as const));
    if (what === 4) return this.revoke();
    if (what === 5) return this.endAppointment();
    if (what === 6) {
      const [role, permissions] = [random.pick(this.roles), this.some(this.permissions)];
      await this.sql('UPDATE core.role SET permissions = $2 WHERE id = $1', [role, permissions]);
      return this.oracle.role(role, permissions);
    }
    return this.grant();
  }

  async disableOne(): Promise<void> {
    const account = this.random.pick(this.accounts);
    await this.sql('UPDATE core.account SET disabled_at = now() WHERE id = $1', [account]);
    this.oracle.disable(account);
  }

  /** Lets hours pass: every period is set back, which is the same. */
  async pass(hours: number): Promise<void> {
    await this.sql(
      `UPDATE core."grant" SET valid_from = valid_from - $2 * interval '1 hour', valid_to = valid_to - $2 * interval '1 hour'
       WHERE account_id = ANY ($1)`,
      [this.accounts, hours],
    );
    this.passed += hours * HOUR;
  }

  private async move(level: UnitLevel, parentLevel: UnitLevel): Promise<void> {
    const [unit, parent] = [this.random.pick(this.at(level)), this.random.pick(this.at(parentLevel))];
    await this.core.platform.move(unit, parent);
    this.oracle.unit(unit, parent);
  }

  /** One goes up in another, as a person does it: children and grants follow. */
  private async merge(level: 'street' | 'community'): Promise<void> {
    const [gone, into] = [this.random.pick(this.at(level)), this.random.pick(this.at(level))];
    if (gone === into || this.at(level).length < 3) return;
    const { rows } = await this.core.database.client.query<{ version: number }>(
      'SELECT version FROM core.unit WHERE id = $1',
      [gone],
    );
    const answer = await this.core.send(`/api/core/v1/units/${gone}/merge`, {
      method: 'POST',
      headers: { authorization: await this.core.operator(), 'content-type': 'application/json' },
      body: JSON.stringify({ into: { unitId: into }, reason: '区划调整', version: rows[0]?.version }),
    });
    if (answer.status !== 200) throw new Error(`no merge: ${answer.text}`);
    for (const child of this.oracle.childrenOf(gone)) this.oracle.unit(child, into);
    this.levels.delete(gone);
    for (const grant of this.oracle.grants)
      if (grant.unit === gone && (grant.to === null || grant.to > this.now)) grant.unit = into;
  }

  private async revoke(): Promise<void> {
    const { now } = this;
    const live = this.oracle.grants.filter(({ from, to }) => from < now && (to === null || to > now));
    if (live.length === 0) return;
    const grant = this.random.pick(live);
    await this.sql(
      `UPDATE core."grant" SET valid_to = now() WHERE account_id = $1 AND role_id = $2 AND unit_id IS NOT DISTINCT FROM $3
      AND valid_from <= now() AND (valid_to IS NULL OR valid_to > now())`,
      [grant.account, grant.role, grant.unit],
    );
    for (const each of live)
      if (each.account === grant.account && each.role === grant.role && each.unit === grant.unit) each.to = now;
  }

  /** Somebody's grant comes with an appointment, and the appointment ends. */
  private async endAppointment(): Promise<void> {
    const { now } = this;
    const live = this.oracle.grants.filter(
      ({ from, to, unit }) => unit !== null && from < now && (to === null || to > now),
    );
    if (live.length === 0) return;
    const grant = this.random.pick(live);
    const [person, appointment] = [randomUUID(), randomUUID()];
    const organisation = await this.core.platform.organisation(this.random.pick(this.at('district')));
    await this.sql(`INSERT INTO core.person (id, name, unit_id) VALUES ($1, '某', $2)`, [
      person,
      this.at('district')[0],
    ]);
    await this.sql(
      `INSERT INTO core.appointment (id, person_id, organisation_id, post, kind, state, valid_from)
       SELECT $1, $2, $3, id, 'full', 'in-force', '2026-01-01' FROM core.post_type ORDER BY position LIMIT 1`,
      [appointment, person, organisation],
    );
    await this.sql(
      `UPDATE core."grant" SET appointment_id = $4 WHERE account_id = $1 AND role_id = $2 AND unit_id = $3
      AND valid_from <= now() AND (valid_to IS NULL OR valid_to > now())`,
      [grant.account, grant.role, grant.unit, appointment],
    );
    await this.sql(`UPDATE core.appointment SET state = 'ended', valid_to = current_date WHERE id = $1`, [appointment]);
    for (const each of live)
      if (each.account === grant.account && each.role === grant.role && each.unit === grant.unit) each.to = now;
  }

  private some<T>(values: readonly T[]): T[] {
    const chosen = values.filter(() => this.random.chance(0.5));
    return chosen.length > 0 ? chosen : [this.random.pick(values)];
  }

  private sql(text: string, values: unknown[]): Promise<unknown> {
    return this.core.database.client.query(text, values);
  }
}
