import type { AdjustDays, AdjustedDays, CalendarMonth, ClearDays, EnterYear, WorkingDayAnswer } from '@linli/contracts';
import type { ApiClient } from '@linli/sdk-web';
import { queryOptions } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';

const ALL = ['core', 'calendar'] as const;

export const calendarMonthQuery = (api: ApiClient, query: { month: string; unitId: number | undefined }) =>
  queryOptions({
    queryKey: [...ALL, 'month', query],
    queryFn: ({ signal }) => api.get<CalendarMonth>('/calendar/month', { query, signal }),
  });

export const workingDayQuery = (api: ApiClient, query: { from: string; days: number; unitId: number | undefined }) =>
  queryOptions({
    queryKey: [...ALL, 'working-day', query],
    queryFn: ({ signal }) => api.get<WorkingDayAnswer>('/calendar/working-day', { query, signal }),
  });

export const adjustDays = (api: ApiClient, body: AdjustDays, idempotencyKey: string) =>
  api.post<AdjustedDays>('/calendar/days', body, { idempotencyKey });

export const clearDays = (api: ApiClient, body: ClearDays) => api.post<AdjustedDays>('/calendar/days/clear', body);

export const enterYear = (api: ApiClient, body: EnterYear) => api.post<AdjustedDays>('/calendar/years', body);

export const forgetCalendar = (queries: QueryClient) => queries.invalidateQueries({ queryKey: ALL });
