import type { CreateRole, EndRole, Page, Role, UpdateRole } from '@linli/contracts';
import type { ApiClient, ListQuery } from '@linli/sdk-web';
import { queryOptions } from '@tanstack/react-query';

export const roleQuery = (api: ApiClient, id: string) =>
  queryOptions({
    queryKey: ['core', 'role', 'detail', id],
    queryFn: ({ signal }) => api.get<Role>(`/roles/${id}`, { signal }),
  });

export const createRole = (api: ApiClient, role: CreateRole, idempotencyKey: string) =>
  api.post<Role>('/roles', role, { idempotencyKey });

export const updateRole = (api: ApiClient, id: string, role: UpdateRole) => api.patch<Role>(`/roles/${id}`, role);

export const endRole = (api: ApiClient, id: string, body: EndRole, idempotencyKey: string) =>
  api.post<Role>(`/roles/${id}/end`, body, { idempotencyKey });

/** One page of the roles that a list asks for. There are some dozens of them, so core gives all at once. */
export function pageOfRoles(roles: readonly Role[], { view, q, filters, page, pageSize }: ListQuery): Page<Role> {
  const text = q.toLowerCase();
  const found = roles.filter(
    ({ ended, source, title, permissions }) =>
      ended === (view === 'ended') &&
      (filters['source'] === undefined || filters['source'] === source) &&
      (title.toLowerCase().includes(text) || permissions.some((each) => each.title.toLowerCase().includes(text))),
  );
  const items = found.slice((page - 1) * pageSize, page * pageSize);
  return { items, page, pageSize, total: found.length, exact: true };
}
