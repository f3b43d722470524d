import type { AnonymisePerson, CreatePerson, Person, PersonDetail, Revealed, RevealPerson } from '@linli/contracts';
import { listSource } from '@linli/sdk-web';
import type { ApiClient, ApiQuery } from '@linli/sdk-web';
import { queryOptions } from '@tanstack/react-query';

const ALL = ['core', 'person'] as const;

export const personPageQuery = (api: ApiClient, query: ApiQuery) =>
  listSource<Person>(api, [...ALL, 'page'], { path: '/people', query });

export const personQuery = (api: ApiClient, id: string) =>
  queryOptions({
    queryKey: [...ALL, 'detail', id],
    queryFn: ({ signal }) => api.get<PersonDetail>(`/people/${id}`, { signal }),
  });

export const createPerson = (api: ApiClient, person: CreatePerson, idempotencyKey: string) =>
  api.post<PersonDetail>('/people', person, { idempotencyKey });

export const updatePerson = (api: ApiClient, id: string, body: object) =>
  api.patch<PersonDetail>(`/people/${id}`, body);

/** leave, return. */
export const actOnPerson = (api: ApiClient, id: string, action: 'leave' | 'return', body: object) =>
  api.post<PersonDetail>(`/people/${id}/${action}`, body);

/** Shows masked values whole; the look is written down with its reason. */
export const revealPerson = (api: ApiClient, id: string, body: RevealPerson) =>
  api.post<Revealed>(`/people/${id}/reveal`, body);

/** Takes every personal value away for good. */
export const anonymisePerson = (api: ApiClient, id: string, body: AnonymisePerson, idempotencyKey: string) =>
  api.post<PersonDetail>(`/people/${id}/anonymise`, body, { idempotencyKey });
