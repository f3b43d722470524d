import { recordsOf } from '@linli/sdk-web';
import type { ApiClient, RecordSet } from '@linli/sdk-web';
import type { QueryClient } from '@tanstack/react-query';
import { TRAINING_CLASS_MACHINE } from '../../contract/index.ts';
import type {
  Candidate,
  EnrolmentDetail,
  RecordRoll,
  Roll,
  TrainingClass,
  TrainingClassDetail,
  TrainingClassMachine,
} from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { ChangeClassForm } from './change-class.form.tsx';

const ROUTE = 'training-classes';

/** The one door to the API; with the machine, what lists, buttons, forms and history are made of. */
export const trainingClasses: RecordSet<TrainingClassMachine, TrainingClass, TrainingClassDetail> = {
  ...recordsOf<TrainingClass, TrainingClassDetail>(plugin, ROUTE),
  plugin,
  machine: TRAINING_CLASS_MACHINE,
  said: ['reason'],
  forms: { change: ChangeClassForm },
};

export const candidatesQuery = (api: ApiClient, classId: string) =>
  trainingClasses.part<{ items: Candidate[] }>(api, classId, 'candidates');

export const rollQuery = (api: ApiClient, classId: string) => trainingClasses.part<Roll>(api, classId, 'roll');

export const nominate = (api: ApiClient, classId: string, appointmentIds: readonly string[], idempotencyKey: string) =>
  api.post<{ items: EnrolmentDetail[] }>(`${ROUTE}/${classId}/nominations`, { appointmentIds }, { idempotencyKey });

export const recordRoll = (api: ApiClient, classId: string, body: RecordRoll, idempotencyKey: string) =>
  api.post<Roll>(`${ROUTE}/${classId}/roll`, body, { idempotencyKey });

/** Whatever shows a class or somebody in it is asked for anew. */
export const forgetClasses = (queries: QueryClient) => queries.invalidateQueries({ queryKey: [plugin.id] });
