import { covers, ScopedDb } from '@linli/sdk-server';
import type { Placed } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { Faults } from '../body/faults.ts';
import { today } from '../body/today.ts';
import { isPlainName } from '../unit/unit.policy.ts';
import { PersonInvalidError, PersonRefusedError, PersonTakenError } from './person.errors.ts';
import { PersonPosts } from './person-posts.repository.ts';
import { PersonRepository } from './person.repository.ts';
import type { PersonRow } from './person.row.ts';

/** What a person's record must be like before it is saved. Each fault stands at the field it is about. */
@Injectable()
export class PersonRules {
  constructor(
    private readonly db: ScopedDb,
    private readonly people: PersonRepository,
    private readonly posts: PersonPosts,
    private readonly faults: Faults,
  ) {}

  checkName(name: string): void {
    if (!isPlainName(name)) throw new PersonInvalidError('bad-name', this.faults.at('core.person.bad-name', 'name'));
  }

  /** The unit is there, and in reach of the permission that is acted with. */
  async checkUnit(unitId: number, permission: string): Promise<void> {
    const [unit] = await this.db.manager.query<(Placed & { name: string })[]>(
      `SELECT name, province_id AS "provinceId", city_id AS "cityId", district_id AS "districtId",
         street_id AS "streetId", community_id AS "communityId", grid_id AS "gridId" FROM core.unit WHERE id = $1`,
      [unitId],
    );
    const { scopes } = this.db.context;
    if (unit && covers(scopes.get(permission), unit)) return;
    if (!unit || !covers(scopes.get('core.person.read'), unit))
      throw new PersonInvalidError('unknown-unit', this.faults.at('core.person.unknown-unit', 'unitId'));
    const params = { permission, unit: unit.name };
    throw new PersonRefusedError(
      'unit-out-of-reach',
      params,
      this.faults.at('core.person.unit-out-of-reach', 'unitId', params),
    );
  }

  async checkCode(code: string, except: string | null): Promise<void> {
    if (await this.people.codeTaken(code, except))
      throw new PersonTakenError('code-taken', this.faults.at('core.person.code-taken', 'code', { code }));
  }

  /** Whoever leaves hands over first: no post ends by the way. */
  async checkNoPosts({ id, name }: PersonRow): Promise<void> {
    const posts = await this.posts.open(id, today());
    if (posts.length === 0) return;
    const params = {
      person: name,
      count: posts.length,
      posts: posts.map(({ words }) => words).join('、'),
      open: posts,
    };
    throw new PersonTakenError('holds-posts', { params });
  }
}
