import { recordsOf } from '@linli/sdk-web';
import type { ApiClient, RecordSet } from '@linli/sdk-web';
import { ACTIVITY_MACHINE } from '../../contract/index.ts';
import type { Activity, ActivityDetail, ActivityMachine, KindsUsed } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { ChangeForm, PlanForm, RecordForm, RecordIdeaForm } from './activity.forms.tsx';

const ROUTE = 'activities';

/** The one door to the API; with the machine, what lists, buttons, forms and history are made of. */
export const activities: RecordSet<ActivityMachine, Activity, ActivityDetail> = {
  ...recordsOf<Activity, ActivityDetail>(plugin, ROUTE),
  plugin,
  machine: ACTIVITY_MACHINE,
  said: ['reason'],
  forms: { plan: PlanForm, change: ChangeForm, record: RecordForm, 'record-past': RecordIdeaForm },
  elsewhere: ['remove-photo'],
};

/** Two ways to add one that is more than an idea: planned at once, or held before it was known here. */
export type NewActivityWay = 'add' | 'past';
const PATH: Readonly<Record<NewActivityWay, string>> = { add: 'planned', past: 'past' };

export const newActivity = (api: ApiClient, way: NewActivityWay, body: object, idempotencyKey: string) =>
  api.post<ActivityDetail>(`${ROUTE}/${PATH[way]}`, body, { idempotencyKey });

export const kindsUsedQuery = (api: ApiClient, query: { unit: number; from: string; to: string }) => ({
  queryKey: [plugin.id, ROUTE, 'kinds-used', query],
  queryFn: ({ signal }: { signal: AbortSignal }) => api.get<KindsUsed>(`${ROUTE}/kinds-used`, { query, signal }),
});
