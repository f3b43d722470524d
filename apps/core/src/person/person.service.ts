import { MAX_PAGED_ROWS } from '@linli/contracts';
import type { Page, Person, PersonDetail, PersonQuery } from '@linli/contracts';
import { covers, ScopedDb } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { today } from '../body/today.ts';
import { PersonNotFoundError } from './person.errors.ts';
import { actionsFor } from './person.policy.ts';
import type { KnownPerson } from './person.policy.ts';
import { PersonRepository } from './person.repository.ts';
import type { PersonRow } from './person.row.ts';

const READ = 'core.person.read';

/** People as one may look at them. */
@Injectable()
export class PersonService {
  constructor(
    private readonly db: ScopedDb,
    private readonly people: PersonRepository,
  ) {}

  async find(query: PersonQuery): Promise<Page<Person>> {
    const { items, total } = await this.people.page(query, this.db.context.scopes, today());
    const { page, pageSize } = query;
    return { items, page, pageSize, total: Math.min(total, MAX_PAGED_ROWS), exact: total <= MAX_PAGED_ROWS };
  }

  async getDetail(id: string): Promise<PersonDetail> {
    const row = await this.people.find(id);
    const known = row && (await this.known(row));
    const { scopes } = this.db.context;
    const detail = known && (await this.people.detail(id, scopes, today()));
    if (!detail) throw new PersonNotFoundError();
    return { ...detail, actions: actionsFor(known, scopes) };
  }

  /** The person as the policy sees them; undefined for whoever may not know of them. */
  async known(row: PersonRow): Promise<KnownPerson | undefined> {
    const { scopes } = this.db.context;
    const throughPost = await this.people.throughPost(row.id, scopes, today());
    if (!covers(scopes.get(READ), row) && !throughPost.has(READ)) return undefined;
    return { ...row, hasPhone: row.phone !== null, throughPost };
  }
}
