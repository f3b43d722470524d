import type { ChangeGrant, CreateGrant, EndGrant, Grant, Loan } from '@linli/contracts';
import { ApiError, isApiError, listSource } from '@linli/sdk-web';
import type { ApiClient, ApiQuery } from '@linli/sdk-web';
import { queryOptions } from '@tanstack/react-query';
import { lastDayOf } from '../access/access-words.ts';

const ALL = ['core', 'grant'] as const;

export const grantPageQuery = (api: ApiClient, query: ApiQuery) =>
  listSource<Grant>(api, [...ALL, 'page'], { path: '/grants', query });

export const grantQuery = (api: ApiClient, id: string) =>
  queryOptions({
    queryKey: [...ALL, 'detail', id],
    queryFn: ({ signal }) => api.get<Grant>(`/grants/${id}`, { signal }),
  });

export const loanPageQuery = (api: ApiClient, query: ApiQuery) =>
  listSource<Loan>(api, [...ALL, 'loans'], { path: '/loans', query });

export const createGrant = (api: ApiClient, grant: CreateGrant, idempotencyKey: string) =>
  api.post<Grant>('/grants', grant, { idempotencyKey });

export const endGrant = (api: ApiClient, id: string, body: EndGrant, idempotencyKey: string) =>
  api.post<Grant>(`/grants/${id}/end`, body, { idempotencyKey });

/** When somebody else changed it meanwhile, the form compares days: that is how it asks. */
export async function changeGrant(api: ApiClient, id: string, body: ChangeGrant): Promise<Grant> {
  try {
    return await api.patch<Grant>(`/grants/${id}`, body);
  } catch (error) {
    if (!isApiError(error, 'core.record.changed')) throw error;
    const now = await api.get<Grant>(`/grants/${id}`);
    const current = { validTo: now.validTo && lastDayOf(now.validTo), version: now.version };
    throw new ApiError({ ...error.problem, params: { ...error.problem.params, current } });
  }
}
