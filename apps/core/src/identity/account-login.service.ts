import type { LoginState, TemporaryPassword } from '@linli/contracts';
import { AuditTrail, ConflictError, ForbiddenError, NotFoundError, ScopedDb } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { anchorIds, inReach } from '../access/reach-condition.ts';
import { AccountIssuer } from './account-issuer.ts';
import { EndedSessions } from './ended-sessions.ts';
import { IdentityProvider } from './identity-provider.ts';
import { ProviderTasks, type ProviderAction } from './provider-tasks.ts';
import { SessionLog } from './session-log.ts';

interface AccountRow {
  id: string;
  issuer: string;
  subject: string;
  username: string;
  displayName: string;
  disabledAt: Date | null;
}

/**
 * Whether and how an account logs in. What core can say by itself (disabled, sessions over) holds from the next request
 * on, also while the provider is away; what only the provider can do is refused then.
 */
@Injectable()
export class AccountLoginService {
  constructor(
    private readonly db: ScopedDb,
    private readonly audit: AuditTrail,
    private readonly issuer: AccountIssuer,
    private readonly provider: IdentityProvider,
    private readonly tasks: ProviderTasks,
    private readonly sessions: EndedSessions,
    private readonly history: SessionLog,
  ) {}

  async disable(id: string, reason: string | undefined): Promise<LoginState> {
    const account = await this.load(id);
    if (account.disabledAt) throw new ConflictError('core.account.already-disabled');
    await this.saveDisabled(account, true);
    await this.endHere(account, 'disabled');
    return await this.tell(account, { disabled: true, actions: ['disable', 'end-sessions'], reason });
  }

  async enable(id: string, reason: string | undefined): Promise<LoginState> {
    const account = await this.load(id);
    if (!account.disabledAt) throw new ConflictError('core.account.not-disabled');
    await this.saveDisabled(account, false);
    return await this.tell(account, { disabled: false, actions: ['enable'], reason });
  }

  async endSessions(id: string, reason: string | undefined): Promise<LoginState> {
    const account = await this.load(id, { self: true });
    await this.endHere(account, 'administrator');
    return await this.tell(account, { disabled: account.disabledAt !== null, actions: ['end-sessions'], reason });
  }

  async resetPassword(id: string, reason: string | undefined): Promise<TemporaryPassword> {
    const account = await this.load(id);
    const temporaryPassword = await this.provider.resetPassword(account.subject);
    this.note(account, 'reset-password', reason);
    return { id: account.id, temporaryPassword };
  }

  async requirePasswordChange(id: string, reason: string | undefined): Promise<LoginState> {
    const account = await this.load(id, { self: true });
    await this.provider.requirePasswordChange(account.subject);
    return this.note(account, 'require-password-change', reason);
  }

  async requireSecondFactor(id: string, reason: string | undefined): Promise<LoginState> {
    const account = await this.load(id, { self: true });
    await this.provider.requireSecondFactor(account.subject);
    return this.note(account, 'require-second-factor', reason);
  }

  async resetSecondFactor(id: string, reason: string | undefined): Promise<LoginState> {
    const account = await this.load(id);
    await this.provider.resetSecondFactor(account.subject);
    return this.note(account, 'reset-second-factor', reason);
  }

  /** An account of the provider whose grants all lie in the asker's reach. `self`: what one may do to oneself too. */
  private async load(id: string, { self = false } = {}): Promise<AccountRow> {
    const { context, manager } = this.db;
    const [account] = await manager.query<AccountRow[]>(
      `SELECT id, issuer, subject, username, display_name AS "displayName", disabled_at AS "disabledAt"
       FROM core.account WHERE id = $1 FOR UPDATE`,
      [id],
    );
    if (!account) throw new NotFoundError('core.account.not-found');
    if (account.issuer !== this.issuer.value) throw new ConflictError('core.account.not-at-provider');
    if (!self && account.id === context.account.id) throw new ForbiddenError('core.account.yourself');
    const [beyond] = await manager.query<unknown[]>(
      `SELECT 1 FROM core."grant" g LEFT JOIN core.organisation o ON o.id = g.organisation_id
         JOIN core.unit u ON u.id = COALESCE(g.unit_id, o.unit_id)
       WHERE g.account_id = $2 AND (g.valid_to IS NULL OR g.valid_to > now()) AND NOT ${inReach('u.path', 1)} LIMIT 1`,
      [anchorIds(context.scopes.get('core.account.update')), id],
    );
    if (beyond) throw new ForbiddenError('core.access.out-of-reach', { params: { permission: 'core.account.update' } });
    return account;
  }

  private async saveDisabled({ id }: AccountRow, disabled: boolean): Promise<void> {
    const { manager } = this.db;
    await manager.query(
      `UPDATE core.account SET disabled_at = CASE WHEN $2 THEN now() END, access_version = access_version + 1 WHERE id = $1`,
      [id, disabled],
    );
    await manager.query(`SELECT pg_notify('linli_access', $1)`, [id]);
  }

  /** All sessions of the account are over for core, whatever the provider says. */
  private async endHere({ subject }: AccountRow, reason: string): Promise<void> {
    const { manager } = this.db;
    const run = (sql: string, values: unknown[]) => manager.query(sql, values);
    const session = { issuer: this.issuer.url, subject, before: Math.floor(Date.now() / 1000) };
    await this.history.ended(session, run, reason);
    await this.sessions.end(session, run);
  }

  private async tell(
    account: AccountRow,
    { disabled, actions, reason }: { disabled: boolean; actions: ProviderAction[]; reason: string | undefined },
  ): Promise<LoginState> {
    const told = await this.tasks.tell(this.db.manager, account, actions);
    const was = account.disabledAt !== null;
    this.audit.changed({
      action: `core.account.${actions[0] ?? 'update'}`,
      target: { type: 'core.account', id: account.id, title: account.username },
      unit: null,
      before: { disabled: was },
      after: { disabled },
      ...(reason ? { reason } : {}),
    });
    return { id: account.id, disabled, provider: told ? 'done' : 'pending' };
  }

  private note(account: AccountRow, what: string, reason: string | undefined): LoginState {
    this.audit.changed({
      action: `core.account.${what}`,
      target: { type: 'core.account', id: account.id, title: account.username },
      unit: null,
      before: null,
      after: {},
      ...(reason ? { reason } : {}),
    });
    return { id: account.id, disabled: account.disabledAt !== null, provider: 'done' };
  }
}
