import type {
  AccountDetail,
  AccountPerson,
  AccountSummary,
  LoginAction,
  LoginCommand,
  LoginState,
  OpenAccount,
  OpenedAccount,
  TemporaryPassword,
} from '@linli/contracts';
import { listSource } from '@linli/sdk-web';
import type { ApiClient, ApiQuery } from '@linli/sdk-web';
import { queryOptions } from '@tanstack/react-query';

const ALL = ['core', 'account'] as const;

export const accountPageQuery = (api: ApiClient, query: ApiQuery) =>
  listSource<AccountSummary>(api, [...ALL, 'page'], { path: '/accounts', query });

export const accountQuery = (api: ApiClient, id: string) =>
  queryOptions({
    queryKey: [...ALL, 'detail', id],
    queryFn: ({ signal }) => api.get<AccountDetail>(`/accounts/${id}`, { signal }),
  });

export const openAccount = (api: ApiClient, account: OpenAccount, idempotencyKey: string) =>
  api.post<OpenedAccount>('/accounts/open', account, { idempotencyKey });

/** Does something with how an account logs in; resetting its password answers with a temporary one. */
export const actOnLogin = (
  api: ApiClient,
  id: string,
  action: LoginAction,
  body: LoginCommand,
  idempotencyKey: string,
) => api.post<LoginState | TemporaryPassword>(`/accounts/${id}/${action}`, body, { idempotencyKey });

/** People who have no account yet. */
export const findAccountPeople = async (api: ApiClient, q: string, signal: AbortSignal) =>
  (await api.get<{ items: AccountPerson[] }>('/accounts/people', { query: { q: q || undefined }, signal })).items;

/** Says whose an account is; null: nobody's. */
export const linkPerson = (api: ApiClient, id: string, personId: string | null, idempotencyKey: string) =>
  api.put<AccountDetail>(`/accounts/${id}/person`, { personId }, { idempotencyKey });
