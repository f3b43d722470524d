import type { Appointment, AppointmentChange, AppointmentDetail, ProposeAppointment } from '@linli/contracts';
import { listSource } from '@linli/sdk-web';
import type { ApiClient, ApiQuery } from '@linli/sdk-web';
import { queryOptions } from '@tanstack/react-query';

const ALL = ['core', 'appointment'] as const;

export const appointmentPageQuery = (api: ApiClient, query: ApiQuery) =>
  listSource<Appointment>(api, [...ALL, 'page'], { path: '/appointments', query });

export const appointmentQuery = (api: ApiClient, id: string) =>
  queryOptions({
    queryKey: [...ALL, 'detail', id],
    queryFn: ({ signal }) => api.get<AppointmentDetail>(`/appointments/${id}`, { signal }),
  });

export const appointmentHistoryQuery = (api: ApiClient, id: string) =>
  queryOptions({
    queryKey: [...ALL, 'history', id],
    queryFn: ({ signal }) =>
      api.get<{ items: AppointmentChange[] }>(`/appointments/${id}/history`, { signal }).then(({ items }) => items),
  });

export const proposeAppointment = (api: ApiClient, body: ProposeAppointment, idempotencyKey: string) =>
  api.post<AppointmentDetail>('/appointments', body, { idempotencyKey });

/** approve, refuse, withdraw, end. */
export const actOnAppointment = (
  api: ApiClient,
  { id, version }: Pick<AppointmentDetail, 'id' | 'version'>,
  action: string,
  more: object = {},
  idempotencyKey?: string,
) => api.post<AppointmentDetail>(`/appointments/${id}/${action}`, { version, ...more }, { idempotencyKey });
