import type { AccountDetail, AccountPerson } from '@linli/contracts';
import { AuditTrail, ConflictError, ForbiddenError, InvalidError, NotFoundError, ScopedDb } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { Faults } from '../body/faults.ts';
import { AccountListService } from './account-list.service.ts';
import { AccountPeople } from './account-people.repository.ts';
import { AccountRepository } from './account.repository.ts';
import { anchorIds, inReach } from './reach-condition.ts';

/** Says whose an account is. One person, one account; through it somebody reads who looked at their values. */
@Injectable()
export class AccountPersonService {
  constructor(
    private readonly db: ScopedDb,
    private readonly accounts: AccountRepository,
    private readonly people: AccountPeople,
    private readonly list: AccountListService,
    private readonly audit: AuditTrail,
    private readonly faults: Faults,
  ) {}

  /** Whoever looks after accounts may not read people; to say whose one is, they see just enough to choose. */
  candidates(text: string): Promise<AccountPerson[]> {
    return this.people.find(text, anchorIds(this.db.context.scopes.get('core.account.update')));
  }

  async link(id: string, personId: string | null): Promise<AccountDetail> {
    const { context, manager } = this.db;
    const reach = context.scopes.get('core.account.update') ?? [];
    const account = await this.accounts.find(id, reach, reach);
    if (!account) throw new NotFoundError('core.account.not-found', { params: { account: id } });
    if (account.builtIn) throw new ConflictError('core.account.built-in');
    // Whoever says whose an account is could otherwise read of others.
    if (id === context.account.id) throw new ForbiddenError('core.account.yourself');
    if (!account.within)
      throw new ForbiddenError('core.access.out-of-reach', { params: { permission: context.acting } });
    if (personId !== null) await this.checkPerson(personId, id);
    await manager.query('UPDATE core.account SET person_id = $2, access_version = access_version + 1 WHERE id = $1', [
      id,
      personId,
    ]);
    await manager.query(`SELECT pg_notify('linli_access', $1)`, [id]);
    this.audit.changed({
      target: { type: 'core.account', id, title: account.username },
      unit: null,
      before: { personId: account.personId },
      after: { personId },
    });
    return this.list.detail(id);
  }

  /** Somebody in reach who works here and has no other account. Locked until it is written. */
  private async checkPerson(personId: string, accountId: string): Promise<void> {
    const { context, manager } = this.db;
    const [person] = await manager.query<{ taken: boolean }[]>(
      `SELECT EXISTS (SELECT FROM core.account WHERE person_id = p.id AND id <> $3) AS taken FROM core.person p
       WHERE p.id = $2 AND p.state = 'active' AND ${inReach('p.unit_path', 1)} FOR UPDATE OF p`,
      [anchorIds(context.scopes.get('core.account.update')), personId, accountId],
    );
    if (!person)
      throw new InvalidError('core.account.unknown-person', this.faults.at('core.account.unknown-person', 'personId'));
    if (person.taken)
      throw new ConflictError('core.account.person-taken', this.faults.at('core.account.person-taken', 'personId'));
  }
}
