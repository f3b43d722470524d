import { recordsOf } from '@linli/sdk-web';
import type { RecordSet } from '@linli/sdk-web';
import { AFTERCARE_MACHINE } from '../../contract/index.ts';
import type { Aftercare, AftercareDetail, AftercareMachine } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';

/** The one door to the API; with the machine, what lists, buttons, forms and history are made of. */
export const aftercare: RecordSet<AftercareMachine, Aftercare, AftercareDetail> = {
  ...recordsOf<Aftercare, AftercareDetail>(plugin, 'aftercare'),
  plugin,
  machine: AFTERCARE_MACHINE,
  said: ['reason'],
};
