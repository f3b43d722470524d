import {
  MAX_PAGED_ROWS,
  type AccountDetail,
  type AccountQuery,
  type AccountSummary,
  type Page,
} from '@linli/contracts';
import { NotFoundError, ScopedDb } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { AccountIssuer } from '../identity/account-issuer.ts';
import { IdentityProvider } from '../identity/identity-provider.ts';
import { AccountRepository, type AccountListRow } from './account.repository.ts';
import { loginActions } from './login-actions.ts';
import { titleIn } from './me.service.ts';

const SHOWN_UNITS = 5;

/** Accounts as those who look after them see them. */
@Injectable()
export class AccountListService {
  constructor(
    private readonly db: ScopedDb,
    private readonly accounts: AccountRepository,
    private readonly issuer: AccountIssuer,
    private readonly provider: IdentityProvider,
  ) {}

  async page(query: AccountQuery): Promise<Page<AccountSummary>> {
    const { rows, total } = await this.accounts.page(query, this.reach());
    const { page, pageSize } = query;
    return {
      items: rows.map(toSummary),
      page,
      pageSize,
      total: Math.min(total, MAX_PAGED_ROWS),
      exact: total <= MAX_PAGED_ROWS,
    };
  }

  async detail(id: string): Promise<AccountDetail> {
    const { scopes, account } = this.db.context;
    const care = scopes.get('core.account.update') ?? [];
    const row = await this.accounts.find(id, this.reach(), care);
    if (!row) throw new NotFoundError('core.account.not-found', { params: { account: id } });
    const [lastLogIn, suggested] = [await this.accounts.lastLogIn(id), await this.accounts.suggestedRoles(id)];
    const { locale } = this.db.context;
    const { issuer, subject, within, ...summary } = row;
    const cared = care.length > 0 && within && issuer === this.issuer.value;
    const able = cared ? await this.provider.actionsFor(subject) : [];
    return {
      ...toSummary(summary),
      actions: loginActions({ disabled: row.disabledAt !== null, self: id === account.id }, able),
      lastLogIn: lastLogIn?.toISOString() ?? null,
      suggestedRoles: suggested.map((role) => ({ id: role.id, title: titleIn(role.title, locale, role.id) })),
    };
  }

  private reach() {
    return this.db.context.scopes.get('core.account.read');
  }
}

function toSummary({ disabledAt, createdAt, units, ...row }: AccountListRow): AccountSummary {
  return {
    ...row,
    units: units.slice(0, SHOWN_UNITS),
    disabledAt: disabledAt?.toISOString() ?? null,
    createdAt: createdAt.toISOString(),
  };
}
