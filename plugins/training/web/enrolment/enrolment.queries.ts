import { recordsOf } from '@linli/sdk-web';
import type { ApiClient, RecordSet } from '@linli/sdk-web';
import { ENROLMENT_MACHINE } from '../../contract/index.ts';
import type { Enrolment, EnrolmentDetail, EnrolmentMachine, MyEnrolments } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';

const records = recordsOf<Enrolment, EnrolmentDetail>(plugin, 'enrolments');

/** The one door to the API; with the machine, what lists, buttons, forms and history are made of. */
export const enrolments: RecordSet<EnrolmentMachine, Enrolment, EnrolmentDetail> = {
  ...records,
  plugin,
  machine: ENROLMENT_MACHINE,
  said: ['reason', 'door', 'result'],
  keep(queries, answer) {
    records.keep(queries, answer);
    // Seats and rolls of its class show it, too.
    void queries.invalidateQueries({ queryKey: [plugin.id, 'training-classes'] });
  },
};

export const myEnrolmentsQuery = (api: ApiClient) => ({
  queryKey: [plugin.id, 'enrolments', 'mine'],
  queryFn: ({ signal }: { signal: AbortSignal }) => api.get<MyEnrolments>('enrolments/mine', { signal }),
});
