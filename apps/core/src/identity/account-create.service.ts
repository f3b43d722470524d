import type { OpenAccount, OpenedAccount } from '@linli/contracts';
import { AuditTrail, ConflictError, InvalidError, ScopedDb, Texts } from '@linli/sdk-server';
import { Injectable, Logger } from '@nestjs/common';
import { AccountService } from '../access/account.service.ts';
import { anchorIds, inReach } from '../access/reach-condition.ts';
import type { CreateAccount, CreatedAccount } from './account-create.schemas.ts';
import { IdentityProvider } from './identity-provider.ts';

/** Makes somebody at the provider and here in one go: the first account of an installation has no other door. */
@Injectable()
export class AccountCreateService {
  private readonly log = new Logger('identity provider');

  constructor(
    private readonly db: ScopedDb,
    private readonly accounts: AccountService,
    private readonly provider: IdentityProvider,
    private readonly trail: AuditTrail,
    private readonly texts: Texts,
  ) {}

  async create(wanted: CreateAccount): Promise<CreatedAccount> {
    await this.checkFree(wanted.username);
    const { subject, temporaryPassword } = await this.provider.createAccount(wanted);
    try {
      return { ...(await this.accounts.declare({ ...wanted, subject })), temporaryPassword };
    } catch (error) {
      // Nobody at the provider who is nobody here.
      await this.provider.removeAccount(subject).catch((cause: unknown) => this.log.warn(String(cause)));
      throw error;
    }
  }

  async open({ personId, ...wanted }: OpenAccount): Promise<OpenedAccount> {
    if (personId) await this.checkPerson(personId);
    const { id, username, displayName, post, temporaryPassword } = await this.create({ ...wanted, grants: [] });
    if (personId) {
      await this.db.manager.query('UPDATE core.account SET person_id = $2 WHERE id = $1', [id, personId]);
    }
    this.trail.changed({
      action: 'core.account.create',
      target: { type: 'core.account', id, title: username },
      unit: null,
      before: null,
      after: { username, displayName, post, personId },
    });
    return { id, username, displayName, temporaryPassword };
  }

  private async checkFree(username: string): Promise<void> {
    const taken = await this.db.manager.query<unknown[]>('SELECT FROM core.account WHERE username = $1', [username]);
    if (taken.length > 0) {
      throw new ConflictError('core.provider.username-taken', this.at('username', 'core.provider.username-taken'));
    }
  }

  /** Somebody in reach who works here and has no account yet: one person, one account. Locked until it is written. */
  private async checkPerson(id: string): Promise<void> {
    const { context, manager } = this.db;
    const rows = await manager.query<{ taken: boolean }[]>(
      `SELECT EXISTS (SELECT FROM core.account WHERE person_id = p.id) AS taken FROM core.person p
       WHERE p.id = $2 AND p.state = 'active' AND ${inReach('p.unit_path', 1)} FOR UPDATE OF p`,
      [anchorIds(context.scopes.get('core.account.create')), id],
    );
    if (!rows[0]) {
      throw new InvalidError('core.account.unknown-person', this.at('personId', 'core.account.unknown-person'));
    }
    if (rows[0].taken) {
      throw new ConflictError('core.account.person-taken', this.at('personId', 'core.account.person-taken'));
    }
  }

  private at(field: string, code: string) {
    const message = this.texts.find(this.db.context.locale, `errors.${code}.title`) ?? code;
    return { errors: [{ field, code, message }] };
  }
}
